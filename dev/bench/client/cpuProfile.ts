/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** A CPU profile of a piece of work, as Chrome's developer tools read it. */
import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';

/** Microseconds between samples. */
const INTERVAL = 200;

export async function profiled<T>(file: string, work: () => Promise<T>): Promise<T> {
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
	await session.post('Profiler.start');
	const result = await work();
	const { profile } = await session.post('Profiler.stop');
	session.disconnect();
	await writeFile(file, JSON.stringify(profile));
	return result;
}
