import fc from 'fast-check';
import {
	type ErrorKind,
	OmneoError,
	cancelled,
	errorKinds,
	invalidInput,
} from '../../../omneo/errors';
import {
	errorFromFailure,
	errorFromResponse,
	unreadableAnswer,
} from '../../../omneo/http/responseErrors';
import type { HttpFailure, HttpRequest } from '../../../omneo/http/transport';

/** As it would be in what goes over the wire. */
const BEARER = 'Bearer eyJhbGciOi.c2VjcmV0.dG9rZW4';

const get: HttpRequest = {
	method: 'GET',
	url: 'https://api.acme.getomneo.com/api/v3/profiles',
	query: { 'filter[email]': 'ana@example.com' },
	timeoutMs: 30_000,
};

const post: HttpRequest = {
	method: 'POST',
	url: 'https://api.acme.getomneo.com/api/v3/appointments',
	body: { notes: 'Allergic to wool' },
	timeoutMs: 30_000,
};

const response = (status: number, body?: unknown) => ({
	status,
	headers: { authorization: BEARER },
	body,
});
const failure = (facts: Partial<HttpFailure>): HttpFailure => ({
	timedOut: false,
	cancelled: false,
	...facts,
});

/** What is said of anything whose outcome is open. */
const OPEN =
	"Omneo didn't confirm whether it was saved. Look in Omneo before running this item again.";

/** All that an error says, to whoever prints it. */
const everything = (error: OmneoError) =>
	JSON.stringify({ ...error, message: error.message, text: String(error) });

describe('the error for a status', () => {
	it.each<[status: number, kind: ErrorKind, retryable: boolean]>([
		[301, 'unexpectedResponse', false],
		[302, 'unexpectedResponse', false],
		[400, 'validation', false],
		[401, 'authentication', false],
		[403, 'permission', false],
		[404, 'notFound', false],
		[409, 'validation', false],
		[422, 'validation', false],
		[429, 'rateLimited', true],
		[500, 'unavailable', true],
		[502, 'unavailable', true],
		[503, 'unavailable', true],
		[504, 'unavailable', true],
		[599, 'unavailable', true],
	])(
		'%i of a look-up is %s, retryable: %s, and nothing is uncertain',
		(status, kind, retryable) => {
			const error = errorFromResponse(get, response(status, { message: 'No query results.' }));
			expect(error).toMatchObject({ kind, retryable, status, outcomeUnknown: false });
			expect(error.code).toMatch(/^[a-z_]+$/);
			expect(error.hint).not.toBe('');
			expect(error.message).not.toBe('');
		},
	);

	it.each([400, 401, 403, 404, 409, 413, 422])(
		'%i of a booking is a refusal, and not to be tried again as it is',
		(status) => {
			expect(errorFromResponse(post, response(status))).toMatchObject({
				retryable: false,
				outcomeUnknown: false,
			});
		},
	);

	it('429 of a booking may be tried again, as nothing was booked', () => {
		const error = errorFromResponse(post, response(429));
		expect(error).toMatchObject({ retryable: true, outcomeUnknown: false });
		expect(error.hint).toContain('Nothing was changed');
	});

	it('any other status of a booking leaves open whether it was booked', () => {
		const refusals = [400, 401, 403, 404, 409, 413, 422, 429];
		for (let status = 300; status <= 599; status += 1) {
			if (refusals.includes(status)) continue;
			const { hint, ...error } = errorFromResponse(post, response(status, { message: 'No.' }));
			expect({ status, ...error }).toMatchObject({
				status,
				retryable: false,
				outcomeUnknown: true,
				failureKind: status === 500 || status === 503 ? 'serverError' : 'indeterminate',
			});
			expect(hint).toBe(OPEN);
		}
	});

	it.each([408, 425, 500, 502, 503, 504])(
		'%i of a booking says that Omneo is not available',
		(status) => {
			const error = errorFromResponse(post, response(status));
			expect(error.kind).toBe('unavailable');
			expect(error.hint).toBe(OPEN);
		},
	);

	it('is always of a known kind, and never both retryable and uncertain', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(get, post),
				fc.integer({ min: 300, max: 599 }),
				fc.jsonValue(),
				(request, status, body) => {
					const error = errorFromResponse(request, response(status, body));
					expect(errorKinds).toContain(error.kind);
					expect(error.retryable && error.outcomeUnknown).toBe(false);
					expect(error).toBeInstanceOf(Error);
				},
			),
		);
	});
});

