import { appointment } from '../../omneo/schema';
import { single } from './envelopes';
import { alteration, bridal, styling, withSandbox } from './client';
import { missingKeys } from './reference-keys';

const { sandbox, ask } = withSandbox();

const book = async (body: unknown) => await ask('POST', '/appointments', { body });

describe('a booking', () => {
	test('is answered whole: every key of the reference, in the shape of the contract', async () => {
		const { seed } = sandbox();
		const { occasion, firstVisit } = seed.questions.styling;
		const answer = await book(
			styling(sandbox(), {
				notes: 'Prefers natural fibres',
				meta: { channel: 'web' },
				transaction: { receipt_ref: 'R-10231' },
				order: { order_number: '#1001' },
				answers: [
					{ questionnaire_question_id: occasion, value: 'A wedding' },
					{ questionnaire_question_id: firstVisit, value: '1' },
				],
			}),
		);
		expect(answer.status).toBe(201);
		const { data } = single(appointment).parse(answer.json);
		expect(missingKeys(data)).toEqual([]);
		expect(data).toMatchObject({
			id: 5001,
			profile: { first_name: 'Amelia' },
			location: { timezone: 'Australia/Melbourne' },
			assigned_staff: { first_name: 'Priya' },
			timezone: 'Australia/Melbourne',
			transaction_id: seed.transactions.suit,
			order: { id: seed.orders.coat, order_number: '#1001' },
			meta: { channel: 'web' },
			links: [],
		});
		expect(answer.json.data.answers.map((given: { value: unknown }) => given.value)).toEqual([
			'A wedding',
			true,
		]);

		const read = await ask('GET', '/appointments/5001');
		expect(read.json).toEqual(answer.json);
		expect(sandbox().appointments()).toEqual([answer.json.data]);
	});

	test('with nothing optional still holds every key, null where nothing is known', async () => {
		const { json } = await book(alteration(sandbox()));
		const { data } = single(appointment).parse(json);
		expect(Object.values(data)).not.toContain(undefined);
		expect(data).toMatchObject({ assigned_staff: null, transaction: null, order: null });
	});

	test('is confirmed at once when the service is instant', async () => {
		const { json } = await book(alteration(sandbox()));
		expect(json.data).toMatchObject({
			status: 'confirmed',
			confirmed_at: '2026-05-04 00:00:00',
		});
	});

	test('waits for approval when the service asks for it', async () => {
		const { suitFitting } = sandbox().seed.definitions;
		const { json } = await book(alteration(sandbox(), { appointment_definition_id: suitFitting }));
		expect(json.data).toMatchObject({ status: 'requested', confirmed_at: null });
	});

	test.each(['confirmed', 'cancelled', 'arrived', 'completed', 'no_show', 'rejected'])(
		'takes the status %s and notes when',
		async (status) => {
			const { json } = await book(alteration(sandbox(), { status }));
			expect(json.data).toMatchObject({ status, [`${status}_at`]: '2026-05-04 00:00:00' });
		},
	);

	test.each([
		['Australia/Melbourne', '2026-05-11 10:00:00', '2026-05-11 00:00:00'],
		['Australia/Melbourne', '2026-12-11 10:00:00', '2026-12-10 23:00:00'],
		['Australia/Adelaide', '2026-05-11 10:00:00', '2026-05-11 00:30:00'],
		['Europe/London', '2026-07-01 10:00:00', '2026-07-01 09:00:00'],
		['UTC', '2026-07-01 10:00:00', '2026-07-01 10:00:00'],
	])('in %s at %s is stored as %s UTC', async (timezone, start, utc) => {
		const times = { scheduled_start_at: start, scheduled_end_at: start.replace(':00:', ':15:') };
		const { json } = await book(alteration(sandbox(), { timezone, ...times, confirmed_at: start }));
		expect(json.data).toMatchObject({ scheduled_start_at: utc, confirmed_at: utc, timezone });
	});

	test('may leave nullable fields null', async () => {
		const nothing = { notes: null, meta: null, transaction: null, order: null };
		const answer = await book(
			alteration(sandbox(), { ...nothing, assigned_staff_id: null, confirmed_at: null }),
		);
		expect(answer.status).toBe(201);
	});

	test.each([
		['transaction', { id: 7001 }],
		['transaction', { external_id: 'POS-44871' }],
		['transaction', { receipt_ref: 'R-10231' }],
		['order', { id: 8001 }],
		['order', { external_id: 'SHOP-5512001' }],
		['order', { receipt_ref: 'W-2001' }],
		['order', { order_number: '#1001' }],
	])('is tied to a %s named by %j', async (kind, keys) => {
		const { json } = await book(alteration(sandbox(), { [kind]: keys }));
		expect(json.data[`${kind}_id`]).toBe(kind === 'order' ? 8001 : 7001);
	});
});

describe('a booking is refused', () => {
	const unknownId = 'c0ffee00-0000-4000-8000-999999999999';

	test.each([
		['appointment_definition_id', 99, 'The selected appointment definition id is invalid.'],
		['profile_id', unknownId, 'The selected profile id is invalid.'],
		['location_id', 99, 'The selected location id is invalid.'],
		['assigned_staff_id', unknownId, 'The selected assigned staff id is invalid.'],
		['transaction', { receipt_ref: 'R-0' }, 'The selected transaction is invalid.'],
		['order', {}, 'The selected order is invalid.'],
		['timezone', 'Mars/Olympus', 'The timezone field must be a valid timezone.'],
		['timezone', '+10:00', 'The timezone field must be a valid timezone.'],
	])('when its %s is %j', async (field, value, message) => {
		const answer = await book(alteration(sandbox(), { [field]: value }));
		expect([answer.status, answer.json]).toEqual([
			422,
			{ message, errors: { [field]: [message] } },
		]);
	});

	test('when fields are missing, misspelt or of the wrong kind, each under its own name', async () => {
		const answer = await book(
			alteration(sandbox(), {
				profile_id: undefined,
				location_id: 'Melbourne',
				scheduled_start_at: '2026-02-30 10:00:00',
				colour: 'red',
				transaction: { id: '7001' },
				answers: [{ questionnaire_question_id: 4101 }],
			}),
		);
		expect(answer.status).toBe(422);
		expect(Object.keys(answer.json.errors).sort()).toEqual([
			'answers.0.value',
			'colour',
			'location_id',
			'profile_id',
			'scheduled_start_at',
			'transaction.id',
		]);
		expect(answer.json.errors.profile_id).toEqual(['The profile id field is required.']);
		expect(answer.json.message).toMatch(/\(and 5 more errors\)$/);
	});

	test('when the body is not JSON', async () => {
		const answer = await fetch(`${sandbox().apiUrl}/appointments`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${sandbox().token}`,
				'content-type': 'application/json',
			},
			body: '{"profile_id":',
		});
		expect(answer.status).toBe(422);
		expect(sandbox().requests.at(-1)?.body).toBe('{"profile_id":');
	});

	test('when the service needs staff and none is named', async () => {
		const answer = await book(bridal(sandbox(), { assigned_staff_id: undefined }));
		expect(answer.json.errors).toEqual({
			assigned_staff_id: ['The assigned staff id field is required.'],
		});
	});
});

test('a reset brings the seed back, with the same ids', async () => {
	sandbox().switches({ timeFormat: 'iso' });
	await book(alteration(sandbox()));
	sandbox().reset();
	expect(sandbox().appointments()).toEqual([]);
	expect(sandbox().requests).toEqual([]);
	const { json } = await book(alteration(sandbox()));
	expect([json.data.id, json.data.created_at]).toEqual([5001, '2026-05-04 00:00:00']);
});
