/** Another program that calls the workflow: many calls, several at a time. */
import { type IDataObject, sleep } from 'n8n-workflow';
import { pooled } from '../../omneo/concurrency/pool';
import { type Sandbox, seed } from '../../dev/sandbox';

/** One booking that is wanted: with a customer and a time that no other has. */
interface Call {
	definitionId: number;
	locationId: number;
	profileId: string;
	/** The exact moment, in ISO 8601. */
	start: string;
}

/** How a call went. */
export interface Answered {
	call: Call;
	/** The status of each answer: more than one when the call was made again. */
	statuses: number[];
	/** What the last answer held. */
	body: IDataObject;
}

interface CallOptions {
	/** How many calls wait for their answer at a time. */
	atOnce: number;
	/** How often a call is made again that is answered with a 5xx. */
	repeats?: number;
}

const FIRST_START = Date.parse('2030-03-04T00:00:00Z');
const QUARTER_HOUR = 15 * 60_000;
const BETWEEN_REPEATS_MS = 1_000;

/** Calls for customers that are new to the sandbox. */
export function callsFor(sandbox: Sandbox, count: number): Call[] {
	return Array.from({ length: count }, (_, index) => {
		const { id } = sandbox.addProfile({ first_name: 'Customer', last_name: String(index + 1) });
		return {
			definitionId: seed.definitions.suitFitting,
			locationId: seed.locations.melbourne,
			profileId: id,
			start: new Date(FIRST_START + index * QUARTER_HOUR).toISOString(),
		};
	});
}

/** Makes all calls; the answers are in the order of the calls. */
export async function callAll(
	url: string,
	calls: Call[],
	{ atOnce, repeats = 0 }: CallOptions,
): Promise<Answered[]> {
	const answers: Answered[] = [];
	await pooled(calls.length, atOnce, async (index) => {
		const call = calls[index];
		const answered: Answered = { call, statuses: [], body: {} };
		answers[index] = answered;
		do {
			if (answered.statuses.length > 0) await sleep(BETWEEN_REPEATS_MS);
			const { status, body } = await send(url, call);
			answered.statuses.push(status);
			answered.body = body;
		} while (Number(answered.statuses.at(-1)) >= 500 && answered.statuses.length <= repeats);
	});
	return answers;
}

async function send(url: string, call: Call): Promise<{ status: number; body: IDataObject }> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(call),
	});
	return { status: response.status, body: read(await response.text()) };
}

function read(text: string): IDataObject {
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return { text };
	}
}
