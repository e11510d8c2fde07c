/** Single steps of polling that random histories come across too rarely. */
import { pollAppointments } from '../../../omneo/trigger/poll';
import type { TriggerSettings } from '../../../omneo/trigger/events';
import type { TriggerState } from '../../../omneo/trigger/state';
import { type Conditions, START, text } from './conditions';
import { ALL, stored } from './history';
import { Tenant } from './tenant';

/** A trigger that polls a tenant each minute. */
class Poller {
	state?: TriggerState;

	constructor(
		readonly tenant: Tenant,
		private readonly settings: TriggerSettings = ALL,
	) {}

	async poll(mustProve = false): Promise<string[]> {
		this.tenant.advance(60_000);
		const { tenant: source, settings, state } = this;
		const polled = await pollAppointments({ source, settings, config: '', state, mustProve });
		this.state = stored(polled.state);
		return polled.events.map(({ id, event }) => `${id} ${event}`);
	}
}

async function begun(conditions: Partial<Conditions> = {}, settings?: TriggerSettings) {
	const tenant = new Tenant({ slowest: 0, ...conditions });
	const ids = Array.from({ length: 12 }, () => tenant.add());
	tenant.advance(600_000);
	const poller = new Poller(tenant, settings);
	await poller.poll();
	return { tenant, poller, ids };
}

test('a move there and back and there again is three moves', async () => {
	const { tenant, poller, ids } = await begun();
	const found: string[] = [];
	for (const by of [1_800_000, -1_800_000, 1_800_000]) {
		tenant.move(ids[0], by);
		found.push(...(await poller.poll()));
	}
	expect(found).toEqual(Array(3).fill(`${ids[0]} moved`));
});

test('a status that is reached twice is two events, and one that is only filled in later is one', async () => {
	const { tenant, poller, ids } = await begun();
	const [twice, late] = ids;
	tenant.reach(twice, 'confirmed');
	tenant.write(late, { status: 'confirmed' });
	expect(await poller.poll()).toEqual([`${twice} confirmed`, `${late} confirmed`]);
	tenant.write(late, { confirmed_at: text(tenant.clock) });
	tenant.reach(twice, 'cancelled');
	tenant.advance(1_000);
	tenant.reach(twice, 'confirmed');
	expect(await poller.poll()).toEqual([`${twice} cancelled`, `${twice} confirmed`]);
});

test('an answer of a server that lags behind changes nothing back', async () => {
	const { tenant, poller, ids } = await begun();
	tenant.move(ids[0], 3_600_000);
	expect(await poller.poll()).toEqual([`${ids[0]} moved`]);
	tenant.conditions.lagMs = 100_000;
	for (let minute = 0; minute < 10; minute++) expect(await poller.poll()).toEqual([]);
});

test('a record dated into the future does not hide those that come until then', async () => {
	const { tenant, poller } = await begun();
	const odd = tenant.add({ updated_at: text(tenant.clock + 86_400_000) });
	await poller.poll();
	await poller.poll();
	const plain = tenant.add();
	expect(odd).toBeLessThan(plain);
	expect(await poller.poll()).toEqual([`${plain} added`]);
});

test('names of services and shops that change are no change of each appointment', async () => {
	const { tenant, poller, ids } = await begun();
	for (const id of ids) tenant.write(id, { appointment_definition: { id: 8, name: 'New name' } });
	expect(await poller.poll()).toEqual([]);
});

test('the same object in another order of keys is no change', async () => {
	const { tenant, poller, ids } = await begun();
	tenant.write(ids[0], { meta: { a: 1, b: [1, 2] } });
	expect(await poller.poll()).toEqual([`${ids[0]} updated`]);
	tenant.write(ids[0], { meta: { b: [1, 2], a: 1 } });
	expect(await poller.poll()).toEqual([]);
});

test('an appointment that leaves the filter and comes back is not added twice', async () => {
	const settings = { ...ALL, narrowing: { location_id: 13 } };
	const { tenant, poller } = await begun({ pageSize: 50 }, settings);
	const id = tenant.add({ location_id: 13 });
	expect(await poller.poll()).toEqual([`${id} added`]);
	tenant.write(id, { location_id: 14 });
	for (let minute = 0; minute < 3; minute++) expect(await poller.poll()).toEqual([]);
	tenant.write(id, { location_id: 13 });
	expect(await poller.poll()).not.toContain(`${id} added`);
});

test('records without times of change are read as a whole, and lose nothing', async () => {
	const { tenant, poller, ids } = await begun();
	const bare = { created_at: undefined, updated_at: undefined };
	for (const id of ids) tenant.write(id, {});
	const added = tenant.add(bare);
	expect(await poller.poll()).toEqual([`${added} added`]);
	tenant.write(added, { ...bare, notes: 'new' });
	for (const version of tenant.versions.get(added) ?? []) Object.assign(version.record ?? {}, bare);
	expect(await poller.poll()).toEqual([`${added} updated`]);
});

test('events of one poll come in the order in which they happened', async () => {
	const { tenant, poller, ids } = await begun();
	tenant.reach(ids[3], 'cancelled');
	tenant.advance(2_000);
	const added = tenant.add({ status: 'confirmed', confirmed_at: text(tenant.clock) });
	tenant.advance(2_000);
	tenant.note(ids[1], 'last');
	expect(await poller.poll()).toEqual([
		`${ids[3]} cancelled`,
		`${added} added`,
		`${added} confirmed`,
		`${ids[1]} updated`,
	]);
});

test('an import of old bookings is reported as added, and nothing of it is upcoming', async () => {
	const { tenant, poller } = await begun();
	const past = START - 40 * 86_400_000;
	const times = { scheduled_start_at: text(past), scheduled_end_at: text(past + 900_000) };
	const imported = [tenant.add(times), tenant.add(times)];
	expect(await poller.poll()).toEqual(imported.map((id) => `${id} added`));
	expect(await poller.poll()).toEqual([]);
});
