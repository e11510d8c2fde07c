/** The seed in charge: which scenarios there are, and which of them a short run takes. */
import fc from 'fast-check';
import { FAULTS } from './faultKinds';
import { ODD_ANSWERS, STATUSES } from './oddKinds';
import {
	endlessTrouble,
	listForms,
	refusedAfterUnsure,
	sideBySide,
	statusScenario,
	stoppedTwice,
	twoNodes,
} from './moreSets';
import { ALL, type Draw, LAGS, matrix, scenariosOf } from './matrix';
import { mixes } from './randomMixes';
import type { Scenario } from './scenario';

export const SEED = 20270315;

/** Enough for the matrix; a draw beyond it starts again at the first. */
const DRAWS = 10_000;

/** The same numbers for the same seed. */
function drawFrom(seed: number): Draw {
	const numbers = fc.sample(fc.nat(), { seed, numRuns: DRAWS });
	let drawn = 0;
	return (limit) => numbers[drawn++ % DRAWS] % limit;
}

/** Every fault with every setting, all the rest, and so many random mixes. */
export function allScenarios(seed: number, mixed: number): Scenario[] {
	const draw = drawFrom(seed);
	return [
		...matrix(ALL, draw),
		...STATUSES.map(([status, isStored], index) => statusScenario(status, isStored, index)),
		...listForms(),
		...sideBySide(),
		...twoNodes(),
		...stoppedTwice(),
		...refusedAfterUnsure(),
		...endlessTrouble(100),
		...mixes(seed, mixed),
	];
}

/** Every fault with every way of treating errors; the rest is drawn. Few items. */
export function shortScenarios(seed: number, mixed: number): Scenario[] {
	const draw = drawFrom(seed);
	const small = { ...ALL, items: [1, 4], lagSeconds: [0, ...LAGS] };
	const drawn = (scenarios: Scenario[], number: number) =>
		Array.from({ length: number }, () => scenarios[draw(scenarios.length)]);
	const chosen = [...FAULTS, ...ODD_ANSWERS].flatMap((kind) =>
		ALL.onError.flatMap((mode) => drawn(scenariosOf(kind, { ...small, onError: [mode] }, draw), 1)),
	);
	return [
		...chosen,
		...drawn(
			STATUSES.map(([status, isStored], index) => statusScenario(status, isStored, index)),
			12,
		),
		...drawn(listForms(), 24),
		...drawn(sideBySide(), 12),
		...drawn(twoNodes(), 6),
		...drawn(stoppedTwice(), 4),
		...drawn(refusedAfterUnsure(), 4),
		...drawn(endlessTrouble(20), 3),
		...mixes(seed, mixed),
	];
}
