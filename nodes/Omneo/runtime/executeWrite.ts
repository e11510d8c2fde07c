/** How a change is made: once, whatever happens on the way. */
import type { WriteVerification } from '../../../omneo/client/client';
import { OmneoError, withChanges } from '../../../omneo/errors';
import { anyRecord } from '../../../omneo/client/parse';
import { type ApiRecord, idOf, isCreate, recordPath } from '../../../omneo/client/requests';
import { DeferredResult, type WritePlan } from './operation';
import type { Item } from './item';
import type { WriteResult } from './idempotencyStore';

type Show = (answer: ApiRecord, item: Item, plan: WritePlan) => ApiRecord;

/** Makes the change; on a dry run, shows it. What an earlier try of the item made is read again instead. */
export async function executeWrite(
	item: Item,
	plan: WritePlan,
	show: Show,
): Promise<DeferredResult> {
	const note = item.idempotency.entryFor(item.index, plan);
	if (note.previous && !item.dryRun) {
		const { answer, id } = await replay(item, plan, note.previous);
		note.record(id);
		return shown(answer, { ...plan, existing: undefined });
	}
	const planned = (await plan.beforeWrite?.()) ?? plan;
	if (plan.dedupeKey && !planned.existing && item.idempotency.isUncertain(plan.dedupeKey)) {
		throw unknownOutcome('An item equal to this one', plan);
	}
	if (item.dryRun) return new DeferredResult(() => preview(planned));
	if (planned.existing) return shown(planned.existing, planned);
	return await write(planned);

	async function write(planned: WritePlan): Promise<DeferredResult> {
		try {
			const answer = await item.client.write(planned.request, verificationOf(item, planned));
			note.record(idOf(answer) ?? String(plan.request.path[1]));
			if (!isCreate(plan.request)) for (const name of lockKeysOf(plan)) item.modifiedKeys.add(name);
			return shown(answer, planned);
		} catch (thrown) {
			// What nobody foresaw tells nothing about what was done.
			const error = thrown instanceof OmneoError ? thrown : unknownOutcome('This item', plan);
			const existing = await planned.onConflict?.(error);
			if (existing) return shown(existing, { ...planned, existing });
			if (isCreate(plan.request) && error.outcomeUnknown) {
				note.record({ sentAt: Date.now(), startHint: planned.startHint });
				item.idempotency.markUncertain(plan.lockKeys ?? []);
			}
			throw planned.mapError?.(error) ?? error;
		}
	}

	function shown(answer: ApiRecord, done: WritePlan): DeferredResult {
		return new DeferredResult(() => show(answer, item, done));
	}
}

/** New records are nobody else's; changes of one record keep their order. */
export function lockKeysOf({ request, lockKeys }: WritePlan): string[] {
	if (lockKeys) return lockKeys;
	return isCreate(request) ? [] : [request.path.slice(0, 2).join('/')];
}

function verificationOf(
	item: Item,
	{ findDuplicates, verifyApplied, manualCheckHint }: WritePlan,
): WriteVerification {
	const look: WriteVerification['verify'] =
		findDuplicates && (async (client) => newest(item, await findDuplicates(client)));
	return { verify: look ?? verifyApplied, manualCheckHint };
}

/** The newest of them that no other item of this execution made. */
function newest({ idempotency }: Item, records: ApiRecord[]): ApiRecord | undefined {
	return records.filter((record) => !idempotency.hasCreated(idOf(record))).pop();
}

/** What an earlier try of this item made. */
async function replay(
	item: Item,
	plan: WritePlan,
	earlier: WriteResult,
): Promise<{ answer: ApiRecord; id: string }> {
	const { request, findDuplicates } = plan;
	if (typeof earlier === 'string') {
		const id = earlier;
		item.idempotency.replayed += 1;
		if (request.answer === 'anything') return { answer: {}, id };
		const read = item.client.read(recordPath(request, id), anyRecord);
		const answer = await read.catch((error: unknown) => {
			throw error instanceof OmneoError ? replayFailed(error, id) : error;
		});
		return { answer, id };
	}
	const sent = { agoMs: Date.now() - earlier.sentAt, mark: earlier.startHint };
	const records = (await findDuplicates?.(item.client, sent).catch(unlessCancelled)) ?? [];
	const answer = newest(item, records);
	const id = answer && idOf(answer);
	if (!answer || id === undefined) {
		item.idempotency.markUncertain(plan.lockKeys ?? []);
		throw unknownOutcome('An earlier try of this item', plan);
	}
	return { answer, id };
}

/** A look that did not work told nothing. */
function unlessCancelled(error: unknown): undefined {
	if (!(error instanceof OmneoError)) throw error;
	if (error.kind === 'cancelled') throw withChanges(error, { outcomeUnknown: true });
}

/** It is there, whatever reading it came to; or it was taken away since. */
function replayFailed(error: OmneoError, id: string): OmneoError {
	if (error.kind === 'cancelled') return error;
	if (error.kind === 'notFound') return recordGone(id);
	return withChanges(error, {
		message: `An earlier try made the record ${id}, and reading it again did not work: ${error.message}`,
		hint: 'It is there, and nothing was sent again.',
		data: { outcome: 'done', id },
	});
}

function recordGone(id: string): OmneoError {
	return new OmneoError({
		kind: 'notFound',
		message: `An earlier try made the record ${id}, which is not in Omneo any more`,
		hint: 'Nothing was sent again. To make it anew, start a new execution.',
	});
}

function unknownOutcome(what: string, { manualCheckHint }: WritePlan): OmneoError {
	const where = manualCheckHint ? ` for ${manualCheckHint}` : '';
	return new OmneoError({
		kind: 'unknownOutcome',
		message: `${what} may have been done, and Omneo does not show it so far`,
		hint: `Nothing was sent again. Look in Omneo${where}; if it is not there, start a new execution with this item.`,
		outcomeUnknown: true,
	});
}

/** The exact request of a write, and how the form's values became it. */
function preview({ request, resolved, existing }: WritePlan): ApiRecord {
	const { method, path, body = null } = request;
	return {
		dry_run: true,
		would_write: existing === undefined,
		request: {
			method,
			path: `/${path.map((segment) => encodeURIComponent(segment)).join('/')}`,
			body,
		},
		resolved: resolved ?? {},
	};
}