describe('what the server says', () => {
	it('about fields is kept by field', () => {
		const errors = {
			scheduled_start_at: ['The start is in the past.', 'The shop is closed.'],
			'answers.0.value': 'The answer is required.',
		};
		const { fields } = errorFromResponse(post, response(422, { message: 'Invalid.', errors }));
		expect(fields).toEqual({
			scheduled_start_at: ['The start is in the past.', 'The shop is closed.'],
			'answers.0.value': ['The answer is required.'],
		});
	});

	it.each([
		undefined,
		'<html>Unprocessable</html>',
		[],
		{ errors: [] },
		{ errors: null },
		{ errors: { a: { b: 1 } } },
		{ errors: 'text' },
	])('in another form names no field: %j', (body) => {
		expect(errorFromResponse(post, response(422, body)).fields).toEqual({});
	});

	it('in a sentence is added to ours for refusals, and not for missing records', () => {
		const body = { message: ' This slot is no longer available. ' };
		expect(errorFromResponse(post, response(422, body)).message).toBe(
			'Omneo rejected the values of some fields: This slot is no longer available.',
		);
		expect(errorFromResponse(get, response(404, body)).message).not.toMatch(/This slot/);
		expect(errorFromResponse(post, response(409, body)).message).toMatch(/: This slot/);
	});

	it('in a sentence is left out elsewhere, where it is the inside of a server', () => {
		const body = { message: 'SQLSTATE[HY000]: connection to 10.0.0.3 lost' };
		for (const status of [302, 401, 403, 429, 500, 503]) {
			expect(errorFromResponse(get, response(status, body)).message).not.toContain('SQLSTATE');
		}
	});

	it.each([{ message: '' }, { message: '  ' }, { message: 5 }, { message: 'x'.repeat(301) }, 'x'])(
		'that is no sentence is left out: %j',
		(body) => {
			expect(errorFromResponse(post, response(422, body)).message).toBe(
				'Omneo rejected the values of some fields',
			);
		},
	);
});

