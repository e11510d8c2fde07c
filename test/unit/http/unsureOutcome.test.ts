import { OmneoError } from '../../../omneo/errors';
import { BACKOFF, visibilityLag } from '../../../omneo/http/retryPolicy';
import { earlierDoubt, givenUp, outcomeUnknown } from '../../../omneo/http/unsureOutcome';

const FAILED = new OmneoError({
	kind: 'unavailable',
	code: 'x',
	message: "Omneo isn't available right now",
	hint: 'Try again later.',
	status: 503,
	retryable: true,
	failureKind: 'serverError',
	fields: { notes: ['x'] },
	data: { a: 1 },
});

const ANA = { kind: 'create' as const, manualCheckHint: 'an appointment of Ana' };
const ANY = { kind: 'create' as const };
const CHANGE = { kind: 'repeatable' as const, manualCheckHint: 'it' };

it('reads lag as long as the looks go on', () => {
	expect(visibilityLag()).toBe(15_000);
});

it.each<[string, OmneoError, string, boolean]>([
	[
		'is not shown',
		outcomeUnknown(FAILED, ANA, true),
		"Omneo didn't confirm whether it was saved, and hasn't shown it for 15 seconds. Look in Omneo for an appointment of Ana before running this item again.",
		false,
	],
	[
		'is not shown clearly',
		outcomeUnknown(FAILED, ANA, false),
		"Omneo didn't confirm whether it was saved, and a check gave no clear answer. Look in Omneo for an appointment of Ana before running this item again.",
		false,
	],
	[
		'cannot be looked for',
		outcomeUnknown(FAILED, ANY, false),
		"Omneo didn't confirm whether it was saved, and a check gave no clear answer. Look in Omneo before running this item again.",
		false,
	],
	[
		'is given up',
		givenUp(FAILED, ANA),
		"Omneo didn't confirm whether it was saved, and hasn't shown it for 15 seconds. Look in Omneo for an appointment of Ana before running this item again.",
		false,
	],
	[
		'is given up and does no harm',
		givenUp(FAILED, CHANGE),
		"Omneo didn't confirm the change. It's safe to run this item again.",
		true,
	],
	[
		'was sent before',
		earlierDoubt(FAILED, ANA),
		'An earlier attempt may have gone through. Look in Omneo for an appointment of Ana before running this item again.',
		false,
	],
	[
		'was sent before, of an unknown kind',
		earlierDoubt(FAILED, ANY),
		'An earlier attempt may have gone through. Look in Omneo before running this item again.',
		false,
	],
])('what %s says what was seen and what to look for', (_, error, hint, retryable) => {
	expect(error).toBeInstanceOf(OmneoError);
	expect({ ...error, message: error.message }).toEqual({
		...FAILED,
		message: FAILED.message,
		hint,
		retryable,
		outcomeUnknown: true,
	});
});

it.each([
	[[0], '0'],
	[[40], '0'],
	[[50, 100], '0.2'],
	[[4_000, 5_940], '9.9'],
	[[10_400], '10'],
	[[12_600], '13'],
])('looks over %j ms are described as %s s', (delays, seconds) => {
	const usual = BACKOFF.verifyDelays;
	BACKOFF.verifyDelays = delays;
	try {
		expect(outcomeUnknown(FAILED, ANY, true).hint).toContain(` for ${seconds} seconds. `);
	} finally {
		BACKOFF.verifyDelays = usual;
	}
});
