/** What an error says of a request that may have been done, and whether it may be repeated. */
import { OmneoError } from '../../../omneo/errors';
import { BACKOFF } from '../../../omneo/http/retryPolicy';
import { earlierDoubt, givenUp, outcomeUnknown } from '../../../omneo/http/unsureOutcome';

const error = new OmneoError({
	kind: 'unavailable',
	message: 'x',
	hint: 'y',
	status: 500,
	retryable: true,
});
const CREATE = { kind: 'create', manualCheckHint: 'the booking' } as const;

it('a create that was looked for in vain says how long, and one without an answer does not', () => {
	const [absent, unclear] = [true, false].map((isAbsent) =>
		outcomeUnknown(error, CREATE, isAbsent),
	);
	expect(absent.hint).toContain('15 s');
	expect(unclear.hint).not.toMatch(/\d s/);
	for (const { outcomeUnknown: isOpen, retryable, status, hint } of [absent, unclear]) {
		expect([isOpen, retryable, status]).toEqual([true, false, 500]);
		expect(hint).toContain('the booking');
	}
});

it('a create that is given up was looked for each time', () => {
	expect(givenUp(error, CREATE).hint).toBe(outcomeUnknown(error, CREATE, true).hint);
	expect(givenUp(error, CREATE).retryable).toBe(false);
});

it('a change that is given up may be repeated, and is open', () => {
	const doubtful = givenUp(new OmneoError({ ...error, retryable: false, message: 'x' }), {
		kind: 'repeatable',
	});
	expect(doubtful).toMatchObject({ retryable: true, outcomeUnknown: true });
});

it('a doubt about an earlier attempt is not repeated', () => {
	const doubtful = earlierDoubt(error, { kind: 'repeatable' });
	expect(doubtful).toMatchObject({ retryable: false, outcomeUnknown: true });
	expect(doubtful.hint).not.toContain('undefined');
});

it.each<[number[], string]>([
	[[0, 1_000, 8_950], '10 s'],
	[[0, 9_940], '9.9 s'],
	[[0, 10_000], '10 s'],
	[[0, 10_400], '10 s'],
	[[300], '0.3 s'],
])('looks over %j ms are told as %s', (verifyDelays, told) => {
	const before = BACKOFF.verifyDelays;
	BACKOFF.verifyDelays = verifyDelays;
	try {
		expect(outcomeUnknown(error, CREATE, true).hint).toContain(` ${told}`);
	} finally {
		BACKOFF.verifyDelays = before;
	}
});
