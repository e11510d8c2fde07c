import { FieldErrors } from '../../../omneo/validation';
import { refusePast } from '../../../omneo/time';

const NOW = Date.UTC(2026, 4, 11, 10);
const ZONE = 'Australia/Melbourne';

/** What is said of a start so many milliseconds ago. */
function said(ago: number, status?: unknown, allowPast = false) {
	const check = new FieldErrors();
	refusePast(NOW - ago, ZONE, status, { allowPast, now: () => NOW }, check);
	return { ...check.messages };
}

it('a start in the past is refused by its field, its time and its zone', () => {
	expect(said(3_600_000)).toEqual({
		scheduled_start_at: [
			"is in the past: 2026-05-11 19:00 in Australia/Melbourne. To use it anyway, add the option 'Allow Past Times'",
		],
	});
});

it.each([
	[300_001, true],
	[300_000, false],
	[1, false],
	[0, false],
	[-3_600_000, false],
])('a start %i ms ago is in the past: %s', (ago, isPast) => {
	expect('scheduled_start_at' in said(ago)).toBe(isPast);
});

it.each([
	['arrived', false],
	['completed', false],
	['no_show', false],
	['requested', true],
	['confirmed', true],
	['cancelled', true],
	[undefined, true],
	[null, true],
	[{ toString: 1 }, true],
])('a start in the past with status %j is refused: %s', (status, isRefused) => {
	expect('scheduled_start_at' in said(3_600_000, status)).toBe(isRefused);
});

it('a start in the past is accepted where that is asked for', () => {
	expect(said(3_600_000, 'requested', true)).toEqual({});
});
