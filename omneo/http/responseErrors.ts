/** From what the server or the network did to a typed error. */
import type { FieldMessages } from '../validation';
import { type FailureKind, OmneoError, type OmneoErrorFacts, cancelled } from '../errors';
import { type HttpFailure, type HttpRequest, type HttpResponse, writes } from './transport';
import { QUEUE_PATH, WAITLIST_PATH } from '../schema';
import { counted, isRecord } from '../text';
import { isReadable, scrubbed } from './serverText';

const UNKNOWN_OUTCOME =
	"Omneo didn't confirm whether it was saved. Look in Omneo before running this item again.";

type Rule = Pick<OmneoErrorFacts, 'kind' | 'message' | 'hint' | 'retryable'>;

/** By status. 401, 403 and 422 are documented for "Add Appointment"; the rest is what HTTP means. */
const RULES: Record<number, Rule> = {
	401: {
		kind: 'authentication',
		message: 'Omneo rejected the access token',
		hint: 'Create a new token in CX Manager under Settings > API Tokens and enter it in the Omneo credential. Tokens expire, and are removed with the user who created them.',
		retryable: false,
	},
	403: {
		kind: 'permission',
		message: "The access token doesn't have permission for this operation",
		hint: 'Add the missing scopes to the token in CX Manager under Settings > API Tokens.',
		retryable: false,
	},
	404: {
		kind: 'notFound',
		message: "Omneo couldn't find the record",
		hint: 'Check that it still exists and that the credential uses the right tenant.',
		retryable: false,
	},
	429: {
		kind: 'rateLimited',
		message: "Omneo's rate limit was reached",
		hint: 'Nothing was changed. Wait a moment and run this item again.',
		retryable: true,
	},
};

const VALIDATION: Rule = {
	kind: 'validation',
	message: 'Omneo rejected the values of some fields',
	hint: 'Correct the fields listed and run again.',
	retryable: false,
};

const UNAVAILABLE: Rule = {
	kind: 'unavailable',
	message: "Omneo isn't available right now",
	hint: 'Try again later.',
	retryable: true,
};

const UNEXPECTED: Rule = {
	kind: 'unexpectedResponse',
	message: "The address doesn't belong to an Omneo API",
	hint: "Check 'Tenant' and 'API Base URL' in the credential.",
	retryable: false,
};

/** A complaint about the route, not about a record: how Laravel answers an address that it does not know. */
const NO_ROUTE: Rule = {
	...UNEXPECTED,
	message: "Omneo doesn't offer this operation at this address",
	hint: "Check 'Tenant' and 'API Base URL' in the credential. If other operations work, your tenant doesn't support this one.",
};

/** The typed error for an answer with a status of 300 or more. */
export function errorFromResponse(request: HttpRequest, response: HttpResponse): OmneoError {
	const { status, body } = response;
	const rule = ruleFor(response);
	const failureKind = failureKindOf(status, writes(request));
	const outcomeUnknown =
		(failureKind === 'serverError' || failureKind === 'indeterminate') && writes(request);
	const fields = fieldsFrom(body);
	return new OmneoError({
		...rule,
		hint: outcomeUnknown ? UNKNOWN_OUTCOME : rule.hint,
		// Where fields are named, the server's own sentence only repeats one of them.
		message: Object.keys(fields).length > 0 ? rule.message : withServerText(rule, request, body),
		retryable: rule.retryable && !outcomeUnknown,
		status,
		fields,
		outcomeUnknown,
		failureKind,
	});
}

/**
 * 500 and 503 are what the application itself answers, so it is done with the request. After a write,
 * every other status that is no refusal comes from what stands before it, or sends elsewhere: whether
 * the write was stored is open. A read is worth another attempt only where the failure may pass.
 */
function failureKindOf(status: number, isWrite: boolean): FailureKind | undefined {
	if (status === 429) return 'rateLimited';
	if (status === 500 || status === 503) return 'serverError';
	if (REFUSALS.includes(status)) return undefined;
	return isWrite || status >= 500 || status === 408 || status === 425 ? 'indeterminate' : undefined;
}

/** Statuses that refuse a request for certain. 401, 403 and 422 are documented, the others are what HTTP means. */
const REFUSALS = [400, 401, 403, 404, 409, 413, 422];

function ruleFor({ status, body }: HttpResponse): Rule {
	// Omneo answers JSON to `Accept: application/json`; a page comes from somewhere else.
	if (status === 404 && !isRecord(body)) return UNEXPECTED;
	if (status === 404 && speaksOfRoute(body as ApiMessage)) return NO_ROUTE;
	if (RULES[status]) return RULES[status];
	if (status >= 500 || status === 408 || status === 425) return UNAVAILABLE;
	return REFUSALS.includes(status) ? VALIDATION : UNEXPECTED;
}

interface ApiMessage {
	message?: unknown;
}

function speaksOfRoute({ message }: ApiMessage): boolean {
	return typeof message === 'string' && /\broute\b/i.test(message);
}

