/** The forms in which answers write a time: read where they are certain. */
import { momentOfAnswer } from '../../../omneo/time';

const TEN = Date.UTC(2026, 4, 11, 10);

it.each<[unknown, number]>([
	['2026-05-11 10:00:00', TEN],
	[' 2026-05-11 10:00:00\n', TEN],
	['2026-05-11 10:00', TEN],
	['2026-05-11T10:00', TEN],
	['2026-05-11T10:00:00', TEN],
	['2026-05-11T10:00:00Z', TEN],
	['2026-05-11T10:00:00.000000Z', TEN],
	['2026-05-11 10:00:00.250', TEN + 250],
	['2026-05-11 10:00:00Z', TEN],
	['2026-05-11 10:00:00 UTC', TEN],
	['2026-05-11 10:00:00 GMT', TEN],
	['2026-05-11T20:00:00+10:00', TEN],
	['2026-05-11T20:00:00+1000', TEN],
	['2026-05-11 04:30:00-05:30', TEN],
	['Mon, 11 May 2026 10:00:00 GMT', TEN],
	['Mon, 11 May 2026 20:00:00 +1000', TEN],
	[TEN / 1000, TEN],
	[TEN, TEN],
	[String(TEN / 1000), TEN],
	[String(TEN), TEN],
	[1e9, 1e12],
	[9_999_999_999, 9_999_999_999_000],
	[1e12, 1e12],
	[9_999_999_999_999, 9_999_999_999_999],
	[{ date: '2026-05-11 10:00:00.000000', timezone_type: 3, timezone: 'UTC' }, TEN],
	[{ date: '2026-05-11 10:00:00' }, TEN],
])('%j is read', (answered, moment) => {
	expect(momentOfAnswer(answered)).toBe(moment);
});

it.each([
	undefined,
	null,
	true,
	'',
	'soon',
	'2026-05-11',
	'10:00',
	'11/05/2026 10:00',
	'11.05.2026 10:00:00',
	'2026-02-30 10:00:00',
	'2026-05-11 25:00:00',
	'2026-05-11 10:00:00 PM',
	'2026-05-11 10:00:00 AEST',
	'x 2026-05-11 10:00',
	'177849360',
	'17784936000',
	'x1778493600',
	'1778493600x',
	999_999_999,
	1e10,
	999_999_999_999,
	1e13,
	1_778_493_600.5,
	-1_778_493_600,
	Number.NaN,
	Infinity,
	{},
	{ date: 7 },
	{ date: TEN },
	{ date: '2026-05-11 10:00:00', timezone: 'Europe/Berlin' },
	{ date: '2026-05-11 10:00:00', timezone: null },
	['2026-05-11 10:00:00'],
])('%j is not read', (answered) => {
	expect(momentOfAnswer(answered)).toBeUndefined();
});
