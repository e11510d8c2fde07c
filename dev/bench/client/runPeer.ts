/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** One run of one peer on the real engine, and what came of it. */
import type { INode, INodeExecutionData } from 'n8n-workflow';
import type { FinishedRun, Engine, WorkflowDefinition } from '../../engine/engine';
import type { Job, Measured, NodeSettings } from '../messages';
import { CREDENTIAL, type Peer } from '../peers/peer';
import { bookingRows, itemOf } from '../workload';
import { watchMemory } from './memory';
import { profiled } from './cpuProfile';

const NODE = 'Book';

export async function runPeer(host: Engine, peer: Peer, url: string, job: Job): Promise<Measured> {
	const definition = workflow(peer, url, job.settings);
	const items = bookingRows(job.items);
	const credentials = { [CREDENTIAL]: { tenant: 'bench', accessToken: 'bench', baseUrl: url } };
	globalThis.gc?.();
	const memory = job.memory ? watchMemory() : undefined;
	const run = async () => await host.run(definition, { items, credentials });

	const cpu = process.cpuUsage();
	const start = performance.now();
	const finished = await (job.profile ? profiled(job.profile, run) : run());
	const wallMs = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	return {
		name: peer.name,
		inFlight: peer.inFlight(job.items),
		wallMs,
		cpuMs: (user + system) / 1000,
		memory: memory?.(),
		...outcome(finished),
	};
}

function workflow(peer: Peer, url: string, settings: NodeSettings): WorkflowDefinition {
	const trigger: INode = {
		id: 'trigger',
		name: 'Trigger',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const node: INode = {
		id: 'book',
		name: NODE,
		position: [200, 0],
		credentials: { [CREDENTIAL]: { id: '1', name: 'Omneo account' } },
		...peer.node(url),
		...settings,
	};
	return {
		nodes: [trigger, node],
		connections: { Trigger: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
	};
}

function outcome(
	run: FinishedRun,
): Pick<Measured, 'booked' | 'failed' | 'ordered' | 'paired' | 'error'> {
	const booked = run.items(NODE).flatMap((item) => {
		const profile = profileOf(item);
		return profile === undefined ? [] : [{ index: itemOf(profile), item }];
	});
	return {
		booked: booked.length,
		failed: run.items(NODE, 1).length,
		ordered: booked.every(({ index }, place) => place === 0 || index > booked[place - 1].index),
		paired: booked.every(({ index, item }) => pairOf(item) === index),
		error: run.error?.message,
	};
}

/** The customer of the appointment that an item holds; the HTTP Request node leaves the record in its envelope. */
function profileOf({ json }: INodeExecutionData): string | undefined {
	const record = (json.data ?? json) as { profile_id?: string };
	return record.profile_id;
}

function pairOf({ pairedItem }: INodeExecutionData): number | undefined {
	const [pair] = [pairedItem].flat();
	return typeof pair === 'object' ? pair.item : pair;
}
