/** Every failure is an `OmneoError`; its `kind` says which one. */
import type { FieldErrors, FieldMessages } from './validation';
import { snakeCase } from './text';

export const errorKinds = [
	/** Input that was refused before anything was sent. */
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
	/** The response is not one of Omneo's API. */
	'unexpectedResponse',
	'cancelled',
	/** The time is no longer free; `data` lists times that are. */
	'slotTaken',
	/** No free time was found. */
	'noSlot',
	/** The customer has this booking already; `data` has its ID. */
	'alreadyBooked',
	/** Whether a write happened is unknown, and a look for it did not find out. */
	'unknownOutcome',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/** How a request failed, where another attempt may help. Every other failure is final. */
export type FailureKind =
	/** 429: refused before anything was done. */
	| 'rateLimited'
	/** No connection was made, so the server does not have it. */
	| 'notDelivered'
	/** 500 or 503: the server has stopped, and may have stored the write before. */
	| 'serverError'
	/** No response, a gateway's, or an unreadable one: the server may still be working on it. */
	| 'indeterminate';

export interface OmneoErrorFacts {
	kind: ErrorKind;
	message: string;
	hint: string;
	status?: number;
	/** Machine-readable: the system's code such as ECONNREFUSED; the kind in snake case when left out. */
	code?: string;
	/** By the API's path of the field. */
	fields?: FieldMessages;
	/** True when the same request may succeed later and repeating it cannot book twice. */
	retryable?: boolean;
	/** True when a write may have happened although no readable success came back. */
	outcomeUnknown?: boolean;
	/** How the request ended, when that may be worth another one. */
	failureKind?: FailureKind;
	/** More for the next step of a workflow to use. */
	data?: Record<string, unknown>;
}

/** Holds no token, no request body and no customer data: messages are this package's, or the server's own text. */
export class OmneoError extends Error {
	readonly kind: ErrorKind;
	readonly hint: string;
	readonly status?: number;
	readonly code: string;
	readonly fields: FieldMessages;
	readonly retryable: boolean;
	readonly outcomeUnknown: boolean;
	readonly failureKind?: FailureKind;
	readonly data: Record<string, unknown>;

	constructor(facts: OmneoErrorFacts) {
		super(facts.message);
		this.name = 'OmneoError';
		this.kind = facts.kind;
		this.hint = facts.hint;
		this.status = facts.status;
		this.code = facts.code ?? snakeCase(facts.kind);
		this.fields = facts.fields ?? {};
		this.retryable = facts.retryable ?? false;
		this.outcomeUnknown = facts.outcomeUnknown ?? false;
		this.failureKind = facts.failureKind;
		this.data = facts.data ?? {};
	}
}

/** Input that was refused before anything was sent. */
export function invalidInput(fields: FieldMessages): OmneoError {
	const problems = Object.values(fields).flat().length;
	const which = problems > 1 ? 'some values need' : 'a value needs';
	return new OmneoError({
		kind: 'invalidInput',
		message: `Nothing was sent to Omneo because ${which} a change`,
		hint: 'Correct the fields listed and run again.',
		fields,
	});
}

/** A record that does not exist is a problem of the field that names it by `id`; other failures are not. */
export async function orFieldError<T>(
	pending: Promise<T>,
	id: number,
	field: string,
	check: FieldErrors,
): Promise<T | undefined> {
	const found = await pending.catch(undefinedFor('notFound'));
	if (found === undefined) check.add(field, `there's no record with ID '${id}' in Omneo`);
	return found;
}

/** For `catch`: returns undefined for errors of these kinds and throws all others. */
export function undefinedFor(...kinds: ErrorKind[]): (error: unknown) => undefined {
	return (error) => {
		if (!(error instanceof OmneoError && kinds.includes(error.kind))) throw error;
	};
}

/** The same error with some of its facts replaced. */
export function withChanges(error: OmneoError, changes: Partial<OmneoErrorFacts>): OmneoError {
	return new OmneoError({ ...error, message: error.message, ...changes });
}

/** The execution was cancelled before this item was begun. */
export function cancelled(more: Partial<OmneoErrorFacts> = {}): OmneoError {
	return new OmneoError({
		kind: 'cancelled',
		// n8n recognizes a stopped run by this spelling.
		message: 'The execution was canceled',
		hint: 'Nothing was sent for this item.',
		...more,
	});
}
