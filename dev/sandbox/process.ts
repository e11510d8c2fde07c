/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- development only, never shipped */
/** The timer, the terminal and the signals of the process. */

/** Waits. The timer is unreferenced: a pending answer does not keep the process of a test run alive. */
export function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

export function print(text: string): void {
	console.log(text);
}

/** Prints why the program cannot go on, and leaves with a failure. */
export function giveUp(text: string): never {
	console.error(text);
	process.exit(1);
}

/** Runs `action` on SIGINT (Ctrl+C) and SIGTERM, then exits. */
export function onInterrupt(action: () => Promise<void>): void {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void action().then(() => process.exit(0)));
	}
}
