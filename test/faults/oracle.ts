/** The oracle: compares what the node reported with the server's bookings, person by person. */
import type { Appointment } from '../../omneo/schema';
import { customerOf, requestFor } from './fixtures';
import type { Report, ItemOutcome } from './itemReports';
import type { Scenario } from './scenario';

/** What a run came to; added up for the table. */
export interface Count {
	runs: number;
	items: number;
	booked: number;
	refused: number;
	unknown: number;
	/** Items that a stopped run never began. */
	notBegun: number;
	/** Bookings beyond those that were asked for. */
	duplicates: number;
	/** Items without a report, and bookings that were not reported. */
	lost: number;
	/** Items said to be booked that are not, said to be refused that are booked, or with another's booking. */
	wrong: number;
	/** Items whose end could have been known, or that could have been booked, and were not. */
	needless: number;
}

export interface Verdict {
	count: Count;
	/** One sentence for each duplicate, lost, wrong or needless. */
	findings: string[];
	/** How many bookings may still go without an item, as a stopped run says how many it kept. */
	unlisted: number;
}

export const NOTHING: Count = {
	runs: 0,
	items: 0,
	booked: 0,
	refused: 0,
	unknown: 0,
	notBegun: 0,
	duplicates: 0,
	lost: 0,
	wrong: 0,
	needless: 0,
};

export function sum(one: Count, other: Count): Count {
	const names = Object.keys(NOTHING) as Array<keyof Count>;
	return Object.fromEntries(
		names.map((name) => [name, one[name] + other[name]]),
	) as unknown as Count;
}

/** The server's bookings before and after the execution. */
interface Bookings {
	before: Appointment[];
	after: Appointment[];
}

export function verifyReport(scenario: Scenario, report: Report, bookings: Bookings): Verdict {
	const verdict: Verdict = {
		count: { ...NOTHING, runs: 1, items: scenario.people.length },
		findings: [],
		unlisted: report.unlisted,
	};
	const people = [...new Set(scenario.people)];
	for (const person of people) {
		verifyPerson(
			scenario,
			report.stopped,
			personRecord(scenario, report, bookings, person),
			verdict,
		);
	}
	const known = new Set(people.map(customerOf));
	const strangers = bookings.after.filter(({ profile_id }) => !known.has(profile_id));
	find(verdict, 'wrong', verdict.unlisted, 'said to be kept, and not in the book');
	find(verdict, 'wrong', strangers.length, 'bookings of a customer who was in no item');
	const numbers = [...report.items.keys()].filter((index) => !(index in scenario.people));
	find(verdict, 'wrong', numbers.length, `items that are paired with no input: ${String(numbers)}`);
	return verdict;
}

/** All items of an execution that hung count as lost. */
export function verifyHung({ people }: Scenario): Verdict {
	const count = { ...NOTHING, runs: 1, items: people.length };
	const verdict: Verdict = { count, findings: [], unlisted: 0 };
	find(verdict, 'lost', people.length, 'the execution hung and was cancelled');
	return verdict;
}

/** Checks that a run gives all up together, instead of each item by itself. */
export function verifySent(
	{ mostSent = Infinity }: Scenario,
	sent: number,
	verdict: Verdict,
): void {
	find(verdict, 'needless', sent - mostSent, `${sent} bookings sent into trouble without an end`);
}

function find(verdict: Verdict, what: keyof Count, number: number, sentence: string): void {
	if (number <= 0) return;
	verdict.count[what] += number;
	verdict.findings.push(`${what} (${number}): ${sentence}`);
}

/** One person: the items, what was reported of them, and the bookings. */
interface PersonRecord {
	person: number;
	items: number[];
	ends: ItemOutcome[];
	refused: ItemOutcome[];
	unknown: ItemOutcome[];
	/** IDs that were named, for an item or by a stopped run as a whole. */
	named: number[];
	/** Items with a report of their own; `kept` counts those reported by an ID alone. */
	reported: number;
	kept: number;
	/** Bookings in the book: all, those from before, those of them that still hold, and those made now. */
	all: number[];
	/** Items reported as booked by their number alone. */
	numbered: number;
	earlier: number[];
	standing: number;
	made: number[];
}

