/** A random history: a tenant that people work with, a trigger that polls it, and a judge. */
import { pollAppointments } from '../../../omneo/trigger/poll';
import { type TriggerSettings, statusEvents, triggerEvents } from '../../../omneo/trigger/events';
import type { Found } from '../../../omneo/trigger/machine';
import { type TriggerState, readState, storedState } from '../../../omneo/trigger/state';
import { type Conditions, Tenant, type Truth, millisOf, randomOf } from './tenant';

export const ALL: TriggerSettings = {
	events: [...triggerEvents],
	narrowing: {},
	statuses: [],
	leadMs: 3_600_000,
	includeDue: false,
	skipLate: false,
};

export interface Trouble {
	/** How often n8n is killed, of 1 for each poll; it starts with what was stored with the last events. */
	restarts: number;
	hours: number;
}

export interface Verdict {
	lost: string[];
	doubled: string[];
	wrong: string[];
	due: number;
	polls: number;
	requests: number;
	/** Of each poll, the appointments that it could have reported. */
	appointmentMinutes: number;
}

/** A state as n8n gives it back. */
export function stored(state: TriggerState): TriggerState {
	const read = readState(JSON.parse(JSON.stringify(storedState(state))));
	if (!read) throw new Error('The state cannot be read back');
	return read;
}

export async function runHistory(
	seed: number,
	conditions: Partial<Conditions>,
	{ restarts, hours }: Trouble,
	settings = ALL,
): Promise<Verdict> {
	const random = randomOf(seed);
	const tenant = new Tenant({ rate: 1 / 40, ...conditions }, random);
	for (let count = 0; count < 40; count++) tenant.add();
	tenant.truths.splice(0);
	tenant.advance(600_000);
	const found: Found[] = [];
	let state: TriggerState | undefined;
	let saved: TriggerState | undefined;
	let mustProve = true;
	let [polls, appointmentMinutes] = [0, 0];
	const poll = async () => {
		polls += 1;
		const given = state && stored(state);
		const polled = await pollAppointments({
			source: tenant,
			settings,
			config: '',
			state: given,
			mustProve,
		}).catch(() => undefined);
		if (!polled) return;
		mustProve = false;
		if (!state || polled.events.length > 0) saved = polled.state;
		state = polled.state;
		found.push(...polled.events);
		appointmentMinutes += state.known.size;
	};
	while (!state) await poll();
	const [begun, requests] = [tenant.clock, tenant.requests];
	polls = 0;
	while (tenant.clock < begun + hours * 3_600_000) {
		tenant.advance(60_000 - (tenant.clock % 60_000) + random() * 2_000);
		if (random() < restarts) {
			tenant.advance(random() * 600_000);
			state = saved;
			mustProve = true;
		}
		await poll();
	}
	const end = tenant.clock;
	tenant.conditions.rate = 0;
	tenant.conditions.failures = 0;
	for (let minute = 0; minute < 6; minute++) {
		tenant.advance(60_000);
		// What a filter hides shows when the rung is proved again.
		mustProve = minute > 2;
		await poll();
	}
	const verdict = judge(tenant.truths, found, {
		begun,
		end,
		restarts,
		lagMs: tenant.conditions.lagMs,
	});
	return { ...verdict, polls, requests: tenant.requests - requests, appointmentMinutes };
}

interface Span {
	begun: number;
	end: number;
	restarts: number;
	lagMs: number;
}

/**
 * Due is what happened after the beginning, unless the record went or was changed in the same way again
 * before a poll could see it, or was changed while the list was read to begin.
 */
function judge(truths: Truth[], found: Found[], { begun, end, restarts, lagMs }: Span) {
	const near = (restarts > 0 ? 1_500_000 : 300_000) + 2 * lagMs;
	const of = (id: number) => truths.filter((truth) => truth.id === id);
	const lost: string[] = [];
	const wrong: string[] = [];
	let due = 0;
	for (const truth of truths) {
		const { id, event, at, start } = truth;
		if (at <= begun || at > end - near) continue;
		const others = of(id).filter((other) => other !== truth);
		const isSoon = (other: Truth) => other.at >= at && other.at - at < near;
		const isBefore = (other: Truth) => other.at <= at && at - other.at < near;
		if (event !== 'deleted' && others.some((other) => other.event === 'deleted' && isSoon(other)))
			continue;
		const isNewborn = others.some((other) => other.event === 'added' && isBefore(other));
		const isUnsteady = others.some((other) => other.event === event && isSoon(other));
		if (['moved', 'updated', 'deleted'].includes(event) && isNewborn) continue;
		if (['moved', 'updated'].includes(event) && isUnsteady) continue;
		if (
			isUnsteady &&
			others.some((other) => other.event === event && other.at !== at && isSoon(other))
		)
			continue;
		due += 1;
		const isFound = found.some((each) => {
			if (each.id !== id || each.event !== event) return false;
			if (event === 'moved')
				return millisOf(each.record?.scheduled_start_at) === start && each.at >= at;
			if (event === 'deleted') return true;
			return event === 'updated' ? each.at >= at : each.at === at;
		});
		if (!isFound) lost.push(`${id} ${event} ${new Date(at).toISOString()}`);
	}
	for (const each of found) {
		const { id, event, at } = each;
		if (event === 'upcoming') continue;
		const causes = of(id).filter(
			(truth) => truth.event === event && (truth.at <= at || event === 'deleted'),
		);
		const isStatus = (statusEvents as readonly string[]).includes(event);
		const isTrue = causes.some((truth) => !isStatus || truth.at === at);
		const isOld = causes.every((truth) => truth.at < begun - 130_000 - lagMs);
		const isTouched = event === 'updated' && at > begun;
		if ((!isTrue || isOld) && !isTouched) wrong.push(`${each.key}`);
	}
	const keys = found.map(({ key }) => key);
	const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
	const counted = new Map<string, number>();
	for (const { id, event } of found)
		counted.set(`${id} ${event}`, (counted.get(`${id} ${event}`) ?? 0) + 1);
	for (const [name, count] of counted) {
		const [id, event] = name.split(' ');
		const truth = of(Number(id)).filter((each) => each.event === event).length;
		if (['updated', 'upcoming'].includes(event)) continue;
		if (count > truth) doubled.push(`${name}: ${count} of ${truth}`);
	}
	return { lost, doubled, wrong, due };
}
