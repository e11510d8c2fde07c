/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Two workers under one rate limit: some requests are turned away, and every call is booked. */
import { strict as assert } from 'node:assert';
import { assertBooked } from './bookingCheck';
import { callAll, callsFor } from './caller';
import { CONCURRENCY } from './cluster';
import { type Stage, newTenant, secondsSince, sharesOf } from './stage';
import { bookingWorkflow } from './workflow';

/** Calls that tell how fast the workers are on this machine at this time. */
const FREE = 50;
/** Calls under a limit of half of that, so that it is met on any machine. */
const LIMITED = 150;

export async function limit(stage: Stage) {
	const { sandbox, cluster } = stage;
	const { credential, requests } = await newTenant(stage);
	const calls = callsFor(sandbox, FREE + LIMITED);
	const { url } = await cluster.publish(bookingWorkflow('limit', 'createAnyway'), credential);
	const options = { atOnce: 4 * CONCURRENCY };

	const begunFree = Date.now();
	const free = await callAll(url, calls.slice(0, FREE), options);
	const freePerSecond = Math.round(requests.length / secondsSince(begunFree));

	const perSecond = Math.max(1, Math.floor(freePerSecond / 2));
	sandbox.switches({ rateLimit: { perSecond, burst: perSecond, retryAfter: 'seconds' } });
	const before = requests.length;
	const begun = Date.now();
	const answering = callAll(url, calls.slice(FREE), options);
	const byWorker = await sharesOf(cluster, answering);
	const seconds = secondsSince(begun);

	assertBooked(sandbox, [...free, ...(await answering)]);
	const turnedAway = requests.filter(({ status }) => status === 429).length;
	assert.ok(turnedAway > 0, 'The limit was never met, so this showed nothing');
	const sent = requests.length - before;
	return {
		calls: LIMITED,
		freePerSecond,
		perSecond,
		seconds,
		byWorker,
		requests: sent,
		turnedAway,
	};
}
