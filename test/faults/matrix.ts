/** Every fault with every setting of the node that could matter to it. */
import { type OnError, ON_ERROR } from '../engine/support';
import { FAULTS, type FaultKind } from './faultKinds';
import { ODD_ANSWERS } from './oddKinds';
import { type Scenario, type Trouble, plainScenario } from './scenario';

interface Axes {
	onError: OnError[];
	retryOnFail: boolean[];
	items: number[];
	inFlight: number[];
	lagSeconds: number[];
}

/** How late the reads of Omneo may be: all within the time for which the node looks. */
export const LAGS = [0.3, 1, 3, 8];

export const ALL: Axes = {
	onError: ON_ERROR,
	retryOnFail: [false, true],
	items: [1, 6, 100],
	inFlight: [1, 8],
	lagSeconds: [0],
};

/** Draws a whole number below the limit. */
export type Draw = (limit: number) => number;

/** The scenarios of one fault; who meets it is drawn. */
export function scenariosOf(kind: FaultKind, axes: Axes, draw: Draw): Scenario[] {
	const { onError, retryOnFail, items, inFlight, lagSeconds } = axes;
	return onError.flatMap((mode) =>
		retryOnFail.flatMap((retry) =>
			items.flatMap((count) =>
				inFlight.flatMap((width) =>
					lagSeconds.map((lag) => one(kind, mode, retry, count, width, lag, draw)),
				),
			),
		),
	);
}

/** All with reads that are up to date; for each lag, with one size drawn instead of all. */
export function matrix(axes: Axes, draw: Draw): Scenario[] {
	const kinds = [...FAULTS, ...ODD_ANSWERS];
	return kinds.flatMap((kind) => [
		...scenariosOf(kind, axes, draw),
		...LAGS.flatMap((lag) => {
			const of = <T>(values: T[]) => [values[draw(values.length)]];
			const items = of(axes.items);
			const inFlight = of(axes.inFlight);
			return scenariosOf(kind, { ...axes, items, inFlight, lagSeconds: [lag] }, draw);
		}),
	]);
}

function one(
	kind: FaultKind,
	onError: OnError,
	retryOnFail: boolean,
	items: number,
	inFlight: number,
	lagSeconds: number,
	draw: Draw,
): Scenario {
	const stops = onError === 'stopWorkflow';
	const name = [
		kind.name,
		onError,
		retryOnFail ? 'Retry On Fail' : 'one try',
		`${items} items`,
		`${inFlight} at once`,
		`${lagSeconds} s late`,
	].join(', ');
	// Of a hundred, a few meet it: one out of each twenty-five.
	const struck = Math.max(1, Math.floor(items / 25));
	const share = items / struck;
	const people = Array.from({ length: struck }, (_, index) =>
		Math.floor(index * share + draw(Math.floor(share))),
	);
	return {
		...plainScenario(kind.name, name, items),
		onError,
		retryOnFail,
		inFlight,
		lagSeconds,
		retries: stops ? 1 : 0,
		troubles: people.map((person) => strike(kind, person)),
		fate: fateOf(kind),
	};
}

/** The fault strikes the first booking of a person. */
export function strike(kind: FaultKind, person: number): Trouble {
	return { kind, person, on: 'booking', after: 0, times: 1 };
}

export function fateOf({ fate }: FaultKind): Scenario['fate'] {
	return fate === 'either' ? undefined : fate;
}
