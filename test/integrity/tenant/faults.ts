/** What the tenant does with a write instead of answering it as usual. */
import type { Row } from './book';

export interface Answer {
	status: number;
	headers?: Record<string, string>;
	/** JSON, or text as it is; a function is given the row that was stored. */
	body?: unknown;
	/** Sent instead of a body, as it is. */
	raw?: string | Buffer;
}

export interface Fault {
	/** Whether the record is stored before it. */
	stored: boolean;
	/** The answer; a connection that breaks; or none at all. */
	end: Answer | 'reset' | 'silence';
}

/** What becomes of the write with this number, from 1 on; undefined for the usual. */
export type WriteFaults = (
	nth: number,
	write: { method: string; path: string; body: Row },
) => Fault | undefined;

export const stored = (end: Fault['end']): Fault => ({ stored: true, end });
export const dropped = (end: Fault['end']): Fault => ({ stored: false, end });

export const answer = (status: number, body: unknown = { message: 'Server Error' }): Answer => ({
	status,
	body,
});

/** The first write meets it, the others do not. */
export const firstOnly =
	(fault: Fault): WriteFaults =>
	(nth) =>
		nth === 1 ? fault : undefined;

export const always =
	(fault: Fault): WriteFaults =>
	() =>
		fault;
