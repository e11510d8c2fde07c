/** A random history: a tenant that people work with, a trigger that polls it, and a judge. */
import { pollAppointments } from '../../../omneo/trigger/poll';
import { type TriggerSettings, triggerEvents } from '../../../omneo/trigger/events';
import type { Found } from '../../../omneo/trigger/step';
import { type TriggerState, readState, storedState } from '../../../omneo/trigger/state';
import { type Conditions, randomOf } from './conditions';
import { judge } from './judge';
import { Tenant } from './tenant';

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
	const { lagMs } = tenant.conditions;
	const verdict = judge(tenant, found, settings, { begun, end, restarts, lagMs });
	return { ...verdict, polls, requests: tenant.requests - requests, appointmentMinutes };
}