function personRecord(
	{ people }: Scenario,
	report: Report,
	bookings: Bookings,
	person: number,
): PersonRecord {
	const { location_id } = requestFor(person);
	const own = (records: Appointment[]) =>
		records.filter(
			(each) => each.profile_id === customerOf(person) && each.location_id === location_id,
		);
	const before = own(bookings.before);
	const all = own(bookings.after).map(({ id }) => id);
	const earlier = before.map(({ id }) => id);
	const items = people.flatMap((other, index) => (other === person ? [index] : []));
	const ends = items.flatMap((index) => report.items.get(index) ?? []);
	const booked = ends.flatMap((end) => (end.fate === 'booked' ? (end.id ?? []) : []));
	const numbered = ends.filter((end) => end.fate === 'booked' && end.id === undefined).length;
	const kept = report.kept.filter((id) => all.includes(id));
	return {
		person,
		items,
		ends,
		refused: ends.filter(({ fate }) => fate === 'refused'),
		unknown: ends.filter(({ fate }) => fate === 'unknown'),
		named: [...booked, ...kept],
		reported: items.filter((index) => report.items.has(index)).length,
		kept: kept.length,
		numbered,
		all,
		earlier,
		standing: before.filter(({ status }) => status !== 'cancelled').length,
		made: all.filter((id) => !earlier.includes(id)),
	};
}

function verifyPerson(
	scenario: Scenario,
	stopped: boolean,
	record: PersonRecord,
	verdict: Verdict,
): void {
	const { items, ends, refused, unknown, named, numbered, reported, kept } = record;
	const { count } = verdict;
	count.booked += named.length + numbered;
	count.refused += refused.length;
	count.unknown += unknown.length;
	const name = `person ${record.person} (items ${items.join(', ')})`;

	const silent = items.length - reported - kept;
	if (stopped) count.notBegun += Math.max(0, silent);
	else find(verdict, 'lost', silent, `${name}: no word about them`);
	find(verdict, 'wrong', ends.length - reported, `${name}: more than one word about an item`);
	verifyIds(scenario, record, name, verdict);
	verifyBookings(scenario, record, name, verdict);
	verifyFate(scenario, record, verdict);
}

/** Checks that the reported IDs belong to bookings of these items. */
function verifyIds(scenario: Scenario, record: PersonRecord, name: string, verdict: Verdict): void {
	const { named, numbered, all, earlier, made } = record;
	const returns = scenario.ifAlreadyBooked === 'returnExisting';
	const missing = named.filter((id) => !all.includes(id) || (!returns && earlier.includes(id)));
	const booked = made.join(', ') || 'nothing';
	find(
		verdict,
		'wrong',
		missing.length,
		`${name}: reported ${missing.join(', ')}, booked ${booked}`,
	);
	find(verdict, 'wrong', numbered - all.length, `${name}: said to be done, booked ${booked}`);
	const shared = returns ? 0 : named.length - new Set(named).size;
	find(verdict, 'wrong', shared, `${name}: one booking reported for several items`);
}

/** Checks that there are no more bookings than asked for, and that each is reported, or may be one of the unknown. */
function verifyBookings(
	scenario: Scenario,
	record: PersonRecord,
	name: string,
	verdict: Verdict,
): void {
	const { items, named, numbered, made, standing, refused, unknown } = record;
	const allowed = mostBookings(scenario, items.length, standing);
	find(verdict, 'duplicates', made.length - allowed, `${name}: booked ${made.join(', ')}`);
	const namedOf = made.filter((id) => named.includes(id)).length;
	const reported = namedOf + numbered + unknown.length;
	const open = Math.max(0, Math.min(made.length, allowed) - reported);
	const unlisted = Math.min(open, verdict.unlisted);
	verdict.unlisted -= unlisted;
	const unnamed = open - unlisted;
	const denied = Math.min(unnamed, refused.length);
	const reason = textOf(refused[0]);
	find(verdict, 'wrong', denied, `${name}: reported as refused, and booked. ${reason}`);
	find(verdict, 'lost', unnamed - denied, `${name}: booked ${made.join(', ')} and never reported`);
}

/** How many bookings of a person the execution may make. */
function mostBookings({ ifAlreadyBooked }: Scenario, items: number, standing: number): number {
	if (ifAlreadyBooked === 'createAnyway') return items;
	return standing > 0 ? 0 : 1;
}

/** Checks that the item ended as the fault allows. Skips items that a stopped run did not reach. */
function verifyFate(scenario: Scenario, record: PersonRecord, verdict: Verdict): void {
	const { person, ends, named } = record;
	if (!scenario.fate || ends.length === 0) return;
	const troubled = scenario.troubles.some((trouble) => trouble.person === person);
	const promised = troubled ? scenario.fate : 'booked';
	const isNamed = promised === 'booked' && named.length > 0;
	if (isNamed || ends.some(({ fate }) => fate === promised)) return;
	const other = textOf(ends.find(({ fate }) => fate !== promised));
	find(verdict, 'needless', 1, `person ${person}: not ${promised}. ${other}`);
}

function textOf(end: ItemOutcome | undefined): string {
	return end && 'text' in end ? end.text : '';
}
