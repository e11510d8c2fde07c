/** Requests to Omneo as the operations write them. */
import { OmneoError } from '../errors';

/** Segments below the API's root; encoded when sent. */
export type Path = Array<string | number>;

/** A record as Omneo wrote it. */
export type ApiRecord = Record<string, unknown>;

/** A change, complete before it is sent: a dry run shows just this. */
export interface WriteRequest {
	method: 'POST' | 'PUT' | 'DELETE';
	path: Path;
	body?: unknown;
	/** What comes back: a record with an id, or something that is not documented and not needed. */
	answer?: 'record' | 'anything';
	/** A POST that makes no new record, and so does no harm when it arrives twice. */
	repeatable?: boolean;
}

/** What a look has to know about a create that was sent. */
export interface SentInfo {
	/** How long ago that was, in milliseconds; 0 for one that was just sent. */
	agoMs: number;
	/** When the booking that was sent begins, in milliseconds since 1970: the form does not say it. */
	startHint?: number;
	/** A look before it showed none, so that every match is its own, however old it looks. */
	isFirst?: boolean;
}

/** A record's own ID as text; undefined when it has none that can be used. */
export function idOf({ id }: ApiRecord): string | undefined {
	return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** Whether it is the ID of an appointment, a definition and the like: a whole number above 0, also as text. */
export function isRowId(id: unknown): boolean {
	if (typeof id === 'string') return /^[1-9]\d{0,15}$/.test(id) && Number.isSafeInteger(Number(id));
	return typeof id === 'number' && Number.isSafeInteger(id) && id > 0;
}

/** Whether it is the ID of a profile: a UUID. */
export function isProfileId(id: unknown): boolean {
	return typeof id === 'string' && /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(id);
}

/** Whether the change makes a new record. */
export function isCreate({ method, repeatable }: WriteRequest): boolean {
	return method === 'POST' && !repeatable;
}

/** Where the record is that a change left; `id` of a new one. */
export function recordPath(change: WriteRequest, id: string | number): Path {
	if (isCreate(change)) return [...change.path, id];
	return change.path.slice(0, 2);
}

/** A blank segment or a step up names another address than the one meant, whatever its encoding. */
export function encoded(segment: string | number): string {
	if (!['', '.', '..'].includes(String(segment).trim())) return encodeURIComponent(segment);
	throw new OmneoError({
		kind: 'invalidInput',
		message: 'An ID is missing, so nothing was sent to Omneo',
		hint: "Enter the record's ID and run again.",
	});
}
