import { customerKeyIn, rowIdIn } from '../../../omneo/client/anyReference';

const ID = 'c0ffee00-0000-4000-8000-000000000001';

test.each([
	['amelia@example.com', 'email', 'amelia@example.com'],
	['Amelia Nguyen <amelia@example.com>', 'email', 'amelia@example.com'],
	['Amelia (amelia@example.com)', 'email', 'amelia@example.com'],
	['+61 491 570 100', 'mobilePhone', '+61491570100'],
	['phone: +61 (491) 570-100', 'mobilePhone', '+61491570100'],
	[ID.toUpperCase(), 'id', ID],
	[`Amelia Nguyen, ID ${ID}`, 'id', ID],
	["Siobhán O'Connell", 'name', "Siobhán O'Connell"],
	['Henry 8', 'name', 'Henry 8'],
])('%j names a customer by %s', (text, by, found) => {
	expect(customerKeyIn(text)).toEqual({ ok: true, value: { by, text: found } });
});

test('nothing names nobody', () => {
	expect(customerKeyIn('  ')).toEqual({ ok: true, value: undefined });
});

test.each([
	['5001', 5001],
	[5001, 5001],
	['#5001', 5001],
	['ID 5001', 5001],
	['ID: 5001', 5001],
	['Appointment 5001', 5001],
	['appointment #5001', 5001],
	['5001 (Suit Fitting)', 5001],
	['Suit Fitting (22)', 22],
	['Melbourne Collins Street (ID 101)', 101],
	['', undefined],
])('%j is the ID %s', (text, id) => {
	expect(rowIdIn(text)).toEqual({ ok: true, value: id });
});

test.each(['amelia@example.com', 'the last one', '2027-03-22', '5001 or 5002', '22 March'])(
	'%j is no ID',
	(text) => expect(rowIdIn(text).ok).toBe(false),
);
