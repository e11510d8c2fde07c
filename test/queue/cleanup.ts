/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** Everything that was started or made is ended or removed: at the end, after a failure, on Ctrl+C. */

type Step = () => Promise<void>;

export class Cleanup {
	private steps: Step[] = [];
	private running: Promise<void> | undefined;

	constructor() {
		// npm and tsx pass a pressed Ctrl+C on, so it comes several times.
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.on(signal, () => void this.run().finally(() => process.exit(130)));
		}
	}

	/** Notes what is to be done; the last noted is done first. */
	later(step: Step): void {
		this.steps.push(step);
	}

	/** One step that fails keeps no other from being done. */
	async run(): Promise<void> {
		this.running ??= this.all();
		await this.running;
	}

	private async all(): Promise<void> {
		const failures: unknown[] = [];
		for (let step = this.steps.pop(); step; step = this.steps.pop()) {
			await step().catch((error: unknown) => failures.push(error));
		}
		if (failures.length > 0) throw new AggregateError(failures, 'Not everything was cleaned up');
	}
}
