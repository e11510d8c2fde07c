/** Scenarios drawn at random: several things go wrong at once, for items that may be equal. */
import fc from 'fast-check';
import { ON_ERROR } from '../engine/support';
import { FAULTS, type FaultKind } from './faultKinds';
import { LAGS } from './matrix';
import type { Earlier, IfAlreadyBooked, Scenario, Trouble } from './scenario';

export const ROWS = {
	many: 'Mix: several faults',
	looks: 'Mix: faults of the look-ups too',
	equal: 'Mix: equal items in one run',
	already: 'Mix: If Already Booked',
} as const;

type Row = keyof typeof ROWS;

/** The same scenarios for the same seed. */
export function mixes(seed: number, number: number): Scenario[] {
	return fc.sample(scenario, { seed, numRuns: number }).map((drawn, index) => ({
		...drawn,
		name: `${drawn.row}, no. ${index} of seed ${seed}: ${wordsFor(drawn)}`,
	}));
}

const row = fc.constantFrom<Row>('many', 'looks', 'equal', 'already');

const scenario = row.chain((chosen) =>
	fc
		.integer({ min: 1, max: 12 })
		.chain((items) => peopleOf(chosen, items))
		.chain((people) => settings(chosen, people)),
);

/** All different, or a few who come several times. */
function peopleOf(chosen: Row, items: number): fc.Arbitrary<number[]> {
	const different = Array.from({ length: items }, (_, index) => index);
	if (chosen === 'many' || chosen === 'looks') return fc.constant(different);
	const most = Math.max(0, Math.ceil(items / 2) - 1);
	return fc.array(fc.integer({ min: 0, max: most }), { minLength: items, maxLength: items });
}

function settings(chosen: Row, people: number[]): fc.Arbitrary<Scenario> {
	const modes: IfAlreadyBooked[] =
		chosen === 'already' ? ['createAnyway', 'returnExisting', 'stop'] : ['createAnyway'];
	return fc.record({
		row: fc.constant(ROWS[chosen]),
		name: fc.constant(''),
		onError: fc.constantFrom(...ON_ERROR),
		retryOnFail: fc.boolean(),
		retries: fc.constantFrom(0, 1, 2),
		executions: fc.constant(1),
		nodes: fc.constant(1),
		lagSeconds: fc.constantFrom(0, ...LAGS),
		others: fc.constant(0),
		people: fc.constant(people),
		inFlight: fc.constantFrom(1, 2, 8, 32),
		troubles: troubles(chosen, people),
		ifAlreadyBooked: fc.constantFrom(...modes),
		earlier: chosen === 'already' ? earlier(people) : fc.constant([]),
		readsFirst: fc.boolean(),
		switches: fc.record({
			timeFormat: fc.constantFrom('plain', 'iso', 'micros'),
			listOrder: fc.constantFrom('oldest', 'newest'),
			extraFields: fc.boolean(),
		}),
	});
}

/** The first strikes the first booking of a customer, as look-ups follow upon that. */
function troubles(chosen: Row, people: number[]): fc.Arbitrary<Trouble[]> {
	const any = trouble(chosen, people);
	const first = any.map((drawn): Trouble => ({ ...drawn, on: 'booking', after: 0 }));
	return fc
		.tuple(first, fc.array(any, { maxLength: 5 }))
		.map(([strikes, others]) => [strikes, ...others]);
}

function trouble(chosen: Row, people: number[]): fc.Arbitrary<Trouble> {
	const looks = chosen === 'looks' || chosen === 'already';
	const drawn = fc.record({
		kind: fc.constantFrom<FaultKind>(...FAULTS),
		person: fc.constantFrom(...people),
		on: looks ? fc.constantFrom('booking', 'look') : fc.constant('booking'),
		after: fc.constantFrom(0, 0, 0, 1, 2),
		times: fc.constantFrom<Trouble['times']>(1, 1, 1, 2, 3, 'always'),
	});
	return drawn.map((given) => {
		const times = given.kind.waitedFor && given.times === 'always' ? 3 : given.times;
		return { ...given, times };
	});
}

function earlier(people: number[]): fc.Arbitrary<Earlier[]> {
	return fc.uniqueArray(
		fc.record({
			person: fc.constantFrom(...people),
			secondsAgo: fc.constantFrom(200_000, 2_000_000),
			cancelled: fc.boolean(),
		}),
		{ selector: ({ person }) => person, maxLength: 4 },
	);
}

function wordsFor({
	onError,
	retryOnFail,
	people,
	inFlight,
	lagSeconds,
	troubles,
}: Scenario): string {
	const retry = retryOnFail ? 'Retry On Fail' : 'one try';
	const faults = troubles.map(
		({ kind, person, on, after, times }) =>
			`${kind.name} (${on} of ${person}, after ${after}, times ${times})`,
	);
	const lag = `${lagSeconds} s late`;
	return [onError, retry, `people ${people.join(' ')}`, `${inFlight} at once`, lag, ...faults].join(
		', ',
	);
}
