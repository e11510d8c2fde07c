/** The exact words with which a run stops, and the shape of items that failed. */
import type { IDataObject, NodeApiError } from 'n8n-workflow';
import { OmneoError } from '../../../omneo/errors';
import { invalid, ok } from '../../../omneo/validation';
import { describeError } from '../../../nodes/Omneo/runtime/itemError';
import { DeferredResult } from '../../../nodes/Omneo/runtime/operation';
import { Results } from '../../../nodes/Omneo/runtime/results';
import { Execution } from './support';

const refused = (index: number, more: Partial<OmneoError> = {}) =>
	invalid(
		describeError(
			new OmneoError({
				kind: 'validation',
				message: `Refused ${index}`,
				hint: `Mend ${index}.`,
				...more,
			}),
			index,
			new Map(),
		),
	);

const unknown = (index: number) =>
	refused(index, { kind: 'unavailable', hint: 'Look in Omneo.', outcomeUnknown: true });

/** Results of so many items, of which these failed. */
function results(count: number, ...failures: Array<[number, ReturnType<typeof refused>]>) {
	const all = new Results(new Execution().context(), count);
	for (const [index, failure] of failures) all.take(index, failure);
	return all;
}

/** Message and description of the stop. */
function stop(all: Results, written: Array<[number, string | null]> = [], code?: string) {
	const { message, description, context } = all.stopError(
		new Map(written),
		'nothing was booked',
		code,
	);
	return { message, description: description?.split('<br>\n'), item: context.itemIndex };
}

/** What a stop says below the hint of the first failure. */
const saysOf = (written: Array<[number, string | null]>, count = 3_000) =>
	stop(results(count, [2_999, refused(2_999)]), written).description?.slice(1);

/** Notes on the items with these numbers, made with IDs of their own. */
const done = (...indexes: number[]) =>
	indexes.map((index): [number, string] => [index, `id${index}`]);
const unsure = (...indexes: number[]) => indexes.map((index): [number, null] => [index, null]);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a stop', () => {
	it('says what is wrong with the first item that failed, and then of the others', () => {
		const all = results(4, [2, refused(2)], [1, refused(1)], [3, refused(3)]);
		expect(stop(all)).toEqual({
			message: 'Refused 1 [item 1]',
			description: ['Mend 1.', 'Item 2: Refused 2.', 'Item 3: Refused 3.'],
			item: 1,
		});
	});

	it('puts the failure with a code first', () => {
		const all = results(3, [0, refused(0)], [2, refused(2, { kind: 'cancelled' })]);
		expect(stop(all, [], 'cancelled')).toEqual({
			message: 'Refused 2 [item 2]',
			description: ['Mend 2.', 'Item 0: Refused 0.'],
			item: 2,
		});
		expect(stop(all, [], 'no_slot').item).toBe(0);
	});

	it('describes what may be booked in full and first, and names ten others', () => {
		const failures = upTo(14).map((index): [number, ReturnType<typeof refused>] => [
			index,
			refused(index),
		]);
		const lines = stop(results(20, ...failures, [17, unknown(17)])).description;
		expect(lines).toEqual([
			'Mend 0.',
			'Item 17: Refused 17. Look in Omneo.',
			...upTo(10).map((index) => `Item ${index + 1}: Refused ${index + 1}.`),
			'Also: items 11 to 13.',
		]);
		const eleven = results(20, ...failures.slice(0, 11));
		expect(stop(eleven).description?.join()).not.toContain('Also');
	});

	it('carries the status of an answer, and none where there was none', () => {
		const httpCodeOf = (all: Results) =>
			(all.stopError(new Map(), 'nothing was booked') as NodeApiError).httpCode;
		expect(httpCodeOf(results(1, [0, refused(0, { status: 422 })]))).toBe('422');
		expect(httpCodeOf(results(1, [0, refused(0)]))).toBeUndefined();
		expect(stop(results(1, [0, refused(0, { status: 422 })]))).toEqual({
			message: 'Refused 0 [item 0]',
			description: ['Mend 0.'],
			item: 0,
		});
	});

	it('keeps the reference of n8n to the item', () => {
		expect(results(3, [2, refused(2)]).stopError(new Map(), '').context.itemIndex).toBe(2);
	});
});

