/** What can go wrong, as one class with a kind. */
import type { FieldErrors, FieldMessages } from './validation';
import { snakeCase } from './text';

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
	/** The customer has this booking already; `data` has its ID. */
	'alreadyBooked',
	/** A write may have happened or not, and looking for it did not tell. */
	'unknownOutcome',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/** How a request ended that may be worth another one. All other ends are final. */
export type FailureKind =
	/** 429: counted and turned away before anything was done. */
	| 'rateLimited'
	/** No connection came about, so nobody has it. */
	| 'notDelivered'
	/** 500 or 503: the server is done with it, whatever it had stored by then. */
	| 'serverError'
	/** No answer, a gateway's, or one that cannot be read: the server may still be at work on it. */
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
	/** True when a write may have happened although no good answer came. */
	outcomeUnknown?: boolean;
	/** How the request ended, when that may be worth another one. */
	failureKind?: FailureKind;
	/** What else the next step of a workflow can use. */
	data?: Record<string, unknown>;
}

/** Holds no token, no request body and no customer data: messages are ours, or the server's own text. */
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
	asked: Promise<T>,
	id: number,
	field: string,
	check: FieldErrors,
): Promise<T | undefined> {
	const found = await asked.catch(undefinedFor('notFound'));
	if (found === undefined) check.add(field, `there's no record with ID '${id}' in Omneo`);
	return found;
}

/** For `catch`: errors of these kinds become undefined, all others stay errors. */
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
		// By this spelling n8n tells a run that was stopped from one that failed.
		message: 'The execution was canceled',
		hint: 'Nothing was sent for this item.',
		...more,
	});
}
