/**
 * What an answer tells about limits. Omneo documents no headers; read are those that servers send:
 * `Retry-After` (RFC 9110 section 10.2.3), `X-RateLimit-*` (what Laravel sends) and `RateLimit-*`
 * (the IETF draft).
 */

interface RateLimitInfo {
	/** How many more requests are let through now. */
	remaining?: number;
	/** Milliseconds until it is worth asking again. */
	waitMs?: number;
}

/** An HTTP date, or ISO 8601 with an offset: what a host makes of other text is a guess. */
const WRITTEN = /^\s*([A-Za-z]+, .* GMT|\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d))\s*$/;

/** Above this a number is a moment in seconds, not a time from now. */
const MOMENT = 1_000_000_000;

/** Nothing that cannot be read is guessed at. `now` in milliseconds since 1970. */
export function readRateLimitHeaders(headers: Record<string, unknown>, now: number): RateLimitInfo {
	const server = readHttpDate(headers.date) ?? now;
	const remaining = numberOf(headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining']);
	const reset = headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'];
	return { remaining, waitMs: waitOf(headers['retry-after'], server) ?? waitOf(reset, server) };
}

/** Seconds from now, or a moment as an HTTP date or in seconds, by the server's own clock. */
function waitOf(text: unknown, server: number): number | undefined {
	const seconds = numberOf(text);
	const moment =
		seconds === undefined ? readHttpDate(text) : seconds > MOMENT ? seconds * 1000 : undefined;
	if (moment !== undefined) return Math.max(0, moment - server);
	return seconds === undefined ? undefined : seconds * 1000;
}

function numberOf(text: unknown): number | undefined {
	if (typeof text !== 'string' && typeof text !== 'number') return undefined;
	return /^\s*\d{1,12}(\.\d+)?\s*$/.test(String(text)) ? Number(text) : undefined;
}

/** An HTTP date in milliseconds since 1970. */
export function readHttpDate(text: unknown): number | undefined {
	const written = typeof text === 'string' && WRITTEN.test(text);
	const moment = written ? Date.parse(text) : Number.NaN;
	return Number.isNaN(moment) ? undefined : moment;
}
