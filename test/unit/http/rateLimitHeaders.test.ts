import fc from 'fast-check';
import { readRateLimitHeaders } from '../../../omneo/http/rateLimitHeaders';
import { EPOCH } from '../virtualClock';

const DATE = new Date(EPOCH).toUTCString();
const dateIn = (seconds: number) => new Date(EPOCH + seconds * 1000).toUTCString();
const momentIn = (seconds: number) => String(EPOCH / 1000 + seconds);
const HOUR = 3_600_000;

/** What is read of these headers by a host whose clock is wrong by that much. */
const read = (headers: Record<string, unknown>, wrongBy = 0) =>
	readRateLimitHeaders(headers, EPOCH + wrongBy);

describe('the time to wait', () => {
	it.each<[string, Record<string, unknown>, number | undefined]>([
		['seconds', { 'retry-after': '30' }, 30_000],
		['seconds with spaces', { 'retry-after': ' 30 ' }, 30_000],
		['seconds as a number', { 'retry-after': 30 }, 30_000],
		['parts of a second', { 'retry-after': '0.5' }, 500],
		['no time at all', { 'retry-after': '0' }, 0],
		['a date', { 'retry-after': dateIn(90) }, 90_000],
		['a date that has passed', { 'retry-after': dateIn(-90) }, 0],
		["Laravel's reset", { 'x-ratelimit-reset': momentIn(45) }, 45_000],
		['a reset that has passed', { 'x-ratelimit-reset': momentIn(-45) }, 0],
		['a reset in seconds', { 'ratelimit-reset': '45' }, 45_000],
		['both, of which Retry-After counts', { 'retry-after': '5', 'ratelimit-reset': '45' }, 5_000],
		['both, of which one is rubbish', { 'retry-after': '', 'ratelimit-reset': '45' }, 45_000],
		['nothing', {}, undefined],
		['a blank', { 'retry-after': ' ' }, undefined],
		['a word', { 'retry-after': 'later' }, undefined],
		['a negative number of seconds with a sign and unit', { 'retry-after': '-5s' }, undefined],
		['a list', { 'retry-after': ['30'] }, undefined],
	])('is read from %s', (_, headers, wait) => {
		expect(read(headers).waitMs).toBe(wait);
	});

	it.each([-HOUR, 0, HOUR])(
		"goes by the server's own clock, when this host's is wrong by %i ms",
		(wrongBy) => {
			const by = (headers: Record<string, unknown>) => read({ date: DATE, ...headers }, wrongBy);
			expect(by({ 'retry-after': dateIn(90) }).waitMs).toBe(90_000);
			expect(by({ 'x-ratelimit-reset': momentIn(90) }).waitMs).toBe(90_000);
			expect(by({ 'retry-after': '90' }).waitMs).toBe(90_000);
		},
	);

	it('goes by this clock when the server names no time, or rubbish', () => {
		expect(read({ date: 'today', 'retry-after': dateIn(90) }, 30_000).waitMs).toBe(60_000);
		expect(read({ 'retry-after': dateIn(90) }, 30_000).waitMs).toBe(60_000);
	});

	it('is read from every date that a server can write', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e7 }), (seconds) => {
				expect(read({ date: DATE, 'retry-after': dateIn(seconds) }).waitMs).toBe(seconds * 1000);
			}),
		);
	});

	it.each([
		['a negative number', '-1'],
		['another', '-5'],
		['words', 'minute 1'],
		['half a date', '5/11'],
		['a number too large to be one', '9'.repeat(400)],
	])('is not guessed at: %s', (_, text) => {
		expect(read({ 'retry-after': text }).waitMs).toBeUndefined();
	});
});

describe('what is left', () => {
	it.each<[Record<string, unknown>, number | undefined]>([
		[{ 'x-ratelimit-remaining': '59' }, 59],
		[{ 'x-ratelimit-remaining': '0' }, 0],
		[{ 'x-ratelimit-remaining': 7 }, 7],
		[{ 'ratelimit-remaining': '12' }, 12],
		[{ 'x-ratelimit-remaining': '3', 'ratelimit-remaining': '12' }, 3],
		[{ 'x-ratelimit-remaining': '-1' }, undefined],
		[{ 'x-ratelimit-remaining': 'many' }, undefined],
		[{ 'x-ratelimit-remaining': '59, 59' }, undefined],
		[{ 'x-ratelimit-limit': '60' }, undefined],
		[{}, undefined],
	])('is read from %j', (headers, remaining) => {
		expect(read(headers).remaining).toBe(remaining);
	});
});

it('no headers at all make it throw, or tell less than nothing', () => {
	const written = fc.oneof(
		fc.integer().map(String),
		fc.double().map(String),
		fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
		fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
		fc.string(),
	);
	const value = fc.oneof(written, fc.anything());
	const headers = fc.record(
		{
			date: value,
			'retry-after': value,
			'x-ratelimit-remaining': value,
			'x-ratelimit-reset': value,
			'ratelimit-remaining': value,
			'ratelimit-reset': value,
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(headers, fc.integer({ min: 0, max: 4e12 }), (reported, now) => {
			const { remaining = 0, waitMs = 0 } = readRateLimitHeaders(reported, now);
			expect(remaining).toBeGreaterThanOrEqual(0);
			expect(waitMs).toBeGreaterThanOrEqual(0);
		}),
		{ numRuns: 2000 },
	);
});