/** A 2xx whose body cannot be used: for a write, the record was most likely made. */
export function unreadableAnswer(request: HttpRequest, response: HttpResponse): OmneoError {
	const wrote = writes(request);
	return new OmneoError({
		...UNEXPECTED,
		message: wrote
			? "Omneo accepted the request, but its response couldn't be read"
			: UNEXPECTED.message,
		hint: wrote ? UNKNOWN_OUTCOME : UNEXPECTED.hint,
		status: response.status,
		outcomeUnknown: wrote,
		// Of a question, the answer will be no other the next time.
		failureKind: wrote ? 'indeterminate' : undefined,
	});
}

/** Codes that prove the request never reached a server. */
const NOT_DELIVERED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** The code of a URL that cannot be parsed. */
const INVALID_ADDRESS = 'ERR_INVALID_URL';

/** Codes of a certificate that was not accepted, before anything was sent. */
const UNTRUSTED = /^ERR_TLS|CERT|LEAF_SIGNATURE/;

/** The typed error for a request that got no complete answer. */
export function errorFromFailure(request: HttpRequest, failure: HttpFailure): OmneoError {
	const code = failure.code ?? '';
	const undelivered = NOT_DELIVERED.includes(code);
	const refused = UNTRUSTED.test(code) || code === INVALID_ADDRESS;
	const outcomeUnknown = !undelivered && !refused && writes(request);
	const failureKind: FailureKind | undefined = refused
		? undefined
		: undelivered
			? 'notDelivered'
			: 'indeterminate';
	const common = { retryable: !outcomeUnknown, outcomeUnknown, failureKind };
	const hintOr = (hint: string) => (outcomeUnknown ? UNKNOWN_OUTCOME : hint);
	if (failure.cancelled) {
		return cancelled(outcomeUnknown ? { outcomeUnknown, hint: UNKNOWN_OUTCOME } : {});
	}
	if (failure.timedOut) {
		const seconds = Math.round(request.timeoutMs / 100) / 10;
		return new OmneoError({
			...common,
			kind: 'timeout',
			message: `Omneo didn't respond within ${counted(seconds, 'second')}`,
			hint: hintOr("Try again, or raise 'Request Timeout (Seconds)' under Options."),
		});
	}
	return new OmneoError({
		...common,
		kind: 'network',
		code: code || undefined,
		message: networkMessage(code, request),
		hint: hintOr(
			"Check 'Tenant' and 'API Base URL' in the credential, and that this n8n can reach the internet.",
		),
	});
}

function networkMessage(code: string, { url }: HttpRequest): string {
	const host = URL.canParse(url) ? new URL(url).hostname : 'The address';
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return `${host} doesn't exist or can't be found`;
		case 'ECONNREFUSED':
			return `${host} refused the connection`;
		default:
			if (UNTRUSTED.test(code) || code.includes('SSL')) return `${host} has no trusted certificate`;
			return [...NOT_DELIVERED, INVALID_ADDRESS].includes(code)
				? `${host} can't be reached`
				: 'The connection to Omneo was interrupted';
	}
}

/**
 * The messages by field of Laravel's validator, `errors.<field>` as a list of texts; anything else there
 * is passed over. Source: API reference ("ValidationException") and `omneo-sdk`.
 */
function fieldsFrom(body: unknown): FieldMessages {
	const errors = isRecord(body) && isRecord(body.errors) ? body.errors : {};
	const entries = Object.entries(errors).map(([field, texts]) => {
		const given = [texts].flat().filter((text) => typeof text === 'string');
		return [scrubbed(field), given.map(scrubbed)] as const;
	});
	return Object.fromEntries(entries.filter(([, texts]) => texts.length > 0));
}

/**
 * The server's own sentence helps when no field is named, e.g. "This slot is no longer available."
 * Not that of a 404: it only repeats what was asked for, which may be a customer's ID.
 */
function withServerText(rule: Rule, { url }: HttpRequest, body: unknown): string {
	if (rule.kind === 'notFound') return notFoundMessage(url) ?? rule.message;
	if (rule.kind !== 'validation') return rule.message;
	const text = isRecord(body) ? body.message : undefined;
	if (typeof text !== 'string' || !isReadable(text)) return rule.message;
	return `${rule.message}: ${scrubbed(text.trim())}`;
}

/** What people call the records that have a number, by the name of their list in an address. */
const NUMBERED: Record<string, string> = {
	appointments: 'appointment',
	'appointment-definitions': 'service',
	locations: 'location',
	[QUEUE_PATH]: 'queue entry',
	[WAITLIST_PATH]: 'waitlist entry',
};

/** Undefined where the address is not that of a record with a number, or of what belongs to it. That of a profile is personal. */
function notFoundMessage(url: string): string | undefined {
	const [, list = '', id] = /\/([a-z-]+)\/(\d+)(?:\/(?:questions|profiles))?$/.exec(url) ?? [];
	const what = NUMBERED[list];
	return what && `Omneo couldn't find the ${what} with ID '${id}'`;
}
