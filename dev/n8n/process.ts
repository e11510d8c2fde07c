/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** A program that works beside this one: waits until it is up, and ends it again. */
import type { ChildProcess } from 'node:child_process';
import { retryUntil } from './retryUntil';
import { PlainError } from './plainError';

const LOOK_EVERY_MS = 200;
const LINES_OF_BLAME = 30;

/** A program that has been started, and how to treat it. */
interface Child {
	program: ChildProcess;
	/** As messages name it. */
	name: string;
	/** What it printed so far. */
	log(): string;
	/** What it prints when it is up. */
	ready: string;
	readyWithinMs: number;
	/** The signal that ends it in good order: SIGTERM when left out. */
	signal?: NodeJS.Signals;
	/** Then it is ended the hard way. */
	stoppedWithinMs: number;
}

export interface RunningChild {
	readonly pid: number;
	/** Resolves with the exit code when the program has ended, for whatever reason. */
	readonly ended: Promise<number | null>;
	/** Asks it to finish, and waits until it has. */
	stop(): Promise<void>;
}

/**
 * Waits until a program is up; to be called as soon as it is started, so that its end is not missed.
 * @throws PlainError with what it said last. It is stopped then.
 */
export async function untilUp(child: Child): Promise<RunningChild> {
	const { program, signal, stoppedWithinMs } = child;
	const ended = new Promise<number | null>((resolve) => program.once('close', resolve));
	const stop = async () => {
		program.kill(signal);
		const hard = setTimeout(() => program.kill('SIGKILL'), stoppedWithinMs);
		await ended;
		clearTimeout(hard);
	};
	await saysThatItIsUp(child).catch(async (error: unknown) => {
		await stop();
		throw error;
	});
	return { pid: program.pid ?? 0, ended, stop };
}

async function saysThatItIsUp({ program, name, log, ready, readyWithinMs }: Child): Promise<void> {
	let over: string | undefined;
	program.once('error', ({ message }) => (over ??= `could not be started: ${message}`));
	program.once('close', (code, signal) => {
		over ??= signal ? `was ended (${signal})` : `ended (exit code ${code})`;
	});
	const look = () => {
		if (log().includes(ready)) return;
		const why = over ?? `was not ready after ${readyWithinMs / 1000} s`;
		throw new PlainError(`${name} ${why}. The last it said:\n${lastLines(log())}`);
	};
	await retryUntil(look, {
		withinMs: readyWithinMs,
		everyMs: LOOK_EVERY_MS,
		isTransient: () => over === undefined,
	});
}

const lastLines = (text: string) => text.trim().split('\n').slice(-LINES_OF_BLAME).join('\n');
