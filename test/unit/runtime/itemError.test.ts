/** What is said of an item that failed: as data for the next node, and as the error that stops. */
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { describeError, toErrorJson, toNodeError } from '../../../nodes/Omneo/runtime/itemError';
import { OmneoError, type OmneoErrorFacts } from '../../../omneo/errors';
import { nodeOf } from './support';

const error = (more: Partial<OmneoErrorFacts> = {}) =>
	new OmneoError({ kind: 'validation', message: 'Refused', hint: 'Mend it.', ...more });

const LABELS = new Map([
	['notes', 'Notes'],
	['answers', 'Booking Answers'],
]);

const described = (thrown: unknown) => describeError(thrown, 3, LABELS);

describe('the reason as data', () => {
	it('has all that is known of a refusal, with the number of the item', () => {
		const facts = error({ status: 422, fields: { notes: ['is too long.'] }, data: { id: 7 } });
		expect(described(facts)).toEqual({
			message: 'Refused [item 3]. Notes: is too long',
			reasons: ['Notes: is too long.'],
			details: {
				id: 7,
				status: 422,
				code: 'validation',
				fields: { Notes: ['is too long.'] },
				retryable: false,
				hint: 'Mend it.',
			},
		});
	});

	it('has no status and no outcome where there is none', () => {
		expect(described(error()).details).toEqual({
			status: null,
			code: 'validation',
			fields: {},
			retryable: false,
			hint: 'Mend it.',
		});
		expect(described(error()).message).toBe('Refused [item 3]');
	});

	it('says that an outcome is open, whatever the facts of the error say', () => {
		const open = error({ outcomeUnknown: true, retryable: true, data: { outcome: 'done' } });
		expect(described(open).details).toMatchObject({ outcome: 'unknown', retryable: true });
		expect(described(error({ data: { outcome: 'done' } })).details.outcome).toBe('done');
	});

	it('puts problems of a field after each other, and questions on a line each', () => {
		const two = error({ fields: { notes: ['is long', 'has no end'], x: ['is odd'] } });
		expect(described(two).message).toBe('Refused [item 3]. Notes: is long; has no end. x: is odd');
		const asked = error({ fields: { answers: ["'Size': is required", "'Hat': is required"] } });
		expect(described(asked).message).toBe(
			"Refused [item 3]. Booking Answers: 'Size': is required;\n'Hat': is required",
		);
		const mixed = error({ fields: { answers: ["'Size': is required", 'is odd'] } });
		expect(described(mixed).message).toContain("'Size': is required; is odd");
		const single = error({ fields: { answers: ["'Size': is required"] } });
		expect(described(single).message).toBe(
			"Refused [item 3]. Booking Answers: 'Size': is required",
		);
	});

	it('is one key, so that the columns of a row survive', () => {
		const item = described(error({ status: 422 }));
		expect(toErrorJson(item)).toEqual({ error: { message: item.message, ...item.details } });
	});
});

describe('an error that is not of this package', () => {
	const hidden = 'Something unexpected happened with this item [item 3]';

	it.each([new TypeError('profile ana@example.com is undefined'), 'ana@example.com', undefined])(
		'loses its internals: %s',
		(thrown) => {
			const { message, details } = described(thrown);
			expect(message).toBe(hidden);
			expect(details).toMatchObject({ code: 'unexpected', status: null, retryable: false });
			expect(details.hint).toContain('report');
		},
	);

	const expression = Object.assign(new Error('No path back'), { name: 'ExpressionError' });
	it.each([
		new NodeOperationError(nodeOf(), 'No path back'),
		new NodeApiError(nodeOf(), {}, { message: 'No path back' }),
		expression,
	])('keeps n8n’s own words: %s', (thrown) => {
		const { message, details } = described(thrown);
		expect(message).toBe('No path back [item 3]');
		expect(details.code).toBe('unexpected');
		expect(details.hint).not.toContain('report');
	});

	it('is not n8n’s because it has such a name and is no error', () => {
		expect(described({ name: 'ExpressionError', message: 'x' }).message).toBe(hidden);
	});
});

describe('the error that stops', () => {
	const stop = (more: Partial<OmneoErrorFacts>) =>
		toNodeError(nodeOf(), described(error(more)), 3, ['Done: 5.', 'And more.']);

	it.each([401, 422, 503])('of an answer with %d carries that code', (status) => {
		const failure = stop({ status });
		expect(failure).toBeInstanceOf(NodeApiError);
		expect(failure).toMatchObject({ httpCode: String(status), context: { itemIndex: 3 } });
		expect(failure.message).toBe('Refused [item 3]');
		expect(failure.description).toBe('Done: 5.<br>\nAnd more.');
	});

	it('without an answer carries none', () => {
		const failure = stop({});
		expect(failure).toBeInstanceOf(NodeOperationError);
		expect(failure).not.toHaveProperty('httpCode');
		expect(failure).toMatchObject({ message: 'Refused [item 3]', context: { itemIndex: 3 } });
		expect(failure.description).toBe('Done: 5.<br>\nAnd more.');
	});
});