describe('the error for a request without an answer', () => {
	it.each([
		['ENOTFOUND', /doesn't exist or can't be found/],
		['EAI_AGAIN', /doesn't exist or can't be found/],
		['ECONNREFUSED', /refused the connection/],
		['EHOSTUNREACH', /can't be reached/],
		['ENETUNREACH', /can't be reached/],
		['ERR_INVALID_URL', /can't be reached/],
		['CERT_HAS_EXPIRED', /has no trusted certificate/],
		['DEPTH_ZERO_SELF_SIGNED_CERT', /has no trusted certificate/],
		['SELF_SIGNED_CERT_IN_CHAIN', /has no trusted certificate/],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /has no trusted certificate/],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /has no trusted certificate/],
		['ERR_TLS_CERT_ALTNAME_INVALID', /has no trusted certificate/],
	])('%s proves that a booking was not delivered', (code, message) => {
		const error = errorFromFailure(post, failure({ code }));
		expect(error).toMatchObject({ kind: 'network', code, outcomeUnknown: false, retryable: true });
		expect(error.message).toMatch(message);
		expect(error.hint).toContain('API Base URL');
	});

	it.each(['ECONNRESET', 'EPIPE', 'ERR_SOMETHING_NEW', undefined])(
		'%s leaves open whether a booking was made',
		(code) => {
			const error = errorFromFailure(post, failure({ code }));
			expect(error).toMatchObject({ kind: 'network', outcomeUnknown: true, retryable: false });
			expect(error.hint).toBe(OPEN);
			expect(errorFromFailure(get, failure({ code }))).toMatchObject({
				outcomeUnknown: false,
				retryable: true,
			});
		},
	);

	it('has a code even when the system gives none', () => {
		expect(errorFromFailure(get, failure({})).code).toBe('network');
	});

	it('names the time that was waited', () => {
		const late = errorFromFailure(
			{ ...get, timeoutMs: 1500 },
			failure({ timedOut: true, code: 'ECONNABORTED' }),
		);
		expect(late).toMatchObject({ kind: 'timeout', code: 'timeout', retryable: true });
		expect(late.message).toMatch(/^Omneo didn't respond within 1\.5 seconds/);
		expect(errorFromFailure(post, failure({ timedOut: true }))).toMatchObject({
			kind: 'timeout',
			retryable: false,
			outcomeUnknown: true,
		});
	});

	it('of a cancelled execution blames no server, but a booking on its way may have been made', () => {
		const stopped = failure({ cancelled: true, code: 'ERR_CANCELED' });
		expect(errorFromFailure(get, stopped)).toMatchObject({
			kind: 'cancelled',
			retryable: false,
			outcomeUnknown: false,
			hint: 'Nothing was sent for this item.',
		});
		const booking = errorFromFailure(post, stopped);
		expect(booking).toMatchObject({ kind: 'cancelled', outcomeUnknown: true });
		expect(booking.hint).toBe(OPEN);
	});
});

describe('an answer that cannot be read', () => {
	it('means a wrong address for a look-up', () => {
		const error = unreadableAnswer(get, response(200, '<html>'));
		expect(error).toMatchObject({ kind: 'unexpectedResponse', outcomeUnknown: false, status: 200 });
		expect(error.hint).toContain('API Base URL');
	});

	it('means that a booking was most likely made', () => {
		const error = unreadableAnswer(post, response(201, '<html>'));
		expect(error).toMatchObject({ outcomeUnknown: true, retryable: false, status: 201 });
		expect(error.message).toContain('accepted the request');
	});
});

describe('an error', () => {
	it('never holds the token, the request or its query', () => {
		const errors = [
			...[get, post].flatMap((request) => [
				...[302, 401, 403, 404, 422, 429, 500].map((status) =>
					errorFromResponse(request, response(status, { message: 'No.', errors: {} })),
				),
				unreadableAnswer(request, response(200, `${BEARER} ana@example.com Allergic to wool`)),
				...[failure({}), failure({ timedOut: true }), failure({ cancelled: true })].map((facts) =>
					errorFromFailure(request, facts),
				),
			]),
		];
		for (const error of errors) {
			expect(everything(error)).not.toMatch(/c2VjcmV0|Bearer|ana@example|wool|getomneo/);
		}
	});

	it('for input names the fields and says that nothing was sent', () => {
		const error = invalidInput({ notes: ['must be text'] });
		expect(error).toMatchObject({
			kind: 'invalidInput',
			code: 'invalid_input',
			fields: { notes: ['must be text'] },
			retryable: false,
			outcomeUnknown: false,
		});
		expect(error.message).toContain('Nothing was sent');
	});

	it('for a cancelled execution says that nothing was sent', () => {
		expect(cancelled()).toMatchObject({ kind: 'cancelled', outcomeUnknown: false, fields: {} });
	});
});

describe('what is neither a refusal nor an answer', () => {
	const post: HttpRequest = { method: 'POST', url: 'https://api.example.com', timeoutMs: 1000 };
	const answered = (status: number, body: unknown = '') =>
		errorFromResponse(post, { status, headers: {}, body });

	it.each([
		['a web page', '<html><body>Not here</body></html>'],
		['nothing', ''],
		['a missing route', { message: 'The route api/v3/appointments could not be found.' }],
	])('tells %s with status 404 from a record that does not exist', (_, body) => {
		expect(answered(404, body).kind).toBe('unexpectedResponse');
		expect(answered(404, { message: 'No query results for model [Location] 9' }).kind).toBe(
			'notFound',
		);
	});

	it("leaves open whether a booking was made when a proxy's time ran out", () => {
		expect(answered(408)).toMatchObject({ kind: 'unavailable', outcomeUnknown: true });
	});

	it.each([405, 407, 418])('does not blame the fields for status %i', (status) => {
		expect(answered(status).kind).toBe('unexpectedResponse');
	});

	it('keeps the messages that can be read when one of them cannot', () => {
		const body = {
			message: 'No',
			errors: { notes: ['Too long.'], meta: { deep: true }, order: 7 },
		};
		expect(answered(422, body).fields).toEqual({ notes: ['Too long.'] });
	});
});
