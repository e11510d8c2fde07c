/** What a write's form offers and what its body takes: compared both ways, for every write there is. */
import { operations } from '../../nodes/Omneo/operations/registry';
import {
	bodyParameters,
	clearedFields,
	nullableFields,
	offeredPaths,
	schemaPaths,
} from './bodyFields';

const writes = operations.filter(({ writes }) => writes);
const withBody = writes.filter(({ body }) => body !== undefined);

it('every write but a delete declares what it sends', () => {
	const others = writes.filter(({ body }) => body === undefined);
	expect(others.map(({ value }) => value)).toEqual(others.map(() => 'delete'));
	expect(others.map(({ call }) => call.split(' ')[0])).toEqual(others.map(() => 'DELETE'));
	expect(withBody.length).toBeGreaterThan(others.length);
});

describe.each(
	withBody.map((operation) => [`${operation.resource}.${operation.value}`, operation] as const),
)('%s', (_, operation) => {
	const { schema, fills = {}, steers = {}, notOffered = {} } = operation.body!;
	const known = schemaPaths(schema);
	const names = operation.fields.map(({ name }) => name);

	it('has no parameter that fills nothing', () => {
		expect(offeredPaths(operation).filter((path) => !known.includes(path))).toEqual([]);
	});

	it('has a parameter for every field, or a reason why not', () => {
		const offered = [...offeredPaths(operation), ...Object.keys(notOffered)];
		expect(known.filter((path) => !offered.includes(path))).toEqual([]);
	});

	it('has a picker for the record that it changes, and a field for every other parameter', () => {
		const changed = operation.call.includes('{id}') ? operation.fields[0] : undefined;
		expect(changed?.type ?? 'resourceLocator').toBe('resourceLocator');
		expect(changed?.required ?? true).toBe(true);
		expect(bodyParameters(operation).length).toBeGreaterThan(0);
	});

	it('declares nothing that is not there', () => {
		expect(
			[...Object.keys(fills), ...Object.keys(steers)].filter((n) => !names.includes(n)),
		).toEqual([]);
		expect(Object.values(fills).filter((field) => !known.includes(field))).toEqual([]);
		const offered = offeredPaths(operation);
		expect(
			Object.keys(notOffered).filter((path) => !known.includes(path) || offered.includes(path)),
		).toEqual([]);
		for (const reason of Object.values({ ...steers, ...notOffered })) expect(reason).not.toBe('');
	});

	if (!names.includes('clear')) return;

	it("offers in 'Clear' the fields that can be emptied, and no other", () => {
		expect(clearedFields(operation).sort()).toEqual(nullableFields(schema).sort());
	});
});
