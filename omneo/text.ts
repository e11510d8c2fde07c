/** Small helpers for texts and records. */

/** `externalId` to `external_id`. */
export function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `no_show` to `No Show`. */
export function titleCase(name: string): string {
	return name.replace(/(^|_)([a-z])/g, (_, gap: string, letter: string) =>
		gap ? ` ${letter.toUpperCase()}` : letter.toUpperCase(),
	);
}

/** Whether a value is a JSON object (not a list, not null). */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `1 day`, `2 days`. */
export function counted(number: number, what: string): string {
	return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** `1 item was`, `2 items were`. */
export function countedWere(number: number): string {
	return `${counted(number, 'item')} ${number === 1 ? 'was' : 'were'}`;
}
