/**
 * What counts when a parameter is left out or empty. The form shows these values and the code that
 * reads the form uses them, so the two cannot differ. Timeouts and requests at once are in the core.
 * For a choice of several values, the first in its list is the default.
 */

/** How many records a list returns. */
export const DEFAULT_LIMIT = 50;

/** Options that are on or off. */
export const FLAGS = {
	availableOnly: false,
	dryRun: false,
	onlyWithCapacity: true,
	simplify: true,
};
