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
import { FakeOmneo, NOW, ROOT, data, errorOf } from './support';
import { VirtualClock } from './virtualClock';

const GET: HttpRequest = { method: 'GET', url: 'x', timeoutMs: 1_500 };
const POST: HttpRequest = { ...GET, method: 'POST' };
/** A question that is sent as a POST. */
const ASK: HttpRequest = { ...POST, readsOnly: true };

const answered = (request: HttpRequest, status: number, body: unknown = {}) =>
	errorFromResponse(request, { status, headers: {}, body });
const failed = (request: HttpRequest, facts: Partial<HttpFailure>) =>
	errorFromFailure(request, { timedOut: false, cancelled: false, ...facts });

const OPEN =
	"Omneo didn't confirm whether it was saved. Look in Omneo before running this item again.";
const TOKEN_HINT =
	'Create a new token in CX Manager under Settings > API Tokens and enter it in the Omneo credential. Tokens expire, and are removed with the user who created them.';
const ADDRESS_HINT = "Check 'Tenant' and 'API Base URL' in the credential.";
const NETWORK_HINT =
	"Check 'Tenant' and 'API Base URL' in the credential, and that this n8n can reach the internet.";
const CHANGE_HINT = 'Correct the fields listed and run again.';

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
		message: "Omneo isn't available right now",
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
const BROKEN = 'The connection to Omneo was interrupted';
const UNTRUSTED = 'The address has no trusted certificate';

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
					message: 'Omneo rejected the access token',
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
					message: "The access token doesn't have permission for this operation",
					hint: 'Add the missing scopes to the token in CX Manager under Settings > API Tokens.',
					status: 403,
				},
			],
			[
				`404 of ${by}`,
				() => answered(request, 404),
				{
					kind: 'notFound',
					code: 'not_found',
					message: "Omneo couldn't find the record",
					hint: 'Check that it still exists and that the credential uses the right tenant.',
					status: 404,
				},
			],
			[
				`404 of ${by}, for an address that is not there`,
				() => answered(request, 404, { message: 'The route api/v3/x could not be found.' }),
				{
					kind: 'unexpectedResponse',
					code: 'unexpected_response',
					message: "Omneo doesn't offer this operation at this address",
					hint: `${ADDRESS_HINT} If other operations work, your tenant doesn't support this one.`,
					status: 404,
				},
			],
			[
				`404 of ${by}, with a page`,
				() => answered(request, 404, '<html>'),
				{
					kind: 'unexpectedResponse',
					code: 'unexpected_response',
					message: "The address doesn't belong to an Omneo API",
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
					message: 'Omneo rejected the values of some fields',
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
					message: "Omneo's rate limit was reached",
					hint: 'Nothing was changed. Wait a moment and run this item again.',
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
					message: "The address doesn't belong to an Omneo API",
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
						? "Omneo accepted the request, but its response couldn't be read"
						: "The address doesn't belong to an Omneo API",
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
					message: "Omneo didn't respond within 1.5 seconds",
					...(isWrite
						? { hint: OPEN, outcomeUnknown: true }
						: {
								hint: "Try again, or raise 'Request Timeout (Seconds)' under Options.",
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
			['ENOTFOUND', "The address doesn't exist or can't be found", UNREACHED],
			['EAI_AGAIN', "The address doesn't exist or can't be found", UNREACHED],
			['ECONNREFUSED', 'The address refused the connection', UNREACHED],
			['EHOSTUNREACH', "The address can't be reached", UNREACHED],
			['ENETUNREACH', "The address can't be reached", UNREACHED],
			['ERR_INVALID_URL', "The address can't be reached", {}],
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
			message: 'An ID is missing, so nothing was sent to Omneo',
			hint: "Enter the record's ID and run again.",
		},
	],
	[
		'a limit that is too long',
		longWait,
		{
			kind: 'rateLimited',
			code: 'rate_limited',
			message: "Omneo's rate limit was reached for the next 60 minutes",
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
				"Nothing was sent for this item because the requests before it failed: Omneo isn't available right now",
			hint: 'Run this item again when Omneo responds.',
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
				"Omneo's list couldn't be read to its end: after 1 records it has no end, or repeats itself",
			hint: "Narrow the list with filters, or turn 'Return All' off and set 'Limit'.",
		},
	],
	[
		'a list that does not say enough',
		vagueList,
		{
			kind: 'unexpectedResponse',
			code: 'unclear_list',
			message: "Couldn't check for an existing record because one in Omneo doesn't say enough",
			hint: 'Look in Omneo before running this item again.',
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
		async () => await searched(1),
		{
			kind: 'noSlot',
			code: 'no_slot',
			message: "No free slot was found within 1 day from '2026-04-01 11:00' (Australia/Melbourne)",
			hint: 'Try a later start, more days, another location or other staff.',
		},
	],
	[
		'no free time over days',
		async () => await searched(14),
		{
			kind: 'noSlot',
			code: 'no_slot',
			message:
				"No free slot was found within 14 days from '2026-04-01 11:00' (Australia/Melbourne)",
			hint: 'Try a later start, more days, another location or other staff.',
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

/** A search that found nothing, at a server that does not say why. */
async function searched(withinDays: number) {
	const places = [{ locationId: 7, zone: 'Australia/Melbourne', from: NOW }];
	const search = { definitionId: 8, requiresStaff: false, places, withinDays, count: 1 };
	return await noSlot(search, new FakeOmneo({}));
}

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
