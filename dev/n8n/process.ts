/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** Child processes: waits until one is ready, and stops it. */
import type { ChildProcess } from 'node:child_process';
import { retryUntil } from './retryUntil';

const POLL_INTERVAL_MS = 200;
/** Lines of a process's output that an error message quotes. */
const LOG_TAIL_LINES = 30;

/** An error that the person at the terminal can fix: its message is printed without a stack. */
export class UserError extends Error {}

/** A process that has been spawned, and how to wait for it and stop it. */
interface ProcessOptions {
	program: ChildProcess;
	/** Its name in error messages. */
	name: string;
	/** Its output so far. */
	log(): string;
	/** Text in the output that shows it is ready. */
	ready: string;
	readyWithinMs: number;
	/** The signal of a graceful stop; SIGTERM by default. */
	signal?: NodeJS.Signals;
	/** After that it is killed by SIGKILL. */
	stoppedWithinMs: number;
}

export interface RunningProcess {
	readonly pid: number;
	/** Resolves with the exit code when the process has exited, for whatever reason. */
	readonly ended: Promise<number | null>;
	/** Stops it and waits until it has exited. */
	stop(): Promise<void>;
}

/**
 * Waits until a process is ready. Call it right after `spawn`, so that an early exit is not missed.
 * @throws UserError with the end of its output; the process is stopped then.
 */
export async function waitForReady(options: ProcessOptions): Promise<RunningProcess> {
	const { program, signal, stoppedWithinMs } = options;
	const ended = new Promise<number | null>((resolve) => program.once('close', resolve));
	const stop = async () => {
		program.kill(signal);
		const hard = setTimeout(() => program.kill('SIGKILL'), stoppedWithinMs);
		await ended;
		clearTimeout(hard);
	};
	await pollForReady(options).catch(async (error: unknown) => {
		await stop();
		throw error;
	});
	return { pid: program.pid ?? 0, ended, stop };
}

async function pollForReady({
	program,
	name,
	log,
	ready,
	readyWithinMs,
}: ProcessOptions): Promise<void> {
	let exit: string | undefined;
	program.once('error', ({ message }) => (exit ??= `could not be started: ${message}`));
	program.once('close', (code, signal) => {
		exit ??= signal ? `was ended (${signal})` : `ended (exit code ${code})`;
	});
	const check = () => {
		if (log().includes(ready)) return;
		const why = exit ?? `was not ready after ${readyWithinMs / 1000} s`;
		throw new UserError(`${name} ${why}. The last it said:\n${logTail(log())}`);
	};
	await retryUntil(check, {
		withinMs: readyWithinMs,
		everyMs: POLL_INTERVAL_MS,
		isTransient: () => exit === undefined,
	});
}

const logTail = (text: string) => text.trim().split('\n').slice(-LOG_TAIL_LINES).join('\n');
