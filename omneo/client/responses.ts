/** Reads the record in a successful response. */
import type { z } from 'zod/v4';
import { unreadableAnswer } from '../http/responseErrors';
import type { HttpRequest, HttpResponse } from '../http/transport';
import { isRecord } from '../text';
import { readTolerantly } from './parse';
import { type ApiRecord, type WriteRequest, idOf, isCreate } from './requests';

/** The record in the answer to a read. Throws `OmneoError` when it lacks what the schema requires. */
export function readRecord<T extends z.ZodType>(
	record: T,
	request: HttpRequest,
	response: HttpResponse,
): z.infer<T> {
	const read = readTolerantly(unwrapped(response), record);
	if (read === undefined) throw unreadableAnswer(request, response);
	return read;
}

/**
 * The record in the answer to a write. Undefined when the answer has no record with an ID, or the record
 * of another ID than the one in the request's path.
 */
export function writtenRecord(change: WriteRequest, response: HttpResponse): ApiRecord | undefined {
	const data = unwrapped(response);
	if (change.answer === 'anything') return isRecord(data) ? data : {};
	if (!isRecord(data)) return undefined;
	const id = idOf(data);
	const isOther = !isCreate(change) && id !== undefined && id !== String(change.path[1]);
	return id === undefined || isOther ? undefined : data;
}

/** What is in the `data` envelope. Some answers come without one. */
function unwrapped({ body }: HttpResponse): unknown {
	return isRecord(body) ? (body.data ?? body) : undefined;
}
