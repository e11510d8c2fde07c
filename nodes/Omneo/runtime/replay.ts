/** Reads again what an earlier try of an item made, instead of sending it again. */
import { anyRecord } from '../../../omneo/client/parse';
import { type ApiRecord, type Path, idOf, recordPath } from '../../../omneo/client/requests';
import { OmneoError, undefinedFor, withChanges } from '../../../omneo/errors';
import type { WriteResult } from './idempotencyStore';
import type { Item } from './item';
import type { NewRecord, WritePlan } from './operation';

/** @throws OmneoError that says what was seen; with `outcomeUnknown` when the earlier try may have made it. */
export async function replay(
	item: Item,
	plan: WritePlan,
	earlier: WriteResult,
): Promise<{ answer: ApiRecord; id: string }> {
	const { request, creates } = plan;
	if (typeof earlier === 'string') {
		item.idempotency.replayed += 1;
		if (request.answer === 'anything') return { answer: {}, id: earlier };
		const read = readOwn(item, recordPath(request, earlier), earlier, 'An earlier try created');
		const answer = await read.catch((error: unknown) => {
			throw error instanceof OmneoError ? replayFailed(error, earlier) : error;
		});
		return { answer, id: earlier };
	}
	const sent = { agoMs: Date.now() - earlier.sentAt, startHint: earlier.startHint };
	const look = async () => {
		const found = await creates?.find?.(item.client, sent).catch(unlessCancelled);
		return creates && found && newest(item, creates, found);
	};
	const answer = await item.retrier.awaitVisible(look);
	const id = answer && idOf(answer);
	if (answer && id !== undefined) {
		item.idempotency.markCreated(id);
		return { answer, id };
	}
	item.idempotency.markUncertain(creates?.keys ?? []);
	throw unknownOutcome('an earlier try of this item', plan);
}

/**
 * A record that this process or execution made, by its ID. Omneo may not show it yet, so a look that
 * does not find it is repeated for as long as reads may lag.
 * @throws OmneoError with the outcome `done` when it does not show
 */
async function readOwn(
	item: Pick<Item, 'client' | 'retrier'>,
	path: Path,
	id: string,
	who: string,
	/** Whether the item asks whether it is there, instead of reading what it made itself. */
	outcomeUnknown = false,
): Promise<ApiRecord> {
	const look = async () => await item.client.read(path, anyRecord).catch(undefinedFor('notFound'));
	const found = await item.retrier.awaitVisible(look);
	if (found) return found;
	throw new OmneoError({
		kind: 'notFound',
		code: 'not_shown_yet',
		message: `${who} record ${id}, but Omneo doesn't show it yet`,
		hint: `The record exists. Look for ID '${id}' in Omneo before running this item again.`,
		outcomeUnknown,
		data: { outcome: 'done', id },
	});
}

/** What this process created a moment ago under one of these keys, read with the item's own credential. */
export async function readRecent(
	item: Pick<Item, 'client' | 'retrier' | 'records'>,
	keys: string[],
	path: string,
): Promise<ApiRecord | undefined> {
	const id = item.records.idOf(keys);
	return id === undefined
		? undefined
		: await readOwn(item, [path, id], id, 'This n8n has just created', true);
}

/** A look that failed showed nothing. */
function unlessCancelled(error: unknown): undefined {
	if (!(error instanceof OmneoError)) throw error;
	if (error.kind === 'cancelled') throw withChanges(error, { outcomeUnknown: true });
}

function replayFailed(error: OmneoError, id: string): OmneoError {
	if (error.kind === 'cancelled' || error.code === 'not_shown_yet') return error;
	return withChanges(error, {
		message: `An earlier try created record ${id}, but it couldn't be read back: ${error.message}`,
		hint: 'The record exists. Nothing was sent again.',
		data: { outcome: 'done', id },
	});
}

export function unknownOutcome(what: string, { creates }: WritePlan): OmneoError {
	const where = creates ? `Look in Omneo for ${creates.description}` : 'Look in Omneo';
	return new OmneoError({
		kind: 'unknownOutcome',
		message: `Omneo didn't confirm whether ${what} was saved`,
		hint: `It wasn't sent again. ${where} before running this item again.`,
		outcomeUnknown: true,
	});
}

/**
 * The newest record that is not known to be another item's. Equal items that must not be made twice
 * are one record, whichever of them made it.
 */
export function newest(
	{ idempotency, records }: Pick<Item, 'idempotency' | 'records'>,
	{ isUnique }: NewRecord,
	found: ApiRecord[],
): ApiRecord | undefined {
	const isOther = (id: string) => idempotency.hasCreated(id) || (!isUnique && records.knows(id));
	return found.filter((record) => !isOther(idOf(record) ?? '')).pop();
}
