import { OmneoError, cancelled } from '../../../omneo/errors';
import { OutageBreaker } from '../../../omneo/http/outageBreaker';
import { EPOCH } from '../virtualClock';

const DOWN = new OmneoError({
	kind: 'network',
	code: 'ECONNREFUSED',
	message: '127.0.0.1 refused the connection',
	hint: 'Check the address.',
	status: 503,
	failureKind: 'notDelivered',
});

/** What comes of the next request: whether it is a probe, or why it is not sent. */
function next(breaker: OutageBreaker): boolean | OmneoError {
	try {
		return breaker.enter();
	} catch (error) {
		return error as OmneoError;
	}
}

/** A breaker that is open. */
function open(attempts = 3) {
	const breaker = new OutageBreaker();
	breaker.onGivenUp(DOWN, EPOCH, attempts);
	expect(breaker.isOpen).toBe(true);
	return breaker;
}

it('lets all through as long as none is given up', () => {
	const breaker = new OutageBreaker();
	expect(breaker.isOpen).toBe(false);
	expect([next(breaker), next(breaker)]).toEqual([false, false]);
	breaker.onSuccess(EPOCH);
	expect(next(breaker)).toBe(false);
});

it.each<[number[], boolean]>([
	[[1], false],
	[[2], false],
	[[1, 1], false],
	[[1, 1, 1], true],
	[[2, 1], true],
	[[3], true],
	[[4], true],
	[[Infinity], true],
])('after attempts in vain of %j is open: %s', (attempts, isOpen) => {
	const breaker = new OutageBreaker();
	for (const count of attempts) breaker.onGivenUp(DOWN, EPOCH, count);
	expect(breaker.isOpen).toBe(isOpen);
	expect(next(breaker)).toBe(isOpen);
});

it('lets one through as a probe, and refuses the others with the reason', () => {
	const breaker = open();
	expect(next(breaker)).toBe(true);
	const refused = next(breaker);
	expect(refused).toBeInstanceOf(OmneoError);
	expect(refused).toMatchObject({
		kind: 'network',
		code: 'ECONNREFUSED',
		message:
			'Nothing was sent for this item because the requests before it failed: 127.0.0.1 refused the connection',
		hint: 'Run this item again when Omneo responds.',
		retryable: true,
		outcomeUnknown: false,
		status: undefined,
		failureKind: undefined,
	});
	expect(next(breaker)).toBeInstanceOf(OmneoError);
});

it('stays open when the probe is given up, and sends no other', () => {
	const breaker = open();
	expect(next(breaker)).toBe(true);
	breaker.onGivenUp(DOWN, EPOCH + 9, 1);
	expect(next(breaker)).toBeInstanceOf(OmneoError);
});

it('closes with the first answer, and counts and probes afresh', () => {
	const breaker = open();
	expect(next(breaker)).toBe(true);
	breaker.onSuccess(EPOCH + 5);
	expect(breaker.isOpen).toBe(false);
	expect([next(breaker), next(breaker)]).toEqual([false, false]);
	breaker.onGivenUp(DOWN, EPOCH + 6, 2);
	expect(breaker.isOpen).toBe(false);
	breaker.onGivenUp(DOWN, EPOCH + 6, 1);
	expect([next(breaker), next(breaker)]).toEqual([true, expect.any(OmneoError)]);
});

it.each([
	['before it began', -1, true],
	['at the moment when it began', 0, false],
	['while it was tried', 1, false],
])('a request that is given up is an outage when one went through %s: %s', (_, after, isOpen) => {
	const breaker = new OutageBreaker();
	breaker.onSuccess(EPOCH + after);
	breaker.onGivenUp(DOWN, EPOCH, Infinity);
	expect(breaker.isOpen).toBe(isOpen);
});

it('takes a cancel for no outage', () => {
	const breaker = new OutageBreaker();
	breaker.onGivenUp(cancelled(), EPOCH, Infinity);
	expect(breaker.isOpen).toBe(false);
});
