/** Short marks for texts that are only compared. */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/**
 * FNV-1a of 32 bits with a final mix, so that its first digits can stand for all. Four digits make two
 * texts look equal once in 16 million changes. It keeps customer data out of the stored state.
 * @param digits At most 6, of 6 bits each
 */
export function hashOf(text: string, digits = 4): string {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	hash ^= hash >>> 16;
	return Array.from({ length: digits }, (_, at) => DIGITS[(hash >>> (at * 6)) & 63]).join('');
}

/** JSON with sorted keys: a server may write the same object in another order. */
export function stableText(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	);
}
