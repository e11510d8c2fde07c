/** What a scenario works with: a sandbox and a cluster, and a tenant that is new to both. */
import type { Credential } from '../../dev/n8n/restClient';
import type { RequestRecord, Sandbox } from '../../dev/sandbox';
import type { Cluster } from './cluster';
import type { IfAlreadyBooked } from './workflow';

export interface Stage {
	sandbox: Sandbox;
	cluster: Cluster;
	/** What is done about a booking that is there already, in the workflow whose worker dies. */
	ifAlreadyBooked: IfAlreadyBooked;
}

interface Tenant {
	/** Joins the cluster to the tenant. */
	credential: Credential;
	/** Every request to it is put in here. */
	requests: RequestRecord[];
}

/**
 * The sandbox as new, at an address that is new: the workers remember for minutes what they created at
 * the one before.
 */
export async function newTenant({ sandbox, cluster }: Stage): Promise<Tenant> {
	sandbox.reset();
	const requests: RequestRecord[] = [];
	sandbox.onRequest((request) => void requests.push(request));
	const credential = await cluster.rest.saveCredential({
		name: 'Omneo sandbox',
		type: 'omneoApi',
		data: { baseUrl: sandbox.url, accessToken: sandbox.token },
	});
	return { credential, requests };
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
