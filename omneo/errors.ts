/** What can go wrong with a call, as one class with a kind; made in one place from status, body and code. */
import type { FieldCheck, FieldProblems } from './checked';
import { validationBody } from './contract/envelope';
import { type HttpFailure, type HttpRequest, type HttpResponse, writes } from './http';
import { isRecord, snakeCase } from './text';

export const errorKinds = [
	/** What was typed in; found before anything was sent. */
	'invalidInput',
	'authentication',
	'permission',
	'notFound',
	/** The server refused the fields. */
	'validation',
	'rateLimited',
	'unavailable',
	'network',
	'timeout',
	/** The server answered something that is not Omneo's API. */
	'unexpectedResponse',
	'cancelled',
	/** The time is not free any more; `data` has those that are. */
	'slotTaken',
	/** There is no free time to be found. */
	'noSlot',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

export interface OmneoErrorFacts {
	kind: ErrorKind;
	message: string;
	hint: string;
	status?: number;
	/** Machine-readable: the kind, or the system's code such as ECONNREFUSED. */
	code: string;
	/** By the API's path of the field. */
	fields?: FieldProblems;
	/** True when the same request may succeed later and repeating it cannot book twice. */
	retryable: boolean;
	/** True when a write may have happened although no good answer came. */
	outcomeUnknown?: boolean;
	/** What else the next step of a workflow can use. */
	data?: Record<string, unknown>;
}

/** Holds no token, no request body and no customer data: messages are ours, or the server's own text. */
export class OmneoError extends Error {
	readonly kind: ErrorKind;
	readonly hint: string;
	readonly status?: number;
	readonly code: string;
	readonly fields: FieldProblems;
	readonly retryable: boolean;
	readonly outcomeUnknown: boolean;
	readonly data: Record<string, unknown>;

	constructor(facts: OmneoErrorFacts) {
		super(facts.message);
		this.name = 'OmneoError';
		this.kind = facts.kind;
		this.hint = facts.hint;
		this.status = facts.status;
		this.code = facts.code;
		this.fields = facts.fields ?? {};
		this.retryable = facts.retryable;
		this.outcomeUnknown = facts.outcomeUnknown ?? false;
		this.data = facts.data ?? {};
	}
}

/** Input that was refused before anything was sent. */
export function invalidInput(fields: FieldProblems): OmneoError {
	return new OmneoError({
		kind: 'invalidInput',
		code: 'invalid_input',
		message: 'Some fields need attention, so nothing was sent to Omneo',
		hint: 'Change the fields named here and run again.',
		fields,
		retryable: false,
	});
}

/** A record that does not exist is a problem of the field that names it; other failures are not. */
export async function orNoted<T>(
	asked: Promise<T>,
	field: string,
	check: FieldCheck,
): Promise<T | undefined> {
	return await asked.catch((error: unknown) => {
		if (!(error instanceof OmneoError) || error.kind !== 'notFound') throw error;
		check.note(field, 'does not exist in Omneo');
		return undefined;
	});
}

/** The execution was cancelled before this item was begun. */
export function cancelled(): OmneoError {
	return new OmneoError({
		kind: 'cancelled',
		code: 'cancelled',
		message: 'The execution was cancelled',
		hint: 'Nothing was sent for this item.',
		retryable: false,
	});
}

const UNKNOWN_OUTCOME =
	'The appointment may exist all the same. Look in Omneo before you run this item again.';

type Rule = Pick<OmneoErrorFacts, 'kind' | 'message' | 'hint' | 'retryable'>;

/** By status. 401, 403 and 422 are documented for "Add Appointment"; the rest is what HTTP means. */
const RULES: Record<number, Rule> = {
	401: {
		kind: 'authentication',
		message: 'Omneo did not accept the access token',
		hint: "Open the Omneo credential and paste a valid token. Tokens expire, and go when the user who made them is deleted. New ones are made in CX Manager under 'Settings > API Tokens'.",
		retryable: false,
	},
	403: {
		kind: 'permission',
		message: 'The access token is not allowed to do this',
		hint: "Give the token the scopes for appointments in CX Manager under 'Settings > API Tokens'.",
		retryable: false,
	},
	404: {
		kind: 'notFound',
		message: 'Omneo could not find what was asked for',
		hint: 'Check that the chosen record still exists, and that the tenant in the credential is the right one.',
		retryable: false,
	},
	429: {
		kind: 'rateLimited',
		message: 'Omneo asks for fewer requests',
		hint: 'Wait a little and run this item again. It was not booked.',
		retryable: true,
	},
};

const VALIDATION: Rule = {
	kind: 'validation',
	message: 'Omneo refused the values of some fields',
	hint: 'Change the fields named here and run again.',
	retryable: false,
};

const UNAVAILABLE: Rule = {
	kind: 'unavailable',
	message: 'Omneo is not available at the moment',
	hint: 'Try again later.',
	retryable: true,
};

const UNEXPECTED: Rule = {
	kind: 'unexpectedResponse',
	message: 'The address did not answer like the Omneo API',
	hint: "Check 'Tenant' and 'API Base URL' in the credential.",
	retryable: false,
};

/** The typed error for an answer with a status of 300 or more. */
export function errorFromResponse(request: HttpRequest, response: HttpResponse): OmneoError {
	const { status, body } = response;
	const rule = ruleFor(status);
	// A 5xx says nothing about whether the write was stored before it.
	const outcomeUnknown = status >= 500 && writes(request);
	const fields = fieldsFrom(body);
	return new OmneoError({
		...rule,
		hint: outcomeUnknown ? UNKNOWN_OUTCOME : rule.hint,
		// Where fields are named, the server's own sentence only repeats one of them.
		message: Object.keys(fields).length > 0 ? rule.message : withServerText(rule, body),
		retryable: rule.retryable && !outcomeUnknown,
		code: snakeCase(rule.kind),
		status,
		fields,
		outcomeUnknown,
	});
}

function ruleFor(status: number): Rule {
	if (RULES[status]) return RULES[status];
	if (status >= 500) return UNAVAILABLE;
	if (status >= 400) return VALIDATION;
	return UNEXPECTED;
}

/** A 2xx whose body cannot be used: for a write, the record was most likely made. */
export function unreadableAnswer(request: HttpRequest, response: HttpResponse): OmneoError {
	const wrote = writes(request);
	return new OmneoError({
		...UNEXPECTED,
		message: wrote ? 'Omneo said yes, but its answer could not be read' : UNEXPECTED.message,
		hint: wrote ? UNKNOWN_OUTCOME : UNEXPECTED.hint,
		code: snakeCase(UNEXPECTED.kind),
		status: response.status,
		outcomeUnknown: wrote,
	});
}

/** Codes that prove the request never reached a server. */
const NOT_DELIVERED = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ERR_INVALID_URL',
];

