/** What can go wrong, as one class with a kind. */
import type { FieldCheck, FieldProblems } from './checked';
import type { Ending } from './policy';

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
	/** How the request ended, when that may be worth another one. */
	ending?: Ending;
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
	readonly ending?: Ending;
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
		this.ending = facts.ending;
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

/** The same, with some of it told anew. */
export function retold(error: OmneoError, changes: Partial<OmneoErrorFacts>): OmneoError {
	return new OmneoError({ ...error, message: error.message, ...changes });
}

/** The execution was cancelled before this item was begun. */
export function cancelled(): OmneoError {
	return new OmneoError({
		kind: 'cancelled',
		code: 'cancelled',
		// By this spelling n8n tells a run that was stopped from one that failed.
		message: 'The execution was canceled',
		hint: 'Nothing was sent for this item.',
		retryable: false,
	});
}
