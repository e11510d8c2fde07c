import { appointmentChanges, appointmentFields } from '../../../omneo/schema';
import { hasExactNumbers } from '../../../omneo/schema/primitives';

const LARGEST = Number.MAX_SAFE_INTEGER;

it.each<[unknown, boolean]>([
	[LARGEST, true],
	[-LARGEST, true],
	[LARGEST + 1, false],
	[-LARGEST - 1, false],
	[1e300, false],
	[0.1, true],
	['9007199254740993', true],
	[null, true],
	[undefined, true],
	[true, true],
	[{}, true],
	[[], true],
	[{ a: [1, { b: LARGEST }] }, true],
	[{ a: [1, { b: LARGEST + 1 }] }, false],
	[[1, [2, [1e20]]], false],
	[{ a: null, b: 'x' }, true],
])('the numbers in %j are exact: %s', (value, are) => {
	expect(hasExactNumbers(value)).toBe(are);
});

it.each([appointmentFields, appointmentChanges])(
	'a meta that would be changed on its way is refused',
	(fields) => {
		const read = fields.partial().safeParse({ meta: { order: { id: 2 ** 53 + 2 } } });
		expect(read.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
			['meta', 'holds a number that is too large to be kept exactly: write it as text'],
		]);
		expect(fields.partial().safeParse({ meta: { order: { id: LARGEST } } }).success).toBe(true);
	},
);
