/** The exact words, code and advice of every error that the core makes. */
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { OmneoClient } from '../../omneo/client/client';
import { anyRecord } from '../../omneo/client/parse';
import { readPages } from '../../omneo/client/pagination';
import { nobodyFound } from '../../omneo/client/profiles';
import { encoded } from '../../omneo/client/requests';
import { type OmneoError, cancelled, invalidInput } from '../../omneo/errors';
import { OutageBreaker } from '../../omneo/http/outageBreaker';
import {
	errorFromFailure,
	errorFromResponse,
	unreadableAnswer,
} from '../../omneo/http/responseErrors';
import { AdaptiveRateLimiter } from '../../omneo/http/rateLimiter';
import { Throttle } from '../../omneo/http/throttle';
import type { HttpFailure, HttpRequest } from '../../omneo/http/transport';
import { findMatchingEntries } from '../../omneo/appointments/findDuplicates';
import { noSlot } from '../../omneo/availability/nextSlots';
import { SlotReader } from '../../omneo/availability/slotReader';
import { ok } from '../../omneo/validation';
import { FakeOmneo, ROOT, data, errorOf } from './support';
import { VirtualClock } from './virtualClock';

const GET: HttpRequest = { method: 'GET', url: 'x', timeoutMs: 1_500 };
const POST: HttpRequest = { ...GET, method: 'POST' };
/** A question that is sent as a POST. */
const ASK: HttpRequest = { ...POST, readsOnly: true };

const answered = (request: HttpRequest, status: number, body: unknown = {}) =>
	errorFromResponse(request, { status, headers: {}, body });
const failed = (request: HttpRequest, facts: Partial<HttpFailure>) =>
	errorFromFailure(request, { timedOut: false, cancelled: false, ...facts });

const OPEN = 'It may have been done. Look in Omneo before you run this item again.';
const TOKEN_HINT =
	"Open the Omneo credential and paste a valid token. Tokens expire, and go when the user who made them is deleted. New ones are made in CX Manager under 'Settings > API Tokens'.";
const ADDRESS_HINT = "Check 'Tenant' and 'API Base URL' in the credential.";
const NETWORK_HINT =
	"Check 'Tenant' and 'API Base URL' in the credential, and that this n8n can reach the internet.";
const CHANGE_HINT = 'Change the fields named here and run again.';

/** What an error says; what it does not say is left out. */
interface Told {
	kind: string;
	code: string;
	message: string;
	hint: string;
	retryable?: true;
	outcomeUnknown?: true;
	failureKind?: string;
	status?: number;
}

function toldBy({ kind, code, message, hint, ...error }: OmneoError): Told {
	const { retryable, outcomeUnknown, failureKind, status } = error;
	return {
		kind,
		code,
		message,
		hint,
		...(retryable && { retryable }),
		...(outcomeUnknown && { outcomeUnknown }),
		...(failureKind && { failureKind }),
		...(status !== undefined && { status }),
	};
}

function unavailable(status: number, failureKind: string, isWrite: boolean): Told {
	return {
		kind: 'unavailable',
		code: 'unavailable',
		message: 'Omneo is not available at the moment',
		...(isWrite
			? { hint: OPEN, outcomeUnknown: true }
			: { hint: 'Try again later.', retryable: true }),
		failureKind,
		status,
	};
}

function network(code: string, message: string, more: Partial<Told> = {}): Told {
	return { kind: 'network', code, message, hint: NETWORK_HINT, retryable: true, ...more };
}

const UNREACHED = { failureKind: 'notDelivered' };
const BROKEN = 'The connection to Omneo broke off';
const UNTRUSTED = 'The host has no certificate that can be trusted';

type Maker = () => OmneoError | Promise<OmneoError>;

