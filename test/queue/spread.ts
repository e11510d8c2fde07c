/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Many calls through the queue: each is booked once, and both workers take part. */
import { strict as assert } from 'node:assert';
import { assertBooked } from './bookingCheck';
import { callAll, callsFor } from './caller';
import { CONCURRENCY } from './cluster';
import { type Stage, newTenant, secondsSince, sharesOf } from './stage';
import { bookingWorkflow } from './workflow';

const CALLS = 500;

export async function spread(stage: Stage) {
	const { sandbox, cluster } = stage;
	const { credential, requests } = await newTenant(stage);
	const calls = callsFor(sandbox, CALLS);
	const { url } = await cluster.publish(bookingWorkflow('spread', 'createAnyway'), credential);

	const begun = Date.now();
	// Twice what the workers have in work, so that the queue never runs empty.
	const answering = callAll(url, calls, { atOnce: 4 * CONCURRENCY });
	const byWorker = await sharesOf(cluster, answering);
	const seconds = secondsSince(begun);

	assertBooked(sandbox, await answering);
	assert.ok(
		Object.values(byWorker).every((finished) => finished > 0),
		`A worker took no part: ${JSON.stringify(byWorker)}`,
	);
	return { calls: CALLS, seconds, byWorker, requests: requests.length };
}
