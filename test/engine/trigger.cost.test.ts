/** How many requests a poll takes on each way of reading, and that none of them hides an event. */
import { type Switches } from '../../dev/sandbox';
import { TriggerStage } from './trigger.support';

const stage = TriggerStage.use();

const all = { events: ['added', 'moved', 'updated', 'cancelled', 'confirmed'] };
const days = (count: number) => count * 24 * 60;

/** So many appointments, of which most are over, a year apart at most. */
function fill(count: number): number[] {
	return Array.from({ length: count }, (_, index) => {
		stage.later(1);
		return stage.book(index < count - 120 ? { ...past } : {});
	});
}

const past = {
	scheduled_start_at: '2027-02-01 10:00:00',
	scheduled_end_at: '2027-02-01 10:45:00',
};

const rungs: Array<[name: string, switches: Partial<Switches>, quiet: number]> = [
	['sorts', {}, 1],
	['filters by time and does not sort', { sorting: 'ignored' }, 2],
	['filters by time and refuses to sort', { sorting: 'refused' }, 2],
	['ignores sort and filter', { sorting: 'ignored', rangeFilters: 'ignored' }, 10],
	['refuses sort and filter', { sorting: 'refused', rangeFilters: 'refused' }, 10],
	[
		'lists the newest first without sorting',
		{ sorting: 'ignored', rangeFilters: 'refused', listOrder: 'newest' },
		10,
	],
];

describe.each(rungs)('a server that %s, with 1,000 appointments', (_, switches, quiet) => {
	test(`takes ${quiet} requests when nothing happened, and hides no change`, async () => {
		stage.sandbox.switches(switches);
		const booked = fill(1_000);
		const workflow = stage.workflow(all);
		await stage.host.activate(workflow);
		await stage.tick(workflow);
		expect(await stage.requests(async () => await stage.tick(workflow))).toBe(quiet);

		const [oldest, coming] = [booked[0], booked[999]];
		await stage.change(coming, { status: 'cancelled' });
		const added = stage.book();
		expect(await stage.requests(async () => await stage.tick(workflow))).toBeLessThanOrEqual(
			quiet + 3,
		);
		expect(stage.told).toEqual([`${coming} cancelled`, `${added} added`, `${added} confirmed`]);

		// Of an appointment that is long over, at the latest when the way of reading is proved again.
		await stage.change(oldest, { notes: 'Came back' });
		await stage.tick(workflow);
		stage.later(60);
		await stage.tick(workflow);
		expect(stage.told.slice(3)).toEqual([`${oldest} updated`]);
	});
});

test('a server that stops sorting loses no event: the order is checked on each answer', async () => {
	fill(300);
	const workflow = stage.workflow(all);
	await stage.host.activate(workflow);
	await stage.tick(workflow);
	stage.sandbox.switches({ sorting: 'ignored' });
	const added = stage.book();
	await stage.tick(workflow);
	await stage.change(added, { notes: 'Window seat' });
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${added} added`, `${added} confirmed`, `${added} updated`]);
});

test('a server that begins to sort is asked for less, an hour later', async () => {
	stage.sandbox.switches({ sorting: 'refused', rangeFilters: 'refused' });
	fill(300);
	const workflow = stage.workflow(all);
	await stage.host.activate(workflow);
	stage.sandbox.switches({ sorting: 'honoured' });
	stage.later(60);
	await stage.tick(workflow);
	expect(await stage.requests(async () => await stage.tick(workflow))).toBe(1);
});

test('a small tenant takes one request a poll, deletions included', async () => {
	stage.sandbox.switches({ sorting: 'refused', rangeFilters: 'refused' });
	fill(90);
	const workflow = stage.workflow({ events: ['deleted'] });
	await stage.host.activate(workflow);
	await stage.tick(workflow);
	expect(await stage.requests(async () => await stage.tick(workflow))).toBe(1);
});

test('a deletion in a long list is found by the count, and costs two readings of it', async () => {
	const booked = fill(300);
	const workflow = stage.workflow({ events: ['deleted', 'added'] });
	await stage.host.activate(workflow);
	await stage.tick(workflow);
	await stage.remove(booked[290]);
	await stage.tick(workflow);
	await stage.tick(workflow);
	expect(stage.told).toEqual([`${booked[290]} deleted`]);
	expect(await stage.requests(async () => await stage.tick(workflow))).toBe(1);
});

test('a pause of days is caught up on in order, page by page', async () => {
	fill(150);
	const workflow = stage.workflow({ events: ['added'] });
	await stage.host.activate(workflow);
	await stage.host.deactivate(workflow);
	stage.later(days(3));
	const missed = Array.from({ length: 250 }, () => (stage.later(1), stage.book()));
	await stage.host.activate(workflow, 'init');
	expect(stage.told).toEqual(missed.map((id) => `${id} added`));
});
