/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/**
 * A worker dies in the middle of its work. n8n does not run its executions again, so their callers
 * are answered with an error and call again; the node finds what had been booked already.
 */
import { strict as assert } from 'node:assert';
import type { Sandbox } from '../../dev/sandbox';
import { assertBooked } from './bookingCheck';
import { callAll, callsFor } from './caller';
import { CONCURRENCY, type Cluster } from './cluster';
import { type Stage, newTenant, secondsSince } from './stage';
import { bookingWorkflow } from './workflow';

const CALLS = 200;
/** The worker dies when so many bookings have been asked for. */
const KILL_AT = 60;
/** Until then Omneo takes its time to answer, so that some bookings are made without an answer. */
const ANSWERED_AFTER_MS = 3_000;
const STALLED = /failed to be processed too many times/;

const BOOKING = { method: 'POST', path: '/appointments' };

interface Failed {
	id: string;
	status: string;
	stoppedAt: string;
}

export async function death(stage: Stage) {
	const { sandbox, cluster, ifAlreadyBooked } = stage;
	const { credential } = await newTenant(stage);
	const calls = callsFor(sandbox, CALLS);
	const workflow = bookingWorkflow('death', ifAlreadyBooked);
	const { id, url } = await cluster.publish(workflow, credential);
	const slow = { when: 'after', delayMs: ANSWERED_AFTER_MS } as const;
	const slowness = sandbox.fault({ ...BOOKING, times: 'always', ...slow });

	const begun = Date.now();
	const requested = bookingsRequested(sandbox, KILL_AT);
	const answering = callAll(url, calls, { atOnce: 4 * CONCURRENCY, repeats: 3 });
	// A call that breaks off ends this scenario, too.
	await Promise.race([requested, answering]);
	const [victim] = cluster.workers;
	await cluster.kill(victim);
	const killed = Date.now();
	slowness.remove();
	const [answers] = await Promise.all([answering, cluster.replace(victim)]);
	const seconds = secondsSince(begun);

	assertBooked(sandbox, answers);
	const failed = await failedExecutions(cluster, id);
	const again = answers.filter(({ statuses }) => statuses.length > 1);
	const errors = again.flatMap(({ statuses }) => statuses.filter((status) => status >= 500));
	assert.equal(
		errors.length,
		failed.length,
		'Not every failed execution was answered to its caller',
	);
	await assertGivenUp(cluster, failed);
	// Not even when a person asks n8n to try again.
	assertBooked(sandbox, answers);

	const answeredAfter = Math.max(...failed.map(({ stoppedAt }) => Date.parse(stoppedAt))) - killed;
	const found = again.filter(({ body }) => body.created === false).length;
	assert.ok(found > 0, 'No booking was made before the worker died, so its death showed nothing');
	return {
		calls: CALLS,
		seconds,
		failed: failed.length,
		toldAfterSeconds: Math.round(answeredAfter / 100) / 10,
		found,
		bookedAgain: again.length - found,
	};
}

async function bookingsRequested(sandbox: Sandbox, count: number): Promise<void> {
	let requested = 0;
	await new Promise<void>((resolve) => {
		const stop = sandbox.onRequest(({ method, path }) => {
			if (method !== BOOKING.method || !path.endsWith(BOOKING.path)) return;
			requested += 1;
			if (requested < count) return;
			stop();
			resolve();
		});
	});
}

async function failedExecutions({ rest }: Cluster, workflowId: string): Promise<Failed[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['error', 'crashed'] }));
	const { results } = await rest.get<{ results: Failed[] }>(
		`/executions?limit=100&filter=${filter}`,
	);
	return results;
}

/** What n8n does with the executions of a dead worker: ended as failed, and nothing kept to go on with. */
async function assertGivenUp({ rest }: Cluster, failed: Failed[]): Promise<void> {
	for (const { id } of failed) {
		const { status, error, data } = await rest.finished(id);
		assert.equal(status, 'error');
		assert.match(String(error?.message), STALLED);
		assert.deepEqual(data.resultData.runData, {}, 'n8n has kept what was done');
		assert.deepEqual(data.executionData?.nodeExecutionStack, [], 'n8n has kept the input');
	}
	const retry = `/executions/${failed[0].id}/retry`;
	const retried = await rest.post<Failed>(retry, { loadWorkflow: false });
	assert.equal(retried.status, 'error', "n8n's own Retry has something to go on with");
}
