/** The seed in charge: which scenarios there are, and which of them a short run takes. */
import fc from 'fast-check';
import { FAULTS } from './faultKinds';
import { ALL, type Draw, matrix, scenariosOf } from './matrix';
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

/** Every fault with every setting, and so many random mixes. */
export function allScenarios(seed: number, mixed: number): Scenario[] {
	return [...matrix(ALL, drawFrom(seed)), ...mixes(seed, mixed)];
}

/** Every fault with every way of treating errors; the rest is drawn. Few items. */
export function shortScenarios(seed: number, mixed: number): Scenario[] {
	const draw = drawFrom(seed);
	const small = { ...ALL, items: [1, 4] };
	const chosen = FAULTS.flatMap((kind) =>
		ALL.onError.map((mode) => {
			const candidates = scenariosOf(kind, { ...small, onError: [mode] }, draw);
			return candidates[draw(candidates.length)];
		}),
	);
	return [...chosen, ...mixes(seed, mixed)];
}
