/** IDs and paths of requests. */
import {
	encoded,
	idOf,
	isCreate,
	isProfileId,
	isRowId,
	recordPath,
} from '../../../omneo/client/requests';
import { errorFrom } from '../runtime/writing.support';

const UUID = '3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f1c11';

it.each([1, 42, '1', '42', Number.MAX_SAFE_INTEGER, String(Number.MAX_SAFE_INTEGER)])(
	'%j is the ID of a row',
	(id) => expect(isRowId(id)).toBe(true),
);

it.each<unknown>([
	0,
	-1,
	1.5,
	Infinity,
	Number.MAX_SAFE_INTEGER + 1,
	'0',
	'042',
	'-1',
	'1.5',
	'1e3',
	'4 2',
	'x42',
	'42x',
	'9007199254740993',
	'12345678901234567',
	'',
	null,
	undefined,
	true,
	[1],
])('%j is no ID of a row', (id) => expect(isRowId(id)).toBe(false));

it.each([UUID, UUID.toUpperCase()])('%s is the ID of a profile', (id) =>
	expect(isProfileId(id)).toBe(true),
);

it.each<unknown>([
	`${UUID}0`,
	`0${UUID}`,
	UUID.slice(1),
	UUID.slice(0, -1),
	UUID.replace('3f0c', 'zf0c'),
	UUID.replace('6a4e', 'z'),
	UUID.replaceAll('-', ''),
	UUID.replace(/1c11$/, 'zz11'),
	7,
	null,
	[UUID],
])('%j is no ID of a profile', (id) => expect(isProfileId(id)).toBe(false));

it('the ID of a record is text', () => {
	expect([{ id: 7 }, { id: '7' }, { id: null }, {}, { id: [7] }, { id: true }].map(idOf)).toEqual([
		'7',
		'7',
		undefined,
		undefined,
		undefined,
		undefined,
	]);
});

it('a POST creates unless it does no harm twice, and a create’s record lies below its path', () => {
	const post = { method: 'POST', path: ['appointments'] } as const;
	const link = { method: 'POST', path: ['appointments', 7, 'links'], repeatable: true } as const;
	const put = { method: 'PUT', path: ['appointments', 7, 'status'] } as const;
	const changes = [post, link, put].map((change) => ({ ...change, path: [...change.path] }));
	expect(changes.map(isCreate)).toEqual([true, false, false]);
	expect(changes.map((change) => recordPath(change, 5))).toEqual([
		['appointments', 5],
		['appointments', 7],
		['appointments', 7],
	]);
});

it('a segment is encoded, and one that names another address is refused', async () => {
	expect(encoded(7)).toBe('7');
	expect(encoded('a/b?c')).toBe('a%2Fb%3Fc');
	expect(encoded('...')).toBe('...');
	for (const segment of ['', ' ', '.', '..', ' .. ']) {
		const error = await errorFrom((async () => encoded(segment))());
		expect(error).toMatchObject({ code: 'invalid_input', retryable: false, outcomeUnknown: false });
		expect(error.hint).not.toBe('');
	}
});
