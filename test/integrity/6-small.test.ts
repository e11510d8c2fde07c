/** IDs in capitals, numbers that JSON cannot hold, secrets in a server's text, the credential. */
import { Stage } from './engine';
import { booking, bookingWith, row } from './forms';
import { claims, stopText } from './oracle';
import { customer } from './tenant/book';
import { type Answer, always, answer, dropped } from './tenant/faults';

const stage = Stage.use();
const { tenant } = stage;
const onError = 'continueErrorOutput';

describe('a profile ID in capitals', () => {
	const shouted = { ...row(), customer: customer(0xabc).toUpperCase() };

	it('goes out in lower case', async () => {
		await stage.run(booking(), [shouted]);
		expect(tenant.asked('POST', '/appointments')[0].body.profile_id).toBe(customer(0xabc));
	});

	it('is the same customer', async () => {
		const rows = [{ ...row(), customer: customer(0xabc) }, shouted];
		await stage.run(bookingWith({ ifAlreadyBooked: 'returnExisting' }), rows);
		expect(tenant.book.appointments).toHaveLength(1);
	});

	it('goes out in lower case as staff', async () => {
		const assignedStaffId = { __rl: true, mode: 'list', value: customer(0xdef).toUpperCase() };
		await stage.run(booking({ assignedStaffId }), [row()]);
		expect(tenant.asked('POST', '/appointments')[0].body.assigned_staff_id).toBe(customer(0xdef));
	});
});

describe('a number in meta', () => {
	const withMeta = (meta: string) => booking({ additionalFields: { meta } });

	it.each([
		'{"order": 9007199254740993}',
		'{"order": -9007199254740993}',
		'{"deep": [{"order": 12345678901234567890}]}',
		'[9007199254740993]',
		'{"order": 1e400}',
	])('that JSON cannot hold is refused: %s', async (meta) => {
		const reported = claims(await stage.run(withMeta(meta), [row()], { onError }), 1);
		expect([reported[0].kind, tenant.writes]).toEqual(['refused', 0]);
		expect(JSON.stringify(reported[0].error)).toMatch(/meta/i);
	});

	it.each(['{"order": 9007199254740991}', '{"order": "9007199254740993"}', '{"price": 19.95}'])(
		'that it can hold is sent: %s',
		async (meta) => {
			await stage.run(withMeta(meta), [row()]);
			expect(tenant.book.appointments[0].sent.meta).toEqual(JSON.parse(meta));
		},
	);
});

const JWT =
	'eyJhbGciOiJIUzI1NiJ9.eyJwaWQiOiIxMjM0NTYifQ.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk';

/** What a server's text may give away, and the part that must be hidden. */
const SECRETS: Array<[string, string, string]> = [
	['a JWT', `The token ${JWT} has no such scope`, 'eyJhbGci'],
	['the token', `Not allowed for ${tenant.token}`, tenant.token],
	[
		'a token after a word',
		'access_token=9f8e7d6c5b4a39281706f5e4d3c2b1a0 is not known',
		'9f8e7d6c',
	],
	['a Bearer', 'Authorization: Bearer abcDEF123456ghiJKL789 was refused', 'abcDEF123456'],
	[
		'SQL',
		'SQLSTATE[23000]: Integrity constraint violation: 1062 (SQL: insert into `appointments` (`profile_id`) values (5))',
		'insert into',
	],
	['a query', 'select * from `profiles` where `email` = 5 limit 1 failed', 'from `profiles`'],
	[
		'a stack trace',
		'Oops\n#0 /var/www/html/app/Http/Kernel.php(142): handle()\n#1 {main}',
		'/var/www',
	],
	[
		'a class and line',
		'App\\Http\\Controllers\\AppointmentController.php:88 threw',
		'AppointmentController.php:88',
	],
];

describe.each(SECRETS)('%s in a server text', (_, text, secret) => {
	const bodies: Array<[string, unknown]> = [
		['the message', { message: text }],
		['a field', { message: 'Invalid', errors: { notes: [text] } }],
		['the name of a field', { message: 'Invalid', errors: { [text]: ['is wrong'] } }],
	];

	it.each(bodies)('is hidden in %s', async (_where, body) => {
		tenant.reset({ faults: always(dropped(answer(422, body))) });
		const run = await stage.run(booking(), [row()], { onError });
		expect(claims(run, 1)[0].kind).toBe('refused');
		expect(JSON.stringify(run.json('Omneo', 1))).not.toContain(secret);
		expect(stopText(await stage.run(booking(), [row()]))).not.toContain(secret);
	});
});

it('plain words of a server are shown', async () => {
	const errors = { notes: ['The notes must be shorter than 500 characters.'] };
	tenant.reset({ faults: always(dropped(answer(422, { errors }))) });
	const text = stopText(await stage.run(booking(), [row()]));
	expect(text).toContain('The notes must be shorter than 500 characters');
});

describe('a credential', () => {
	const longs: Array<[string, Record<string, string>]> = [
		['slashes', { baseUrl: `https://example.com${'/'.repeat(60_000)}x` }],
		['dots', { baseUrl: `https://${'a.'.repeat(60_000)}` }],
		['letters', { baseUrl: '', tenant: `${'a-'.repeat(60_000)}!` }],
	];

	it.each(longs)('of very many %s is refused at once', async (_, change) => {
		const begun = Date.now();
		const { status } = await stage.testCredential(change);
		const credential = { ...stage.credential(), ...change };
		const run = await stage.run(booking(), [row()], { onError, credential });
		expect([status, claims(run, 1)[0].kind]).toEqual(['Error', 'refused']);
		expect(Date.now() - begun).toBeLessThan(1_500);
	});

	const verified = (end: Answer) => ({
		reads: (path: string) => (path === '/auth/verify' ? end : undefined),
	});

	it.each<[string, Answer]>([
		['nothing', { status: 200 }],
		['blanks', { status: 200, body: '  \n' }],
		['an error text', { status: 200, body: 'Error: upstream connect failure' }],
		['an error', { status: 200, body: { error: 'Tenant not found' } }],
		['a page', { status: 200, body: '<html><body>Welcome</body></html>' }],
		['a comment before a page', { status: 200, body: '<!-- x --><html></html>' }],
		['204', { status: 204 }],
		['a redirect', { status: 302, headers: { location: '/login' } }],
	])('answered with %s is not taken for good', async (_, end) => {
		tenant.reset(verified(end));
		expect(await stage.testCredential()).toMatchObject({ status: 'Error' });
	});

	it.each<[string, Answer]>([
		['a status', { status: 200, body: { status: 200 } }],
		['a user', { status: 200, body: { data: { id: 4, name: 'Machine' } } }],
	])('answered with %s is good', async (_, end) => {
		tenant.reset(verified(end));
		expect(await stage.testCredential()).toMatchObject({ status: 'OK' });
	});

	it.each([
		['/appointments', /appointment/i],
		['/appointment-definitions', /definition/i],
		['/locations', /location/i],
		['/profiles', /profile/i],
	])('says that it may not read %s', async (refused, name) => {
		const forbidden = answer(403, { message: 'This action is unauthorized.' });
		tenant.reset({ reads: (path) => (path === refused ? forbidden : undefined) });
		expect((await stage.testCredential()).message).toMatch(name);
	});
});
