/** What has to hold for whatever was given to the node, and for whatever came back. */
import type { IDataObject } from 'n8n-workflow';
import {
	appointmentChanges,
	appointmentRequest,
	linkRequest,
	queueChanges,
	queueRequest,
	waitlistChanges,
	waitlistRequest,
} from '../../omneo/schema';
import type { FinishedRun } from '../../dev/engine/engine';
import type { RequestRecord } from '../../dev/sandbox';
import { tokens } from '../../dev/sandbox/http/authorization';
import { everythingIn, errorText } from '../engine/support';
import { isHung } from './timeLimit';

export interface FuzzResult {
	cases: number;
	/** Items that went through, and items that ended with a reason. */
	done: number;
	refused: number;
	/** How often each code was given as the reason. */
	codes: Map<string, number>;
	findings: string[];
}

/** Given to the node's credential, and never to be seen again. */
export const SECRET = tokens.full;

/** Words of a program that stumbled instead of a node that tells what is wrong. */
const STUMBLED =
	/TypeError|ReferenceError|RangeError|SyntaxError|ZodError|Cannot read|is not a function|is not iterable|could not work on this item/;

/** Where a node may send something, by the first part of the path. */
const KNOWN_PATH =
	/^\/api\/v3\/(appointments|appointment-definitions|appointment-waitlists|appointment-queues|locations|profiles)(\/[^/]+)*$/;

/** What the contract says of each body. */
const BODIES = [
	{ method: 'POST', path: /\/appointments$/, schema: appointmentRequest },
	{ method: 'PUT', path: /\/appointments\/[^/]+$/, schema: appointmentChanges },
	{ method: 'POST', path: /\/appointments\/[^/]+\/(un)?link$/, schema: linkRequest },
	{ method: 'POST', path: /\/appointment-waitlists$/, schema: waitlistRequest },
	{ method: 'PUT', path: /\/appointment-waitlists\/[^/]+$/, schema: waitlistChanges },
	{ method: 'POST', path: /\/appointment-queues$/, schema: queueRequest },
	{ method: 'PUT', path: /\/appointment-queues\/[^/]+$/, schema: queueChanges },
];

export function nothingYet(): FuzzResult {
	return { cases: 0, done: 0, refused: 0, codes: new Map(), findings: [] };
}

/** Looks at a run of many items that went on whatever happened; `inputs` are what each item was. */
export function checkRun(
	result: FuzzResult,
	what: string,
	inputs: unknown[],
	run: FinishedRun,
): void {
	result.cases += inputs.length;
	const find = (sentence: string) => result.findings.push(`${what}: ${sentence}`);
	if (isHung(run)) find('the run hung');
	else if (run.error) find(`the run stopped: ${errorText(run)}`);
	const everything = everythingIn([run.error, run.run.data.resultData]);
	const leak = everything.indexOf(SECRET);
	if (leak >= 0) find(`tells the token: ${everything.slice(Math.max(0, leak - 150), leak + 60)}`);

	const silent = new Set(inputs.keys());
	for (const { json, pairedItem } of run.items('Omneo')) {
		const index = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
		const error = json.error as IDataObject | undefined;
		if (silent.delete(index)) result[error ? 'refused' : 'done'] += 1;
		if (!(index in inputs)) find(`an item that belongs to no input: ${index}`);
		if (!error?.code) continue;
		const code = String(error.code);
		result.codes.set(code, (result.codes.get(code) ?? 0) + 1);
		const text = JSON.stringify(error);
		if (STUMBLED.test(text)) find(`stumbled: ${text}\n    on ${JSON.stringify(inputs[index])}`);
	}
	// A list may be empty: an item without a word is nothing to find here.
}

/** Looks at what was sent. */
export function checkRequests(result: FuzzResult, what: string, requests: RequestRecord[]): void {
	for (const { method, path, body } of requests) {
		if (!KNOWN_PATH.test(path)) result.findings.push(`${what}: asked for ${method} ${path}`);
		const contract = BODIES.find((known) => known.method === method && known.path.test(path));
		const refused = contract && contract.schema.safeParse(body).error;
		if (refused) {
			result.findings.push(`${what}: sent ${JSON.stringify(body)}, but ${refused.message}`);
		}
	}
}