/** Codes of a certificate that was not accepted, before anything was sent. */
const UNTRUSTED = /^ERR_TLS|CERT|LEAF_SIGNATURE/;

/** The typed error for a request that got no complete answer. */
export function errorFromFailure(request: HttpRequest, failure: HttpFailure): OmneoError {
	const code = failure.code ?? '';
	const delivered = !NOT_DELIVERED.includes(code) && !UNTRUSTED.test(code);
	const outcomeUnknown = delivered && writes(request);
	const common = { retryable: !outcomeUnknown, outcomeUnknown };
	const hintOr = (hint: string) => (outcomeUnknown ? UNKNOWN_OUTCOME : hint);
	if (failure.cancelled) {
		const stopped = cancelled();
		return new OmneoError({
			...stopped,
			message: stopped.message,
			hint: hintOr(stopped.hint),
			outcomeUnknown,
		});
	}
	if (failure.timedOut) {
		const seconds = Math.round(request.timeoutMs / 100) / 10;
		return new OmneoError({
			...common,
			kind: 'timeout',
			code: 'timeout',
			message: `Omneo did not answer within ${seconds} s`,
			hint: hintOr("Try again, or raise 'Request Timeout' in the options."),
		});
	}
	return new OmneoError({
		...common,
		kind: 'network',
		code: code || 'network',
		message: networkMessage(code),
		hint: hintOr(
			"Check 'Tenant' and 'API Base URL' in the credential, and that this n8n can reach the internet.",
		),
	});
}

function networkMessage(code: string): string {
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return 'There is no host of that name to connect to';
		case 'ECONNREFUSED':
			return 'The host refused the connection';
		default:
			if (/CERT|TLS|SSL/.test(code)) return 'The host has no certificate that can be trusted';
			return NOT_DELIVERED.includes(code)
				? 'Omneo could not be reached'
				: 'The connection to Omneo broke off';
	}
}

/** The per-field messages of a 422, or of anything shaped like one. Source: see `validationBody`. */
function fieldsFrom(body: unknown): FieldProblems {
	const read = validationBody.safeParse(body);
	if (!read.success) return {};
	return Object.fromEntries(
		Object.entries(read.data.errors).map(([field, texts]) => [field, [texts].flat()]),
	);
}

/** The server's own sentence helps when no field is named, e.g. "This slot is no longer available." */
function withServerText(rule: Rule, body: unknown): string {
	if (rule.kind !== 'validation' && rule.kind !== 'notFound') return rule.message;
	const text = isRecord(body) ? body.message : undefined;
	if (typeof text !== 'string' || text.trim() === '' || text.length > 300) return rule.message;
	return `${rule.message}: ${text.trim()}`;
}
