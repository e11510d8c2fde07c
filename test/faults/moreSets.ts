/** Scenarios beside the matrix: forms of lists, odd statuses, and what happens twice or never ends. */
import type { Switches } from '../../dev/sandbox';
import { ON_ERROR, type OnError } from '../engine/support';
import { FAULTS, type FaultKind } from './faultKinds';
import { LAGS, fateOf, strike } from './matrix';
import { rowOfStatus, statusKind } from './oddKinds';
import { type IfAlreadyBooked, type Scenario, plainScenario } from './scenario';

export const MORE_ROWS = {
	lists: 'Any form of list: what is looked for after a fault',
	existing: 'Any form of list: Return the Existing One',
	together: 'Two executions of the same rows at once',
	webhook: 'The same webhook twice at once',
	nodes: 'Two nodes of one execution book the same rows',
	retried: 'Retry of a retry',
	unsure: 'Stored and not shown, then refused when sent again',
	endless: 'Trouble without an end',
} as const;

const kindOf = (name: string): FaultKind => {
	const kind = FAULTS.find((each) => each.name === name);
	if (!kind) throw new Error(`There is no fault '${name}'`);
	return kind;
};

const UNSURE = ['500, nothing stored', '500, stored', '502, nothing stored', '502, stored'].map(
	kindOf,
);

/** Every status with one item, its mode and its lag by turns. */
export function statusScenario(status: number, isStored: boolean, index: number): Scenario {
	const kind = statusKind(status, isStored);
	const onError = ON_ERROR[index % ON_ERROR.length];
	const lagSeconds = [0, ...LAGS][index % (LAGS.length + 1)];
	const name = `${kind.name}, ${onError}, ${lagSeconds} s late`;
	return {
		...plainScenario(rowOfStatus(status, isStored), name, 2),
		onError,
		lagSeconds,
		retries: onError === 'stopWorkflow' ? 1 : 0,
		troubles: [strike(kind, 1)],
		fate: fateOf(kind),
	};
}

const PAGINGS = ['meta', 'text', 'total', 'links', 'plain', 'cursor', 'emptyPages'] as const;
const RECORDS = ['text', 'nested', 'noIds', 'noStart'] as const;

/** The ways to write a list, and whether they say all that is compared. */
const FORMS: Array<{ form: Partial<Switches>; isClear: boolean }> = [
	...PAGINGS.map((paging) => ({ form: { paging }, isClear: true })),
	...RECORDS.map((listRecords) => ({ form: { listRecords }, isClear: !/^no/.test(listRecords) })),
];

/** More than a page of other bookings, so that the one that counts is on the second. */
const OTHERS = 105;

export function listForms(): Scenario[] {
	return FORMS.flatMap(({ form, isClear }) =>
		['oldest', 'newest'].flatMap((listOrder) => {
			const switches = { ...form, listOrder } as Partial<Switches>;
			const words = JSON.stringify(switches);
			const faulty = UNSURE.flatMap((kind) =>
				ON_ERROR.map(
					(onError): Scenario => ({
						...plainScenario(MORE_ROWS.lists, `${kind.name}, ${words}, ${onError}`, 3),
						onError,
						switches,
						retries: onError === 'stopWorkflow' ? 1 : 0,
						others: OTHERS,
						troubles: [strike(kind, 1)],
						fate: isClear ? fateOf(kind) : undefined,
					}),
				),
			);
			const there = [true, false].map(
				(cancelled): Scenario => ({
					...plainScenario(
						MORE_ROWS.existing,
						`${words}, ${cancelled ? 'cancelled' : 'booked'}`,
						3,
					),
					onError: 'continueErrorOutput',
					switches,
					ifAlreadyBooked: 'returnExisting',
					earlier: [{ person: 1, secondsAgo: 200_000, cancelled }],
					others: OTHERS,
				}),
			);
			return [...faulty, ...there];
		}),
	);
}

const MODES: IfAlreadyBooked[] = ['returnExisting', 'createAnyway'];
const TOGETHER = ['500, stored', '503, nothing stored', '502, stored', 'connection cut, stored'];

