/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import type { FinishedRun, RunOptions } from '../../dev/engine/engine';

/** An execution that takes longer hangs, on however busy a machine. */
const MOST_MS = 120_000;

/** Runs an execution, and cancels it when it hangs. */
export async function withTimeLimit(
	work: (cancel: RunOptions['cancel']) => Promise<FinishedRun>,
): Promise<FinishedRun> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise((resolve) => (timer = setTimeout(resolve, MOST_MS)));
	try {
		return await work(late);
	} finally {
		clearTimeout(timer);
	}
}

/** Nobody else cancels executions here. */
export function isHung({ run }: FinishedRun): boolean {
	return run.status === 'canceled';
}