const ANSWERS: Array<[string, Maker, Told]> = [
	...[GET, POST, ASK].flatMap((request, index): Array<[string, Maker, Told]> => {
		const isWrite = request === POST;
		const by = ['a read', 'a write', 'a question'][index];
		const open = isWrite ? { outcomeUnknown: true as const, failureKind: 'indeterminate' } : {};
		return [
			[
				`401 of ${by}`,
				() => answered(request, 401),
				{
					kind: 'authentication',
					code: 'authentication',
					message: 'Omneo did not accept the access token',
					hint: TOKEN_HINT,
					status: 401,
				},
			],
			[
				`403 of ${by}`,
				() => answered(request, 403),
				{
					kind: 'permission',
					code: 'permission',
					message: 'The access token is not allowed to do this',
					hint: "Give the token the scopes for this in CX Manager under 'Settings > API Tokens'.",
					status: 403,
				},
			],
			[
				`404 of ${by}`,
				() => answered(request, 404),
				{
					kind: 'notFound',
					code: 'not_found',
					message: 'Omneo could not find what was asked for',
					hint: 'Check that the chosen record still exists, and that the tenant in the credential is the right one.',
					status: 404,
				},
			],
			[
				`404 of ${by}, for an address that is not there`,
				() => answered(request, 404, { message: 'The route api/v3/x could not be found.' }),
				{
					kind: 'unexpectedResponse',
					code: 'unexpected_response',
					message: 'Omneo has nothing at this address',
					hint: `${ADDRESS_HINT} If other operations work, this tenant does not offer this one.`,
					status: 404,
				},
			],
			[
				`404 of ${by}, with a page`,
				() => answered(request, 404, '<html>'),
				{
					kind: 'unexpectedResponse',
					code: 'unexpected_response',
					message: 'The address did not answer like the Omneo API',
					hint: ADDRESS_HINT,
					status: 404,
				},
			],
			...[400, 409, 413, 422].map((status): [string, Maker, Told] => [
				`${status} of ${by}`,
				() => answered(request, status),
				{
					kind: 'validation',
					code: 'validation',
					message: 'Omneo refused the values of some fields',
					hint: CHANGE_HINT,
					status,
				},
			]),
			[
				`429 of ${by}`,
				() => answered(request, 429),
				{
					kind: 'rateLimited',
					code: 'rate_limited',
					message: 'Omneo asks for fewer requests',
					hint: 'Wait a little and run this item again. Nothing was changed.',
					retryable: true,
					failureKind: 'rateLimited',
					status: 429,
				},
			],
			...[500, 503].map((status): [string, Maker, Told] => [
				`${status} of ${by}`,
				() => answered(request, status),
				unavailable(status, 'serverError', isWrite),
			]),
			...[408, 425, 501, 502, 504, 599].map((status): [string, Maker, Told] => [
				`${status} of ${by}`,
				() => answered(request, status),
				unavailable(status, 'indeterminate', isWrite),
			]),
			...[300, 301, 303, 402, 405, 418, 499].map((status): [string, Maker, Told] => [
				`${status} of ${by}`,
				() => answered(request, status),
				{
					kind: 'unexpectedResponse',
					code: 'unexpected_response',
					message: 'The address did not answer like the Omneo API',
					hint: isWrite ? OPEN : ADDRESS_HINT,
					...open,
					status,
				},
			]),
			[
				`an unreadable answer to ${by}`,
				() => unreadableAnswer(request, { status: 200, headers: {}, body: '' }),
				{
					kind: 'unexpectedResponse',
					code: 'unexpected_response',
					message: isWrite
						? 'Omneo said yes, but its answer could not be read'
						: 'The address did not answer like the Omneo API',
					hint: isWrite ? OPEN : ADDRESS_HINT,
					...open,
					status: 200,
				},
			],
			[
				`a late answer to ${by}`,
				() => failed(request, { timedOut: true, code: 'ECONNABORTED' }),
				{
					kind: 'timeout',
					code: 'timeout',
					message: 'Omneo did not answer within 1.5 s',
					...(isWrite
						? { hint: OPEN, outcomeUnknown: true }
						: {
								hint: "Try again, or raise 'Request Timeout' in the options.",
								retryable: true,
							}),
					failureKind: 'indeterminate',
				},
			],
			[
				`a cancel of ${by}`,
				() => failed(request, { cancelled: true }),
				{
					kind: 'cancelled',
					code: 'cancelled',
					message: 'The execution was canceled',
					...(isWrite
						? { hint: OPEN, outcomeUnknown: true }
						: { hint: 'Nothing was sent for this item.' }),
				},
			],
			...['ECONNRESET', 'EPIPE'].map((code): [string, Maker, Told] => [
				`${code} of ${by}`,
				() => failed(request, { code }),
				{
					...network(code, BROKEN, { failureKind: 'indeterminate' }),
					...(isWrite && { hint: OPEN, retryable: undefined, outcomeUnknown: true }),
				},
			]),
		];
	}),
	...(
		[
			['ENOTFOUND', 'There is no host of that name to connect to', UNREACHED],
			['EAI_AGAIN', 'There is no host of that name to connect to', UNREACHED],
			['ECONNREFUSED', 'The host refused the connection', UNREACHED],
			['EHOSTUNREACH', 'Omneo could not be reached', UNREACHED],
			['ENETUNREACH', 'Omneo could not be reached', UNREACHED],
			['ERR_INVALID_URL', 'Omneo could not be reached', {}],
			['CERT_HAS_EXPIRED', UNTRUSTED, {}],
			['ERR_TLS_CERT_ALTNAME_INVALID', UNTRUSTED, {}],
			['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED, {}],
		] as Array<[string, string, Partial<Told>]>
	).map(([code, message, more]): [string, Maker, Told] => [
		`${code} of a write`,
		() => failed(POST, { code }),
		network(code, message, more),
	]),
	[
		'a failure without a code',
		() => failed(GET, {}),
		network('network', BROKEN, { failureKind: 'indeterminate' }),
	],
	[
		'a failure of the encryption',
		() => failed(GET, { code: 'ERR_SSL_WRONG_VERSION_NUMBER' }),
		network('ERR_SSL_WRONG_VERSION_NUMBER', UNTRUSTED, { failureKind: 'indeterminate' }),
	],
];

/** A limit that is longer than anything waits for. */
async function longWait(): Promise<OmneoError> {
	const clock = new VirtualClock();
	const headers = { 'retry-after': '3600' };
	const throttle = new Throttle(1, new AdaptiveRateLimiter(() => 0), clock);
	const transport = throttle.wrap(async () => ok({ status: 429, headers, body: {} }));
	await transport(GET);
	return await errorOf(transport(GET));
}

function outage(): OmneoError {
	const breaker = new OutageBreaker();
	breaker.onGivenUp(answered(POST, 503), 0, Infinity);
	breaker.enter();
	try {
		breaker.enter();
	} catch (error) {
		return error as OmneoError;
	}
	throw new Error('Let through');
}

async function segment(): Promise<OmneoError> {
	return await errorOf(Promise.resolve().then(() => encoded(' .. ')));
}

async function endlessList(): Promise<OmneoError> {
	const records = [{ id: 1 }];
	return await errorOf(readPages(async () => ({ records, ids: [1], next: 2, last: 2 })));
}

async function vagueList(): Promise<OmneoError> {
	const meta = { last_page: 1 };
	const { client } = new FakeOmneo({
		'GET /queue': { status: 200, body: { data: [{ id: 1 }], meta } },
	});
	const asked = { profile_id: 'x', appointment_definition_id: 1, location_id: 2 };
	return await errorOf(findMatchingEntries(client, 'queue', asked, ['waiting']));
}

async function oddSlots(): Promise<OmneoError> {
	const slots = data({ date: '2026-05-11', timezone: 'UTC', slots: ['soon'] });
	const { client } = new FakeOmneo({ 'POST /appointment-definitions/1/available-slots': slots });
	const question = { definitionId: 1, locationId: 2, zone: 'UTC' };
	const days = { first: '2026-05-11', last: '2026-05-11' };
	return await errorOf(new SlotReader(client).over([question], days).next());
}

const MAKERS: Array<[string, Maker, Told]> = [
	[
		'input that cannot be used',
		() => invalidInput({ notes: ['must be text'] }),
		{
			kind: 'invalidInput',
			code: 'invalid_input',
			message: 'Nothing was sent to Omneo because a value needs a change',
			hint: 'Correct the fields listed and run again.',
		},
	],
	[
		'a cancelled execution',
		() => cancelled(),
		{
			kind: 'cancelled',
			code: 'cancelled',
			message: 'The execution was canceled',
			hint: 'Nothing was sent for this item.',
		},
	],
	[
		'an address that is another one',
		segment,
		{
			kind: 'invalidInput',
			code: 'invalid_input',
			message: "An ID is empty, '.' or '..', so nothing was sent to Omneo",
			hint: 'Give the ID of the record and run again.',
		},
	],
	[
		'a limit that is too long',
		longWait,
		{
			kind: 'rateLimited',
			code: 'rate_limited',
			message: 'Omneo asks to wait 60 minutes before the next request',
			hint: 'Nothing was sent for this item. Run it again later.',
			retryable: true,
		},
	],
	[
		'an outage',
		outage,
		{
			kind: 'unavailable',
			code: 'unavailable',
			message:
				'Not sent, as the requests before it were given up: Omneo is not available at the moment',
			hint: 'Nothing was sent for this item. Run it again when Omneo answers.',
			retryable: true,
		},
	],
	[
		'a list without end',
		endlessList,
		{
			kind: 'unexpectedResponse',
			code: 'incomplete_list',
			message:
				"Omneo's list could not be read to its end: after 1 records it has no end, or repeats itself",
			hint: "Narrow the list with filters, or turn 'Return All' off and set 'Limit'.",
		},
	],
	[
		'a list that does not say enough',
		vagueList,
		{
			kind: 'unexpectedResponse',
			code: 'unclear_list',
			message: 'A record in Omneo does not say enough to find out whether it is this one',
			hint: 'It may be there. Look in Omneo before you run this item again.',
			outcomeUnknown: true,
		},
	],
	[
		'a search without a result',
		() => nobodyFound('email'),
		{
			kind: 'notFound',
			code: 'not_found',
			message: 'No profile matches this email',
			hint: "Check the value, or set 'If None Is Found' to 'Return an Empty Result'.",
		},
	],
	[
		'no free time on a day',
		() => noSlot(1),
		{
			kind: 'noSlot',
			code: 'no_slot',
			message: 'There is no free slot within 1 day',
			hint: 'Search from another time, over more days, at another location or with another staff member.',
		},
	],
	[
		'no free time over days',
		() => noSlot(14),
		{
			kind: 'noSlot',
			code: 'no_slot',
			message: 'There is no free slot within 14 days',
			hint: 'Search from another time, over more days, at another location or with another staff member.',
		},
	],
	[
		'slots that cannot be read',
		oddSlots,
		{
			kind: 'unexpectedResponse',
			code: 'unexpected_response',
			message: 'Omneo returned free slots in an unknown time format',
			hint: 'Please report it on GitHub with one slot as Omneo returns it.',
		},
	],
];

it.each([...ANSWERS, ...MAKERS])('%s has these words', async (_, make, reported) => {
	expect(toldBy(await make())).toEqual(reported);
});

/** `slotTaken` is tested in test/unit/availability/bookSlot.test.ts, as it names the other times. */
it('the tables hold every place that makes an error', () => {
	const root = path.resolve(__dirname, '../../omneo');
	const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
	const made = files
		.filter((name) => name.endsWith('.ts'))
		.flatMap((name) => {
			const count = readFileSync(path.join(root, name), 'utf8').split('new OmneoError(').length - 1;
			return count > 0 ? [[name.split(path.sep).join('/'), count]] : [];
		});
	expect(Object.fromEntries(made)).toEqual({
		'appointments/findDuplicates.ts': 1,
		'availability/bookSlot.ts': 1,
		'availability/nextSlots.ts': 1,
		'availability/slotReader.ts': 1,
		'client/pagination.ts': 1,
		'client/profiles.ts': 1,
		'client/requests.ts': 1,
		// The third is `withChanges`.
		'errors.ts': 3,
		'http/outageBreaker.ts': 1,
		'http/responseErrors.ts': 4,
		'http/throttle.ts': 1,
	});
});

it('a client that does not retry gives the errors as they are', async () => {
	const { transport } = new FakeOmneo({ 'GET /x': { status: 503 } });
	const client = new OmneoClient({ root: ROOT, transport });
	expect(toldBy(await errorOf(client.read(['x'], anyRecord)))).toEqual(
		unavailable(503, 'serverError', false),
	);
});
