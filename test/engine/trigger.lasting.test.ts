/** The Omneo Trigger when n8n restarts, publishes, forgets, and polls twice: nothing lost, nothing twice. */
import { sleep } from 'n8n-workflow';
import { EVERY_EVENT, TriggerStage } from './trigger.support';

const stage = TriggerStage.use();

const all = { events: EVERY_EVENT };
const added = { events: ['added'] };

test('after a restart comes what happened meanwhile, in order and once', async () => {
	const old = stage.book();
	const workflow = stage.workflow(all);
	await stage.host.activate(workflow);
	await stage.host.deactivate(workflow);
	stage.later(30);
	const booked = stage.book({ status: 'requested' });
	stage.later(1);
	await stage.change(old, { status: 'cancelled' });
	stage.later(60);
	await stage.change(booked, { status: 'confirmed' });
	await stage.host.activate(workflow, 'init');
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${booked} added`, `${old} cancelled`, `${booked} confirmed`]);
});

test('a restart that loses what quiet polls knew loses no event and doubles none', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	const first = stage.book();
	await stage.tick(workflow);
	for (let minute = 0; minute < 5; minute++) await stage.tick(workflow);
	await stage.host.deactivate(workflow);
	const second = stage.book();
	await stage.host.activate(workflow, 'init');
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${first} added`, `${second} added`]);
});

test('static data that is rolled back or overwritten makes no event come twice', async () => {
	const workflow = stage.workflow(all);
	await stage.host.activate(workflow);
	const before = structuredClone(stage.host.saved);
	const booked = stage.book({ status: 'requested' });
	await stage.tick(workflow);
	stage.later(1);
	await stage.change(booked, { status: 'confirmed' });
	await stage.tick(workflow);
	await stage.host.deactivate(workflow);
	for (const [id, data] of before) stage.host.saved.set(id, data);
	await stage.host.activate(workflow, 'init');
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${booked} added`, `${booked} confirmed`]);
});

test('an update of the workflow and a new name for the node change nothing', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	const first = stage.book();
	await stage.tick(workflow);
	await stage.host.deactivate(workflow);
	const second = stage.book();
	const renamed = stage.workflow(added, { name: 'New bookings' });
	await stage.host.activate(renamed, 'update');
	const third = stage.book();
	await stage.tick(renamed);
	expect(stage.told).toEqual([first, second, third].map((id) => `${id} added`));
});

test('an update while a poll is under way: n8n throws away what it finds, the next one finds it', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	stage.later(1);
	const booked = stage.book();
	stage.sandbox.fault({ delayMs: 300, times: 1, path: '/api/v3/appointments' });
	const tick = stage.host.tick(workflow);
	await sleep(50);
	await stage.host.deactivate(workflow);
	await stage.host.activate(workflow, 'update');
	await tick;
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${booked} added`]);
});

test('polls that overlap report an event once', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	stage.later(1);
	const booked = stage.book();
	stage.sandbox.fault({ delayMs: 100, times: 3, path: '/api/v3/appointments' });
	await stage.host.tick(workflow, 3);
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${booked} added`]);
});

test('two pollers of one trigger report an event once', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	const [one, two] = [stage.host.poller(workflow), stage.host.poller(workflow)];
	await Promise.all([one(), two()]);
	stage.later(1);
	stage.book();
	const found = [await one(), await two()].flat();
	stage.later(1);
	stage.book();
	found.push(...(await Promise.all([one(), two()])).flat());
	expect(found).toHaveLength(2);
});

test('bookings of one second are all reported, also when a poll lies between them', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	stage.later(1);
	const first = [stage.book(), stage.book()];
	await stage.host.tick(workflow);
	const second = [stage.book(), stage.book()];
	await stage.host.tick(workflow);
	expect(stage.told).toEqual([...first, ...second].map((id) => `${id} added`));
});

test('a burst comes whole: as much at once as a workflow can take, the rest with the next poll', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	stage.later(1);
	const booked = Array.from({ length: 1_200 }, () => stage.book());
	expect(await stage.tick(workflow)).toHaveLength(1_000);
	expect(await stage.tick(workflow)).toHaveLength(200);
	expect(await stage.tick(workflow)).toEqual([]);
	expect(new Set(stage.told)).toEqual(new Set(booked.map((id) => `${id} added`)));
});

test.each([
	['ahead', 300_000],
	['behind', -300_000],
])('a clock of n8n that is five minutes %s loses nothing', async (_, skew) => {
	stage.skew(skew);
	const workflow = stage.workflow(all);
	await stage.host.activate(workflow);
	const booked = stage.book();
	await stage.tick(workflow);
	stage.later(1);
	await stage.change(booked, { status: 'cancelled' });
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${booked} added`, `${booked} confirmed`, `${booked} cancelled`]);
});

test('a booking that the list shows late is not lost behind one that it shows at once', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	stage.later(1);
	stage.sandbox.switches({ lag: { list: 400, record: 0, slots: 0 } });
	const late = stage.book();
	await stage.host.tick(workflow);
	stage.sandbox.switches({ lag: { list: 0, record: 0, slots: 0 } });
	stage.later(1);
	const next = stage.book();
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${late} added`, `${next} added`]);
});

test('published again after a pause, it begins anew; an option catches up', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	await stage.host.deactivate(workflow);
	stage.later(10);
	stage.book();
	await stage.host.activate(workflow, 'activate');
	expect(await stage.tick(workflow)).toEqual([]);

	const catching = stage.workflow({ ...added, options: { catchUp: true } });
	await stage.host.deactivate(workflow);
	stage.later(10);
	const missed = stage.book();
	await stage.host.activate(catching, 'activate');
	expect(stage.told).toEqual([`${missed} added`]);
});

test('other filters begin anew, other events do not', async () => {
	const workflow = stage.workflow(added);
	await stage.host.activate(workflow);
	await stage.host.deactivate(workflow);
	const booked = stage.book();
	const confirmed = stage.workflow({ events: ['added', 'confirmed'] });
	await stage.host.activate(confirmed, 'update');
	expect(stage.told).toEqual([`${booked} added`, `${booked} confirmed`]);
	await stage.host.deactivate(confirmed);
	stage.book();
	const filtered = stage.workflow({
		...added,
		filters: { status: [], locationId: { __rl: true, mode: 'id', value: 101 } },
	});
	await stage.host.activate(filtered, 'update');
	expect(stage.told).toHaveLength(2);
});

test('what is stored holds no data of customers', async () => {
	const workflow = stage.workflow(all);
	stage.book({ notes: 'Allergic to wool' });
	await stage.host.activate(workflow);
	stage.book({ notes: 'Allergic to silk' });
	await stage.tick(workflow);
	const text = JSON.stringify([...stage.host.saved]);
	expect(text).not.toMatch(/Amelia|Nguyen|Allergic|@|c0ffee/);
	expect(text.length).toBeGreaterThan(100);
});
