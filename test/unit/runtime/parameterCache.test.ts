import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { ParameterCache } from '../../../nodes/Omneo/runtime/parameterCache';

/** The two calls that the cache makes; gives each item its own value, and counts. */
function contextOf(parameters: INodeParameters) {
	const read: string[] = [];
	const context = {
		getNode: () => ({ parameters }),
		getNodeParameter(name: string, index: number) {
			read.push(`${name} ${index}`);
			return `${name} of item ${index}`;
		},
	};
	return { read, cache: new ParameterCache(context as unknown as IExecuteFunctions) };
}

it('reads a parameter without an expression once for all items', () => {
	const { read, cache } = contextOf({ notes: 'Bring the dress' });
	expect([0, 1, 2].map((index) => cache.value('notes', index))).toEqual(
		Array(3).fill('notes of item 0'),
	);
	expect(read).toEqual(['notes 0']);
});

it.each<[string, INodeParameters[string]]>([
	['text', '={{ $json.notes }}'],
	['a picker', { __rl: true, mode: 'id', value: '={{ $json.id }}' }],
	['a field of a collection', { plain: 'x', nested: { value: '={{ $json.id }}' } }],
	['an entry of a list', ['plain', '={{ $json.id }}']],
])('reads a parameter for each item when an expression is in %s', (_, raw) => {
	const { read, cache } = contextOf({ notes: raw });
	expect([0, 1].map((index) => cache.value('notes', index))).toEqual([
		'notes of item 0',
		'notes of item 1',
	]);
	expect(read).toEqual(['notes 0', 'notes 1']);
});

it('takes text with an equals sign inside for no expression', () => {
	const { read, cache } = contextOf({ notes: 'a = b' });
	cache.value('notes', 0);
	cache.value('notes', 1);
	expect(read).toHaveLength(1);
});

it('reads a parameter that the node does not have only once', () => {
	const { read, cache } = contextOf({});
	expect(cache.value('absent', 0)).toBe('absent of item 0');
	expect(cache.value('absent', 5)).toBe('absent of item 0');
	expect(read).toEqual(['absent 0']);
});
