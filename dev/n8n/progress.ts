/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** Shows that long work moves: elapsed time, and what is done by now. */

/** Receives progress, a line at a time. */
export type Progress = (line: string) => void;

/** A terminal line is redrawn this often; a log gets a new line less often, so that it stays short. */
const REDRAW_MS = 2_000;
const LOG_LINE_MS = 30_000;

const CLEAR_LINE = '\r\u001b[2K';

/**
 * Reports progress until the returned function is called: on a terminal as one line that is redrawn,
 * else by `print`.
 */
export function showProgress(
	describe: () => Promise<string>,
	print: Progress,
	terminal: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stdout,
): () => void {
	const start = Date.now();
	let stopped = false;
	const report = async () => {
		const line = `  ${elapsed(Date.now() - start)}, ${await describe()}`;
		if (stopped) return;
		if (terminal.isTTY) terminal.write(CLEAR_LINE + line);
		else print(line);
	};
	const timer = setInterval(() => void report(), terminal.isTTY ? REDRAW_MS : LOG_LINE_MS);
	return () => {
		stopped = true;
		clearInterval(timer);
		if (terminal.isTTY) terminal.write(CLEAR_LINE);
	};
}

/** Minutes and seconds, such as `4:07`. */
function elapsed(millis: number): string {
	const seconds = Math.round(millis / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
