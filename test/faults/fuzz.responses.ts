/** Answers that no API should give. */
import fc from 'fast-check';
import { SECRET } from './fuzz.check';
import { anything } from './fuzz.values';

export interface RandomResponse {
	/** `changed` is the true answer with some of it replaced. */
	kind: 'true' | 'changed' | 'wild' | 'cut' | 'silence';
	/** The true one when left out. */
	status?: number;
	headers: Record<string, string>;
	body: string;
	changes: Change[];
}

interface Change {
	/** Which part, counted through all of them. */
	at: number;
	value: unknown;
	/** Taken away instead. */
	gone: boolean;
}

const status = fc.oneof(
	fc.constantFrom(200, 201, 204, 301, 304, 400, 401, 403, 404, 405, 408, 409, 410, 413, 418, 422),
	fc.constantFrom(429, 500, 501, 502, 503, 504, 520, 599),
	fc.integer({ min: 200, max: 599 }),
);

/** Printable, as a header must be. */
const word = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });
const time = fc.oneof(
	fc.constantFrom('0', '-1', '0.05', '1e3', '99999999999999999999', 'Infinity', 'soon', ''),
	fc.constantFrom('Wed, 21 Oct 2015 07:28:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', '0, 0'),
	word,
);
const headers = fc.record(
	{
		'content-type': fc.oneof(
			fc.constantFrom('application/json', 'text/html', 'text/plain; charset=utf-16', 'image/png'),
			word,
		),
		'retry-after': time,
		'x-ratelimit-remaining': time,
		'x-ratelimit-limit': time,
		'x-ratelimit-reset': time,
		'ratelimit-remaining': time,
		'ratelimit-reset': time,
		date: time,
		location: fc.constantFrom('/', 'http://127.0.0.1:1/', '::', ''),
		'content-encoding': fc.constantFrom('gzip', 'br', 'none'),
	},
	{ requiredKeys: [] },
);

const message = fc.oneof(
	anything,
	// A server that repeats what it was sent: the token must not come out at the other end.
	fc.constant(`The token Bearer ${SECRET} is not known.`),
);
const body = fc.oneof(
	anything.map((value) => JSON.stringify(value) ?? ''),
	fc.record({ data: anything, meta: anything }, { requiredKeys: [] }).map(written),
	fc.record({ message, errors: anything, exception: anything }, { requiredKeys: [] }).map(written),
	fc
		.record({ errors: fc.dictionary(fc.string(), fc.oneof(message, fc.array(message))) })
		.map(written),
	fc.constantFrom(
		'',
		'<html>',
		'{"data":',
		'null',
		'[]',
		'{"data":null}',
		'\u0000',
		'{"__proto__":1}',
	),
	fc.string({ unit: 'binary' }),
);

function written(value: unknown): string {
	return JSON.stringify(value);
}

const changes = fc.array(fc.record({ at: fc.nat(), value: anything, gone: fc.boolean() }), {
	minLength: 1,
	maxLength: 4,
});

/** Half of the time something like the truth, so that an operation gets beyond its first question. */
export const randomResponse: fc.Arbitrary<RandomResponse> = fc
	.record({
		kind: fc.oneof(
			{ arbitrary: fc.constant<RandomResponse['kind']>('true'), weight: 40 },
			{ arbitrary: fc.constant<RandomResponse['kind']>('changed'), weight: 25 },
			{ arbitrary: fc.constant<RandomResponse['kind']>('wild'), weight: 32 },
			{ arbitrary: fc.constant<RandomResponse['kind']>('cut'), weight: 2 },
			{ arbitrary: fc.constant<RandomResponse['kind']>('silence'), weight: 1 },
		),
		status,
		headers,
		body,
		changes,
	})
	.map((answer) => {
		// What is not an error is data, and data goes through.
		const echo = answer.status < 400 && answer.body.includes(SECRET);
		if (answer.kind === 'wild') return echo ? { ...answer, body: '{}' } : answer;
		const plain = { 'content-type': 'application/json' };
		return { ...answer, status: undefined, headers: plain };
	});

/** The text with parts of its JSON replaced. */
export function changed(text: string, what: Change[]): string {
	const root: { json?: unknown } = {};
	try {
		root.json = JSON.parse(text);
	} catch {
		return text;
	}
	for (const { at, value, gone } of what) {
		const parts = partsOf(root);
		const { holder, key } = parts[at % parts.length];
		if (gone && key !== 'json') delete holder[key];
		else holder[key] = value;
	}
	return JSON.stringify(root.json) ?? '';
}

interface Part {
	holder: Record<string, unknown>;
	key: string;
}

/** Every place in a value that can be replaced, itself included. */
function partsOf(value: unknown): Part[] {
	if (typeof value !== 'object' || value === null) return [];
	const holder = value as Record<string, unknown>;
	return Object.keys(holder).flatMap((key) => [{ holder, key }, ...partsOf(holder[key])]);
}
