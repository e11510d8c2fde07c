/** Nothing leaves at the wrong output. */
import type { INode } from 'n8n-workflow';
import { Stage } from './engine';
import { type BookingRow, booking, bookingWith, row, rows } from './forms';
import { claims, stopText } from './oracle';
import type { Row } from './tenant/book';
import { always, answer, dropped } from './tenant/faults';

const stage = Stage.use();
const { tenant } = stage;

type OnError = NonNullable<INode['onError']>;
const CONTINUE: OnError[] = ['continueRegularOutput', 'continueErrorOutput'];

interface Outputs {
	/** The items of the outputs Success and Error; in line, all are at the first. */
	success: Row[];
	error: Row[];
}

async function outputs(
	form: ReturnType<typeof booking>,
	all: Row[],
	onError: OnError,
	more = {},
): Promise<Outputs> {
	const run = await stage.run(form, all, { onError, ...more });
	expect(run.error).toBeUndefined();
	return { success: run.json('Omneo', 0), error: run.json('Omneo', 1) };
}

const KEYS = ['message', 'code', 'status', 'fields', 'retryable', 'hint'];

/** That each row came out as an error, and at the right place. */
function expectAllRefused({ success, error }: Outputs, all: Row[], onError: OnError): Row[] {
	const toErrorOutput = onError === 'continueErrorOutput';
	const [refused, others] = toErrorOutput ? [error, success] : [success, error];
	expect([refused.length, others.length]).toEqual([all.length, 0]);
	const reported = refused.map((json) => json.error as Row);
	for (const one of reported) expect(Object.keys(one)).toEqual(expect.arrayContaining(KEYS));
	for (const { message, code } of reported)
		expect([typeof message, typeof code]).toEqual(['string', 'string']);
	expect(tenant.book.appointments).toHaveLength(0);
	return reported;
}

const refusing = (errors: unknown) => ({
	faults: always(dropped(answer(422, { message: 'The given data was invalid.', errors }))),
});

describe.each(CONTINUE)('with %s', (onError) => {
	it.each([
		['an operation that does not exist', { operation: 'nope' }],
		["n8n's own Custom API Call", { operation: '__CUSTOM_API_CALL__' }],
		['a resource that does not exist', { resource: 'nope' }],
		['an operation called constructor', { operation: 'constructor' }],
		['options that cannot be used', { options: { maxRequestsAtOnce: 0 } }],
		['an option in words', { options: { requestTimeout: 'soon' } }],
	])('%s is reported for each row', async (_, changes) => {
		const all = rows(3);
		expectAllRefused(await outputs(booking(changes), all, onError), all, onError);
		expect(tenant.writes).toBe(0);
	});

	it.each([
		['no address', { baseUrl: '', accessToken: 'x' }],
		['plain http', { baseUrl: 'http://example.com', accessToken: 'x' }],
		['nothing in it', {}],
		['a number for its token', { accessToken: 5 }],
		['an address that is an object', { baseUrl: { a: 1 }, accessToken: 'x' }],
	])('a credential with %s is reported for each row', async (_, change) => {
		const all = rows(3);
		const credential = (
			'accessToken' in change && !('baseUrl' in change)
				? { ...stage.credential(), ...change }
				: change
		) as never;
		const out = await outputs(booking(), all, onError, { credential });
		expectAllRefused(out, all, onError);
	});

	it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf', 'length'])(
		'a 422 about a field called %s refuses the row',
		async (field) => {
			// As text: a literal would set the prototype.
			const body = `{"message":"Invalid","errors":{"${field}":["is wrong here"],"notes":["too long"]}}`;
			const headers = { 'content-type': 'application/json' };
			tenant.reset({ faults: always(dropped({ status: 422, body, headers })) });
			const all = rows(2);
			const reported = expectAllRefused(await outputs(booking(), all, onError), all, onError);
			expect(reported.map(({ code }) => code)).toEqual(['validation', 'validation']);
			expect(String(reported[0].message)).toContain('too long');
		},
	);

	it.each([
		['a list', ['wrong']],
		['text', 'wrong'],
		['null', null],
		['numbers', { notes: 5 }],
		['objects', { notes: { max: 'too long' } }],
		['deep lists', { notes: [[['too long']]] }],
		['a number among texts', { notes: ['too long', 5, null] }],
	])('a 422 whose errors are %s refuses the row', async (_, errors) => {
		tenant.reset(refusing(errors));
		const all = rows(2);
		expectAllRefused(await outputs(booking(), all, onError), all, onError);
	});

	it('one key carries all that is known of a refusal', async () => {
		tenant.reset(refusing({ notes: ['too long'] }));
		const { success, error } = await outputs(booking(), [row()], onError);
		const [json] = onError === 'continueErrorOutput' ? error : success;
		const own = onError === 'continueErrorOutput' ? ['customer', 'start'] : [];
		expect(Object.keys(json).sort()).toEqual([...own, 'error'].sort());
		expect(json.error).toMatchObject({
			message: expect.stringContaining('too long') as string,
			code: 'validation',
			status: 422,
			fields: { Notes: ['too long'] },
			retryable: false,
			hint: expect.any(String) as string,
		});
	});
});