/** A lag is a limit only for what another process does: here all is in one. */
export function sideBySide(): Scenario[] {
	return [0, ...LAGS].flatMap((lagSeconds) =>
		[undefined, ...TOGETHER].flatMap((fault) =>
			ON_ERROR.flatMap((onError) =>
				[1, 6].map((items): Scenario => {
					const row = items === 1 ? MORE_ROWS.webhook : MORE_ROWS.together;
					const words = `${fault ?? 'no fault'}, ${onError}, ${items} items, ${lagSeconds} s late`;
					return {
						...plainScenario(row, words, items),
						onError,
						lagSeconds,
						ifAlreadyBooked: 'returnExisting',
						executions: 2,
						troubles: fault === undefined ? [] : [strike(kindOf(fault), 0)],
					};
				}),
			),
		),
	);
}

export function twoNodes(): Scenario[] {
	const modes: OnError[] = ['continueRegularOutput', 'continueErrorOutput'];
	return MODES.flatMap((ifAlreadyBooked) =>
		[0, ...LAGS].flatMap((lagSeconds) =>
			UNSURE.flatMap((kind) =>
				modes.map(
					(onError): Scenario => ({
						...plainScenario(
							MORE_ROWS.nodes,
							`${kind.name}, ${ifAlreadyBooked}, ${onError}, ${lagSeconds} s late`,
							4,
						),
						onError,
						lagSeconds,
						ifAlreadyBooked,
						nodes: 2,
						// The second node's booking of the person is struck as well.
						troubles: [{ ...strike(kind, 1), times: 2 }],
					}),
				),
			),
		),
	);
}

/** Stopped, retried while the service still fails, and retried when it is in order again. */
export function stoppedTwice(): Scenario[] {
	return MODES.flatMap((ifAlreadyBooked) =>
		[0, ...LAGS].flatMap((lagSeconds) =>
			[...UNSURE, kindOf('connection cut, stored')].map(
				(kind): Scenario => ({
					...plainScenario(
						MORE_ROWS.retried,
						`${kind.name}, ${ifAlreadyBooked}, ${lagSeconds} s late`,
						8,
					),
					lagSeconds,
					ifAlreadyBooked,
					retries: 2,
					troubles: [2, 5].map((person) => ({ ...strike(kind, person), times: 'always' })),
				}),
			),
		),
	);
}

/** Longer than the looks after the first attempt, and shorter than those after the second. */
const LATE_SECONDS = 20;

/** The refusal speaks of the booking of the attempt before. */
export function refusedAfterUnsure(): Scenario[] {
	return MODES.flatMap((ifAlreadyBooked) =>
		[403, 409, 422].flatMap((status) =>
			ON_ERROR.map((onError): Scenario => {
				const words = `${status}, ${ifAlreadyBooked}, ${onError}`;
				const refusal = strike(statusKind(status, false), 1);
				return {
					...plainScenario(MORE_ROWS.unsure, words, 2),
					onError,
					ifAlreadyBooked,
					lagSeconds: LATE_SECONDS,
					troubles: [strike(kindOf('500, stored'), 1), { ...refusal, after: 1 }],
					fate: 'booked',
				};
			}),
		),
	);
}

const FOREVER: FaultKind[] = [
	{ name: '429', fate: 'refused', fault: () => ({ status: 429 }) },
	{
		name: '429, Retry-After: 0',
		fate: 'refused',
		fault: () => ({ status: 429, headers: { 'retry-after': '0' } }),
	},
	...['500, nothing stored', '503, nothing stored', '502, nothing stored'].map(kindOf),
	...['500, stored', 'connection cut, nothing stored', 'timeout, never stored'].map(kindOf),
];

/** All attempts of those that are sent at once, some more of those that follow on them, and a probe; not those of every row. */
const MOST_SENT = 60;

/** Every booking of every row meets it, for ever. */
export function endlessTrouble(items: number): Scenario[] {
	return FOREVER.flatMap((kind) =>
		ON_ERROR.map((onError): Scenario => {
			const scenario = plainScenario(MORE_ROWS.endless, `${kind.name}, ${onError}`, items);
			const troubles = scenario.people.map((person) => strike(kind, person));
			return {
				...scenario,
				onError,
				// What was stored is found each time, and all rows are booked.
				mostSent: kind.name.endsWith(', stored') ? undefined : MOST_SENT,
				ifAlreadyBooked: 'returnExisting',
				troubles: troubles.map((trouble) => ({ ...trouble, times: 'always' })),
			};
		}),
	);
}
