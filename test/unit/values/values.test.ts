/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { valueOf } from './fixtures/example';
import { KINDS, valuesPage } from './fixtures/page';

describe.each(KINDS)('$title', ({ read, taken, refused }) => {
	it.each(taken)('takes %j', (given, result) => {
		expect(read(valueOf(given))).toEqual({ ok: true, value: result });
	});

	it.each(refused)('refuses %j', (given, message) => {
		expect(read(valueOf(given))).toEqual({ ok: false, problem: message });
	});

	it.each([undefined, null, '', ' ', '\u00a0\u3000\n', '\u200b', '\ufeff\u2060', '\u2800'])(
		'counts %j as not given',
		(blank) => {
			expect(read(blank)).toEqual({ ok: true, value: undefined });
		},
	);
});

// A list is a value for itself in JSON.
describe.each(KINDS.filter(({ title }) => title !== 'JSON'))('$title', ({ read, taken }) => {
	it.each([[[]], [['']], [[null, ' ']], [[[]]]])('counts %j as not given', (blank) => {
		expect(read(blank)).toEqual({ ok: true, value: undefined });
	});

	it('reads a list of one as that one', () => {
		for (const [given, result] of taken) {
			expect(read([valueOf(given)])).toEqual({ ok: true, value: result });
			expect(read([[valueOf(given), '\u200b']])).toEqual({ ok: true, value: result });
		}
	});
});

it('messages are phrases that end without a full stop', () => {
	const messages = KINDS.flatMap(({ refused }) => refused.map(([, message]) => String(message)));
	expect(messages.filter((message) => !/^[a-z'].*[^.]$/.test(message))).toEqual([]);
	expect(messages.filter((message) => /nobody|somebody|anew|all the same/.test(message))).toEqual(
		[],
	);
});

it('the page in docs is what the examples say', () => {
	const page = readFileSync(path.resolve(__dirname, '../../../docs/values.md'), 'utf8');
	expect(page).toBe(valuesPage());
});
