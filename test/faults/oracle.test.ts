/** An oracle that finds nothing would pass every node. */
import type { Appointment } from '../../omneo/schema';
import { type Count, verifyReport } from './oracle';
import { customerOf } from './fixtures';
import type { Report, ItemOutcome } from './itemReports';
import { type Scenario, plainScenario } from './scenario';

const scenario = plainScenario('row', 'name', 2);

const booking = (id: number, person: number, status = 'confirmed') =>
	({ id, profile_id: customerOf(person), location_id: 101, status }) as Appointment;
const booked = (id: number): ItemOutcome => ({ fate: 'booked', id });
const unknown: ItemOutcome = { fate: 'unknown', text: 'may be' };
const refused: ItemOutcome = { fate: 'refused', text: 'no' };

/** What is found when the node says this of item 0, 1 and so on. */
function found(
	ends: Array<ItemOutcome | ItemOutcome[] | undefined>,
	after: Appointment[],
	more: Partial<Report & Scenario> = {},
	before: Appointment[] = [],
) {
	const items = new Map<number, ItemOutcome[]>();
	for (const [index, end] of ends.entries()) if (end) items.set(index, [end].flat());
	const report = {
		items,
		kept: more.kept ?? [],
		unlisted: more.unlisted ?? 0,
		stopped: more.stopped ?? false,
	};
	const { count } = verifyReport({ ...scenario, ...more }, report, { before, after });
	const names: Array<keyof Count> = ['duplicates', 'lost', 'wrong', 'needless'];
	return names.filter((name) => count[name] > 0);
}

const BOTH = [booking(1, 0), booking(2, 1)];

test('finds nothing when all was booked and reported', () => {
	expect(found([booked(1), booked(2)], BOTH)).toEqual([]);
});

test.each<[string, string[], ReturnType<typeof found>]>([
	['a booking too many', ['duplicates'], found([booked(1), booked(2)], [...BOTH, booking(3, 1)])],
	['an item without a word', ['lost'], found([booked(1)], [booking(1, 0)])],
	[
		'a booking that a stopped run does not report',
		['lost'],
		found([undefined, refused], [booking(1, 0)], { stopped: true }),
	],
	['an item refused and booked', ['wrong'], found([booked(1), refused], BOTH)],
	['an item booked that is not there', ['wrong'], found([booked(1), booked(2)], [booking(1, 0)])],
	["an item with another's booking", ['wrong'], found([booked(1), booked(1)], [booking(1, 0)])],
	['an item reported twice', ['wrong'], found([[refused, refused], booked(2)], [booking(2, 1)])],
	['a booking of a stranger', ['wrong'], found([booked(1), booked(2)], [...BOTH, booking(3, 9)])],
	[
		'an old booking reported as new',
		['wrong'],
		found([booked(1), booked(2)], BOTH, {}, [booking(1, 0)]),
	],
	[
		'an unknown that need not be',
		['needless'],
		found([unknown, booked(2)], BOTH, { fate: 'booked' }),
	],
	[
		'a second booking of one who has it',
		['duplicates'],
		found([booked(1), booked(2)], [booking(1, 0), booking(2, 0)], {
			ifAlreadyBooked: 'returnExisting',
			people: [0, 0],
		}),
	],
])('finds %s', (name, expected, actual) => {
	expect(actual.filter((what) => expected.includes(what))).toEqual(expected);
	expect(name).not.toBe('');
});

test('an unknown may be in the book or not, and not twice', () => {
	expect(found([unknown, booked(2)], BOTH)).toEqual([]);
	expect(found([unknown, booked(2)], [booking(2, 1)])).toEqual([]);
	expect(found([unknown, booked(2)], [...BOTH, booking(3, 0)])).toEqual(['duplicates']);
});

test('a stopped run may tell by IDs, and need not have begun all', () => {
	expect(found([undefined, refused], [booking(1, 0)], { stopped: true, kept: [1] })).toEqual([]);
	expect(found([refused], [], { stopped: true })).toEqual([]);
});

test('a stopped run may name items without their IDs, or only count them', () => {
	const stopped = { stopped: true };
	const done: ItemOutcome = { fate: 'booked' };
	expect(found([done, refused], [booking(1, 0)], stopped)).toEqual([]);
	expect(found([done, refused], [], stopped)).toEqual(['wrong']);
	expect(found([undefined, refused], [booking(1, 0)], { ...stopped, unlisted: 1 })).toEqual([]);
	expect(found([undefined, refused], [], { ...stopped, unlisted: 1 })).toEqual(['wrong']);
});

test('an existing booking may be given back to several, and another not be made', () => {
	const returning = { ifAlreadyBooked: 'returnExisting' as const, people: [0, 0] };
	expect(found([booked(1), booked(1)], [booking(1, 0)], returning, [booking(1, 0)])).toEqual([]);
	const again = [booking(1, 0), booking(2, 0)];
	expect(found([booked(2), booked(2)], again, returning, [booking(1, 0)])).toEqual(['duplicates']);
	const cancelled = [booking(1, 0, 'cancelled')];
	expect(
		found([booked(2), booked(2)], [...cancelled, booking(2, 0)], returning, cancelled),
	).toEqual([]);
});
