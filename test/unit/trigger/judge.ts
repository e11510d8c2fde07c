/** Holds what a trigger reported against what happened. */
import { type TriggerSettings, isOpen, statusEvents } from '../../../omneo/trigger/events';
import type { Found } from '../../../omneo/trigger/step';
import { millisOf } from './conditions';
import type { Tenant, Truth, Version } from './tenant';

export interface Span {
	/** When the trigger knew all that was there, and when people stopped. */
	begun: number;
	end: number;
	restarts: number;
	lagMs: number;
}

interface Case {
	truths: Truth[];
	found: Found[];
}

/**
 * Due is what happened after the beginning, unless the record went or was changed in the same way again
 * before a poll could see it.
 */
export function judge(tenant: Tenant, found: Found[], settings: TriggerSettings, span: Span) {
	const cases = new Map<number, Case>();
	const of = (id: number) => {
		const known = cases.get(id) ?? { truths: [], found: [] };
		cases.set(id, known);
		return known;
	};
	for (const truth of tenant.truths) of(truth.id).truths.push(truth);
	for (const each of found) of(each.id).found.push(each);
	const lost: string[] = [];
	const wrong: string[] = [];
	const doubled: string[] = [];
	let due = 0;
	for (const [id, each] of cases) {
		const expected = each.truths.filter((truth) => isDue(truth, each.truths, span));
		const reminders = remindersDue(tenant.versions.get(id) ?? [], settings, span);
		due += expected.length + reminders.length;
		for (const truth of expected) {
			if (each.found.some((one) => matches(one, truth))) continue;
			lost.push(`${id} ${truth.event} ${new Date(truth.at).toISOString()}`);
		}
		for (const start of reminders) {
			const isFound = each.found.some(({ event, at }) => {
				return event === 'upcoming' && at === start - settings.leadMs;
			});
			if (!isFound) lost.push(`${id} upcoming ${new Date(start).toISOString()}`);
		}
		wrong.push(
			...each.found.filter((one) => !isTrue(one, each.truths, span)).map(({ key }) => key),
		);
		doubled.push(...doubledIn(each));
	}
	return { lost, doubled, wrong, due };
}

/** How long a poll may take to see a change, in milliseconds. */
function nearOf({ restarts, lagMs }: Span): number {
	return (restarts > 0 ? 1_500_000 : 300_000) + 2 * lagMs;
}

function isDue(truth: Truth, all: Truth[], span: Span): boolean {
	const { event, at } = truth;
	const near = nearOf(span);
	if (at <= span.begun || at > span.end - near) return false;
	const others = all.filter((other) => other !== truth);
	const isSoon = (other: Truth) => other.at >= at && other.at - at < near;
	const isBefore = (other: Truth) => other.at <= at && at - other.at < near;
	const isGone = others.some((other) => other.event === 'deleted' && isSoon(other));
	if (event !== 'deleted' && isGone) return false;
	const isNewborn = others.some((other) => other.event === 'added' && isBefore(other));
	const again = others.filter((other) => other.event === event && isSoon(other));
	if (['moved', 'updated', 'deleted'].includes(event) && isNewborn) return false;
	if (['moved', 'updated'].includes(event)) return again.length === 0;
	return again.every((other) => other.at === at);
}

function matches({ event, at, record }: Found, truth: Truth): boolean {
	if (event !== truth.event) return false;
	if (event === 'moved')
		return millisOf(record?.scheduled_start_at) === truth.start && at >= truth.at;
	return event === 'deleted' || (event === 'updated' ? at >= truth.at : at === truth.at);
}

/** The starts that an appointment had, open and unchanged, from before it was due until a poll came. */
function remindersDue(versions: Version[], { leadMs }: TriggerSettings, span: Span): number[] {
	const near = nearOf(span);
	return versions.flatMap(({ at, record }, index) => {
		const until = versions[index + 1]?.at ?? Infinity;
		const start = millisOf(record?.scheduled_start_at);
		const dueAt = start - leadMs;
		const isSteady = at < dueAt - near && until > dueAt + near;
		const isWithin = dueAt > span.begun + near && dueAt < span.end - near;
		return record && isOpen(String(record.status)) && isSteady && isWithin ? [start] : [];
	});
}

function isTrue({ event, at, record }: Found, truths: Truth[], { begun, lagMs }: Span): boolean {
	if (event === 'upcoming') return record !== undefined && isOpen(String(record.status));
	const isStatus = (statusEvents as readonly string[]).includes(event);
	const causes = truths.filter((truth) => {
		if (truth.event !== event) return false;
		return event === 'deleted' || (isStatus ? truth.at === at : truth.at <= at);
	});
	return causes.some((truth) => truth.at >= begun - 130_000 - lagMs);
}

function doubledIn({ found, truths }: Case): string[] {
	const keys = found.map(({ key }) => key);
	const repeated = keys.filter((key, index) => keys.indexOf(key) !== index);
	const more = found.filter(({ event }) => {
		const count = (list: Array<{ event: string }>) =>
			list.filter((one) => one.event === event).length;
		return event !== 'upcoming' && count(found) > count(truths);
	});
	return [
		...repeated,
		...more.map(({ id, event }) => `${id} ${event}: more often than it happened`),
	];
}
