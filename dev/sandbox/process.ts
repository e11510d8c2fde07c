/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- development only, never shipped */
/** The few things of the host that the sandbox needs: a pause, the terminal, the interrupt key. */

/** Waits. The timer alone keeps no process alive, so a hanging answer never blocks the end of a test run. */
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

/** Runs `action` when the person presses Ctrl+C or the process is asked to end. */
export function onInterrupt(action: () => Promise<void>): void {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void action().then(() => process.exit(0)));
	}
}
