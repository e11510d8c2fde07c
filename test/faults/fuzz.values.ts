/** Hostile values: of the wrong type, empty, huge, or almost right. */
import fc from 'fast-check';
import type { INodeProperties } from 'n8n-workflow';
import { customerOf } from './fixtures';

/** Texts that programs stumble over. */
const NASTY = [
	'',
	' ',
	'0',
	'-1',
	'1e309',
	'NaN',
	'null',
	'undefined',
	'[object Object]',
	'__proto__',
	'constructor',
	'../../profiles',
	'%2e%2e%2f',
	'a/b?c=d#e',
	'\u0000',
	'\u202eabc',
	'👩‍👩‍👧',
	'{{ $json }}',
	'<script>',
	"'; drop table",
	'2027-03-22T10:00:00',
	'2027-02-30 10:00',
	'2027-03-28 02:30',
	'9999-12-31T23:59:59Z',
	'10:00',
	'05/04/2027',
	'Europe/London',
	'Mars/Olympus',
	'amelia.nguyen@example.com',
	'+61400000000',
	customerOf(1),
	'x'.repeat(5000),
];

const text = fc.oneof(fc.constantFrom(...NASTY), fc.string(), fc.string({ unit: 'binary' }));
const number = fc.oneof(
	fc.constantFrom(0, -0, -1, 0.5, 21, 22, 101, 5001, 2 ** 53, 1e21, -1e-7),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Anything that an expression can give: JSON of any shape. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
	text,
	number,
	fc.boolean(),
	fc.constant(null),
	fc.jsonValue({ maxDepth: 3 }),
	fc.array(text, { maxLength: 3 }),
);

/** A value for a field of a form: of its shape more often than not, else anything. */
export function valueFor(field: INodeProperties): fc.Arbitrary<unknown> {
	return fc.oneof({ arbitrary: shaped(field), weight: 3 }, { arbitrary: anything, weight: 1 });
}

function shaped(field: INodeProperties): fc.Arbitrary<unknown> {
	const options: object[] = field.options ?? [];
	const known = options.flatMap((option) => ('value' in option ? [option.value] : []));
	const choices = [...known, 'other'];
	switch (field.type) {
		case 'resourceLocator': {
			const modes = (field.modes ?? []).map(({ name }) => name);
			return fc.record({
				__rl: fc.constant(true),
				mode: fc.constantFrom(...modes, 'url', ''),
				value: fc.oneof(text, number, anything),
			});
		}
		case 'resourceMapper':
			return fc.record({
				mappingMode: fc.constant('defineBelow'),
				value: fc.oneof(anything, fc.dictionary(text, anything, { maxKeys: 3 })),
			});
		case 'options':
			return fc.constantFrom(...choices);
		case 'multiOptions':
			return fc.array(fc.constantFrom(...choices), { maxLength: 3 });
		default:
			return fc.oneof(text, number, fc.boolean());
	}
}
