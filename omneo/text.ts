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
