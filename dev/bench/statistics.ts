/** Medians and spreads: single runs on a shared machine mean little. */

export interface Spread {
	median: number;
	min: number;
	max: number;
	/** First and third quartile. */
	q1: number;
	q3: number;
}

export function spreadOf(values: number[]): Spread {
	const sorted = [...values].sort((one, other) => one - other);
	return {
		median: quantile(sorted, 0.5),
		min: sorted[0],
		max: sorted[sorted.length - 1],
		q1: quantile(sorted, 0.25),
		q3: quantile(sorted, 0.75),
	};
}

/** Between two values by their distance, as spreadsheets do. */
function quantile(sorted: number[], share: number): number {
	const place = (sorted.length - 1) * share;
	const below = Math.floor(place);
	const above = Math.min(below + 1, sorted.length - 1);
	return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}
