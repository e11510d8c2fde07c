/** What a scenario works with: a sandbox tenant, a cluster, and a credential that joins the two. */
import type { Credential } from '../../dev/n8n/restClient';
import type { RequestRecord, Sandbox, Switches } from '../../dev/sandbox';
import type { Cluster } from './cluster';
import type { IfAlreadyBooked } from './workflow';

export interface Stage {
	sandbox: Sandbox;
	cluster: Cluster;
	credential: Credential;
	/** What is done about a booking that is there already, in the workflow whose worker dies. */
	ifAlreadyBooked: IfAlreadyBooked;
}

/** The sandbox as new, and a list that every request to it is put into from now on. */
export function resetSandbox(sandbox: Sandbox, switches: Partial<Switches> = {}): RequestRecord[] {
	sandbox.reset();
	sandbox.switches(switches);
	const requests: RequestRecord[] = [];
	sandbox.onRequest((request) => void requests.push(request));
	return requests;
}

/** How many executions each worker finished while `work` was done, by name. */
export async function sharesOf(
	{ workers }: Cluster,
	work: Promise<unknown>,
): Promise<Record<string, number>> {
	const before = workers.map(({ finished }) => finished);
	await work;
	return Object.fromEntries(
		workers.map(({ name, finished }, index) => [name, finished - before[index]]),
	);
}

/** Seconds since a moment, to a tenth. */
export function secondsSince(moment: number): number {
	return Math.round((Date.now() - moment) / 100) / 10;
}