describe('a stop after something was written', () => {
	const ids = (count: number, step = 1) =>
		upTo(count)
			.map((index) => `id${step * index}`)
			.join(', ');
	it.each<[number[], string]>([
		[[0], '1 item was completed before the workflow stopped (IDs id0).'],
		[[1, 0], '2 items were completed before the workflow stopped (IDs id0, id1).'],
		[upTo(10), `10 items were completed before the workflow stopped (IDs ${ids(10)}).`],
		[upTo(11), '11 items were completed before the workflow stopped (items 0 to 10).'],
		[upTo(2_000), '2000 items were completed before the workflow stopped (items 0 to 1999).'],
		[
			upTo(10).map((index) => 2 * index),
			`10 items were completed before the workflow stopped (IDs ${ids(10, 2)}).`,
		],
		[
			upTo(11).map((index) => 2 * index),
			'11 items were completed before the workflow stopped (items 0, 2, 4, 6, 8, 10, 12, 14, 16, 18 and more).',
		],
	])('names the IDs of the items %j, or the items when they are more than ten', (indexes, line) => {
		expect(saysOf(done(...indexes))).toEqual([line]);
	});

	const doubt = (items: string) =>
		`Omneo also didn't confirm ${items} from an earlier try. Look in Omneo before running again.`;

	it('says of doubtful items of an earlier try that they are to be looked for', () => {
		expect(saysOf(unsure(4, 7, 5))).toEqual([doubt('items 4, 5 and 7')]);
		expect(saysOf([...done(1), ...unsure(4)])).toEqual([
			doubt('item 4'),
			'1 item was completed before the workflow stopped (IDs id1).',
		]);
	});

	it('does not say it again of an item that is described', () => {
		const all = results(4, [1, unknown(1)], [3, refused(3)]);
		expect(stop(all, unsure(1)).description).toEqual(['Look in Omneo.', 'Item 3: Refused 3.']);
		expect(stop(all, unsure(1, 3)).description).toEqual([
			'Look in Omneo.',
			'Item 3: Refused 3.',
			doubt('item 3'),
		]);
	});

	it('says nothing of it when nothing was written', () => {
		expect(saysOf([])).toEqual([]);
	});
});

describe('the items of a run', () => {
	const ERROR = (index: number) => ({
		error: {
			message: `Refused ${index} [item ${index}]`,
			status: null,
			code: 'validation',
			fields: {},
			retryable: false,
			hint: `Mend ${index}.`,
		},
	});
	const item = (json: IDataObject, index: number) => ({ json, pairedItem: { item: index } });

	/** The third has two records, the fourth none. */
	function mixed() {
		const all = results(5, [1, refused(1)]);
		all.take(4, ok(new DeferredResult(() => ({ id: 4 }))));
		all.take(3, ok([]));
		all.take(2, ok([{ id: 2 }, { id: 3 }]));
		all.take(0, ok({ id: 1 }));
		return all;
	}

	it('come in the order of the input, those that failed among them', () => {
		expect(mixed().inline()).toEqual([
			item({ id: 1 }, 0),
			item(ERROR(1), 1),
			item({ id: 2 }, 2),
			item({ id: 3 }, 2),
			item({ id: 4 }, 4),
		]);
	});

	it('come last for the error output when they failed', () => {
		expect(
			mixed()
				.forErrorOutput()
				.map(({ pairedItem }) => pairedItem),
		).toEqual([0, 2, 2, 4, 1].map((index) => ({ item: index })));
	});

	it('keep a field called error under another name', () => {
		const all = results(1);
		all.take(0, ok({ id: 1, error: 'x' }));
		expect(all.inline()).toEqual([item({ id: 1, omneo_error: 'x' }, 0)]);
	});

	it('know whether any failed, and with which code', () => {
		const all = results(2, [1, refused(1)]);
		expect([all.failed(), all.failed('validation'), all.failed('cancelled')]).toEqual([
			true,
			true,
			false,
		]);
		expect(results(2).failed()).toBe(false);
	});
});
