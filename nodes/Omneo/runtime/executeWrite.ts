/** Carries out a write: once, whatever happens on the way. */
import type { WriteVerification } from '../../../omneo/client/client';
import { type ApiRecord, type SentInfo, idOf, isCreate } from '../../../omneo/client/requests';
import { OmneoError } from '../../../omneo/errors';
import type { Entry } from './idempotencyStore';
import type { Item } from './item';
import { DeferredResult, type WritePlan } from './operation';
import { preview } from './preview';
import { newest, replay, unknownOutcome } from './replay';

type Show = (answer: ApiRecord, item: Item, plan: WritePlan) => ApiRecord;

/** Makes the change; on a dry run, shows it. What an earlier try of the item made is read again instead. */
export async function executeWrite(
	item: Item,
	plan: WritePlan,
	show: Show,
): Promise<DeferredResult> {
	const entry = item.idempotency.entryFor(item.index, plan);
	const shown = (answer: ApiRecord, done: WritePlan) =>
		new DeferredResult(() => show(answer, item, done));
	if (entry.previous && !item.dryRun) {
		const { answer, id } = await replay(item, plan, entry.previous);
		entry.record(id);
		return shown(answer, { ...plan, existing: undefined });
	}
	const work = async () => {
		const planned = (await plan.beforeWrite?.()) ?? plan;
		if (!planned.existing) refuseUncertain(item, plan);
		if (item.dryRun) return new DeferredResult(() => preview(planned, item.lookups.names));
		if (planned.existing) {
			if (plan.creates) item.idempotency.found += 1;
			return shown(planned.existing, planned);
		}
		const result = await write(item, plan, planned, entry);
		return shown(result.answer, result.plan);
	};
	// What looks before it writes must not look while an equal item of another execution writes.
	const isGuarded = plan.creates && plan.beforeWrite && !item.dryRun;
	return isGuarded ? await item.records.lock(lockKeysOf(plan), item.clock, work) : await work();
}

/** New records share no key by themselves; changes of one record keep their order. */
export function lockKeysOf({ request, lockKeys }: WritePlan): string[] {
	if (lockKeys) return lockKeys;
	return isCreate(request) ? [] : [request.path.slice(0, 2).join('/')];
}

async function write(
	item: Item,
	plan: WritePlan,
	planned: WritePlan,
	entry: Entry,
): Promise<{ answer: ApiRecord; plan: WritePlan }> {
	const { request } = planned;
	// A time that was found later is another key of the same booking.
	const keys = [...new Set([...(plan.creates?.keys ?? []), ...(planned.creates?.keys ?? [])])];
	const creates = planned.creates && {
		...planned.creates,
		isUnique: plan.creates?.isUnique === true,
	};
	try {
		const answer = await item.client.write(request, verificationOf(item, { ...planned, creates }));
		const id = idOf(answer) ?? String(request.path[1]);
		entry.record(id);
		if (isCreate(request)) {
			item.idempotency.markCreated(id);
			item.records.created(keys, id);
			creates?.onSent?.();
		} else {
			if (request.method === 'DELETE') item.records.forget(id);
			for (const key of lockKeysOf(plan)) item.modifiedKeys.add(key);
		}
		return { answer, plan: planned };
	} catch (thrown) {
		// An error that is not of this package tells nothing about what was done.
		const error = thrown instanceof OmneoError ? thrown : unknownOutcome('this item', plan);
		const mapped = (await planned.mapError?.(error)) ?? error;
		if (!(mapped instanceof OmneoError)) {
			return { answer: mapped, plan: { ...planned, existing: mapped } };
		}
		if (isCreate(request) && mapped.outcomeUnknown) {
			entry.record({ sentAt: Date.now(), startHint: creates?.startHint });
			item.idempotency.markUncertain(keys);
			item.records.uncertain(keys);
			creates?.onSent?.();
		}
		throw mapped;
	}
}

/** Nothing is sent while it is not known whether an equal item made the record. */
function refuseUncertain(item: Item, plan: WritePlan): void {
	const { creates } = plan;
	if (!creates?.isUnique) return;
	const isUncertain =
		item.idempotency.isUncertain(creates.keys) || item.records.isUncertain(creates.keys);
	if (isUncertain) throw unknownOutcome('an identical item', plan);
}

function verificationOf(item: Item, { creates, verifyApplied }: WritePlan): WriteVerification {
	if (!creates) return { verify: verifyApplied };
	const { find, description, accepts, isUnique } = creates;
	const verify: WriteVerification['verify'] =
		find &&
		(async (client) =>
			newest(
				item,
				creates,
				await find(client, { agoMs: 0, isFirst: isUnique } satisfies SentInfo),
			));
	return { verify, manualCheckHint: description, accepts };
}
