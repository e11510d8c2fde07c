/** What a trigger stores: small, bounded, readable later. */
import { pollAppointments } from '../../../omneo/trigger/poll';
import { type TriggerState, readState, storedState } from '../../../omneo/trigger/state';
import { START, text } from './conditions';
import { ALL, stored } from './history';
import { Tenant } from './tenant';

const DAY = 86_400_000;

async function begin(tenant: Tenant): Promise<TriggerState> {
	const poll = { source: tenant, settings: ALL, config: 'c', mustProve: true };
	return (await pollAppointments(poll)).state;
}

async function next(tenant: Tenant, state: TriggerState) {
	const poll = { source: tenant, settings: ALL, config: 'c', mustProve: false, state };
	return await pollAppointments(poll);
}

/** So many that are still to come, each with all that a booking usually has. */
function full(count: number): Tenant {
	const tenant = new Tenant({ pageSize: 100, slowest: 0 });
	const staff = (index: number) =>
		`b8f1f7a0-54cf-4c7e-8f0e-${String(index % 60).padStart(12, '0')}`;
	for (let index = 0; index < count; index++) {
		const start = START + DAY + (index % 5_000) * 900_000;
		tenant.add({
			status: 'confirmed',
			confirmed_at: text(START),
			scheduled_start_at: text(start),
			scheduled_end_at: text(start + 900_000 * (1 + (index % 4))),
			assigned_staff_id: staff(index),
			appointment_definition_id: 1 + (index % 12),
			location_id: 100 + (index % 10),
			notes: `note ${index}`,
		});
	}
	tenant.advance(600_000);
	return tenant;
}

const bytes = (state: TriggerState) => JSON.stringify(storedState(state)).length;

test('10,000 appointments to come take less than 300 KB', async () => {
	const state = await begin(full(10_000));
	expect(state.known.size).toBe(10_000);
	expect(stored(state).known.size).toBe(10_000);
	expect(bytes(state)).toBeLessThan(300_000);
});

test('30,000 that were imported at once take no more, and what does not fit is neither reported anew nor twice', async () => {
	const tenant = full(30_000);
	let state = stored(await begin(tenant));
	expect(bytes(state)).toBeLessThan(300_000);
	expect(state.known.size).toBeLessThan(30_000);
	const added = tenant.add();
	const found: string[] = [];
	for (let minute = 0; minute < 4; minute++) {
		tenant.advance(60_000);
		const polled = await next(tenant, state);
		found.push(...polled.events.map(({ key }) => key));
		state = stored(polled.state);
	}
	expect(found.filter((key) => !key.includes('upcoming'))).toEqual([`${added}:added`]);
});

test('appointments that are over for a week are forgotten', async () => {
	const tenant = full(100);
	let state = await begin(tenant);
	tenant.advance(70 * DAY);
	const added = tenant.add();
	({ state } = await next(tenant, state));
	expect([...state.known.keys()]).toEqual([added]);
});

test('a state reads back as it was', async () => {
	const tenant = full(300);
	tenant.add({ scheduled_start_at: null, scheduled_end_at: null, status: 'on_hold' });
	tenant.add({
		scheduled_start_at: '2027-03-16 10:00:30',
		scheduled_end_at: '2027-03-16 10:45:07',
	});
	tenant.add({ scheduled_end_at: null, assigned_staff_id: null, timezone: null });
	const state = await begin(tenant);
	const back = stored(state);
	expect([...back.known.values()]).toEqual(
		[...state.known.values()].map((known) => expect.objectContaining({ ...known })),
	);
	tenant.advance(60_000);
	expect((await next(tenant, back)).events).toEqual([]);
});

test.each([
	['nothing', undefined],
	['text', 'state'],
	['a later format', { v: 2 }],
	['a format without a number', {}],
	['half a state', { v: 1, config: 'c', at: 1 }],
])('%s is no state, so the trigger begins anew', (_, value) => {
	expect(readState(value)).toBeUndefined();
});

test('a state of the first format is still read', () => {
	const first = {
		v: 1,
		config: 'abc123',
		at: START,
		base: START,
		baseId: 5000,
		mark: START,
		maxId: 5001,
		rung: 'whole',
		provedAt: START,
		missing: [],
		sent: 'aaaaaabbbbbb',
		table: ['', '5m', 'confirmed', 'UTC', '8,13,0,f,2,3'],
		known: '3ux,15scq0,4,!cAbCdPeFgH',
	};
	expect(readState(first)?.known.get(4_857)).toBeUndefined();
	expect(readState(first)?.sent).toEqual(['aaaaaa', 'bbbbbb']);
	const [known] = readState(first)?.known.values() ?? [];
	expect(known).toMatchObject({
		id: parseInt('3ux', 36),
		status: 'confirmed',
		definition: '8',
		location: '13',
		staff: '',
		timezone: 'UTC',
		marks: 'cAbCdPeFgH',
		told: true,
	});
	expect((known.end ?? 0) - (known.start ?? 0)).toBe(15 * 60_000);
});
