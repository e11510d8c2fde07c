/** What counts when the form leaves a parameter out. Its description shows the same constants. */

/** How many records a list returns. */
export const DEFAULT_LIMIT = 50;

/** Each option that is on or off. */
export const FLAGS = {
	availableOnly: false,
	dryRun: false,
	onlyWithCapacity: true,
	simplify: true,
};

export type Flag = keyof typeof FLAGS;