const columns = { error: 'own error', message: 'own message', details: { own: true }, name: 'Ann' };

it('the own columns of a refused row survive at the error output', async () => {
	tenant.reset(refusing({ notes: ['too long'] }));
	const given = { ...row(), ...columns };
	const { error } = await outputs(booking(), [given], 'continueErrorOutput');
	const reported = expect.objectContaining({ code: 'validation' }) as Row;
	expect(error).toEqual([{ ...given, error: reported }]);
});

it.each(CONTINUE)(
	'a booked row with a column called error leaves at Success (%s)',
	async (onError) => {
		const { success, error } = await outputs(booking(), [{ ...row(), ...columns }], onError);
		expect([success.length, error.length]).toEqual([1, 0]);
		expect(success[0]).toMatchObject({ id: 5001, created: true });
	},
);

it('booked and refused rows part ways', async () => {
	const all: BookingRow[] = [row(1), { ...row(2), customer: 'nobody' }, row(3)];
	const { success, error } = await outputs(booking(), all, 'continueErrorOutput');
	expect([success.length, error.length]).toEqual([2, 1]);
	expect(error[0]).toMatchObject({ customer: 'nobody', error: { code: 'invalid_input' } });
});

/** Collections that an expression gives as a whole. n8n drops those of type `collection` before the node runs. */
const TEXTS: Array<[string, string]> = [
	['JSON text', '={{ JSON.stringify({ dryRun: true }) }}'],
	['JSON text with spaces', '={{ "  " + JSON.stringify({ dryRun: true }, null, 2) + "\\n" }}'],
	['a list', '={{ [{ dryRun: true }] }}'],
	['words', '={{ "dryRun" }}'],
	['a number', '={{ 5 }}'],
	['true', '={{ true }}'],
];

it.each(TEXTS)(
	'Options given as %s never book what a dry run was asked for',
	async (_, options) => {
		for (const onError of [undefined, ...CONTINUE]) {
			await stage.run(booking({ options }), [row()], { onError });
		}
		expect([tenant.book.appointments.length, tenant.writes]).toEqual([0, 0]);
	},
);

it.each(TEXTS)('Options given as %s are read, or refused by name', async (_, options) => {
	const run = await stage.run(booking({ options }), [row()], { onError: 'continueErrorOutput' });
	const [{ kind, json, error }] = claims(run, 1);
	if (kind === 'other') expect(json).toMatchObject({ dry_run: true });
	else expect(JSON.stringify(error)).toMatch(/options/i);
});

it('Options given as an object by an expression are read', async () => {
	const form = booking({ options: '={{ { dryRun: true } }}' });
	const run = await stage.run(form, [row()]);
	expect(run.json('Omneo')).toMatchObject([{ dry_run: true }]);
	expect(tenant.writes).toBe(0);
});

it.each([
	['JSON text', '={{ JSON.stringify({ notes: "By the door" }) }}'],
	['words', '={{ "By the door" }}'],
])('Additional Fields given as %s are sent, or refused by name', async (_, additionalFields) => {
	const form = booking({ additionalFields });
	const run = await stage.run(form, [row()], { onError: 'continueErrorOutput' });
	const [{ kind, error }] = claims(run, 1);
	if (kind === 'refused') expect(JSON.stringify(error)).toMatch(/additional.?fields/i);
	else expect(tenant.book.appointments[0].sent).toMatchObject({ notes: 'By the door' });
});

it('filters of a list given as text are used, or refused by name', async () => {
	tenant.reset();
	const filters = '={{ JSON.stringify({ status: "cancelled" }) }}';
	tenant.book.seed(row().customer, Date.now());
	const form = { resource: 'appointment', operation: 'getAll', returnAll: true, filters };
	const run = await stage.run(form, [{}]);
	if (run.error) expect(stopText(run)).toMatch(/filters/i);
	else expect(run.json('Omneo')).not.toMatchObject([{ id: 5001 }]);
});

it('Dry Run is on when it is added, and off when it is not', async () => {
	const { properties } = stage.engine.nodeTypes.getByNameAndVersion(
		'n8n-nodes-omneo.omneo',
		1,
	).description;
	const options = properties
		.filter(({ name }) => name === 'options')
		.flatMap((one) => one.options ?? []);
	const dryRuns = options.filter(({ name }) => name === 'dryRun') as Array<{ default: unknown }>;
	expect(new Set(dryRuns.map((one) => one.default))).toEqual(new Set([true]));
	await stage.run(bookingWith({}), [row()]);
	expect(tenant.book.appointments).toHaveLength(1);
});
