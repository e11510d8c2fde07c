/** Every fault with every setting of the node that could matter to it. */
import { type OnError, ON_ERROR } from '../engine/support';
import { FAULTS, type FaultKind } from './faultKinds';
import { type Scenario, plainScenario } from './scenario';

interface Axes {
	onError: OnError[];
	retryOnFail: boolean[];
	items: number[];
	inFlight: number[];
}

export const ALL: Axes = {
	onError: ON_ERROR,
	retryOnFail: [false, true],
	items: [1, 6, 100],
	inFlight: [1, 8],
};

/** Draws a whole number below the limit. */
export type Draw = (limit: number) => number;

/** The scenarios of one fault; who meets it is drawn. */
export function scenariosOf(kind: FaultKind, axes: Axes, draw: Draw): Scenario[] {
	const { onError, retryOnFail, items, inFlight } = axes;
	return onError.flatMap((mode) =>
		retryOnFail.flatMap((retry) =>
			items.flatMap((count) => inFlight.map((width) => one(kind, mode, retry, count, width, draw))),
		),
	);
}

export function matrix(axes: Axes, draw: Draw): Scenario[] {
	return FAULTS.flatMap((kind) => scenariosOf(kind, axes, draw));
}

function one(
	kind: FaultKind,
	onError: OnError,
	retryOnFail: boolean,
	items: number,
	inFlight: number,
	draw: Draw,
): Scenario {
	const stops = onError === 'stopWorkflow';
	const name = [
		kind.name,
		onError,
		retryOnFail ? 'Retry On Fail' : 'one try',
		`${items} items`,
		`${inFlight} at once`,
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
		retryStored: stops,
		troubles: people.map((person) => ({ kind, person, on: 'booking', after: 0, times: 1 })),
		fate: kind.fate === 'either' ? undefined : kind.fate,
	};
}
