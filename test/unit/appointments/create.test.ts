import {
	type AppointmentDraft,
	type BookingContext,
	prepareAppointment,
} from '../../../omneo/appointments/create';
import { nameAnswers } from '../../../omneo/appointments/bookingAnswers';
import { OmneoError } from '../../../omneo/errors';
import { errorFromResponse } from '../../../omneo/http/responseErrors';
import { CUSTOMER, FakeOmneo, type Routes, STAFF, data, errorOf, records, NOW } from '../support';

const SERVED: Routes = {
	'GET /appointment-definitions/12': data({ id: 12, name: 'Styling', duration_minutes: 45 }),
	'GET /appointment-definitions/13': data({ id: 13, name: 'Walk In' }),
	'GET /appointment-definitions/12/questions': data({
		questions: [
			{
				questionnaire_question_id: 5,
				version: { label: 'Colour', type: 'single_select', options: [{ value: 'red' }] },
			},
			{ questionnaire_question_id: 9, version: { label: 'Guests', type: 'number' } },
		],
	}),
	'GET /locations/7': data({ id: 7, timezone: 'Australia/Perth' }),
	'GET /locations/8': data({ id: 8, timezone: null }),
	'GET /locations/9': data({ id: 9, timezone: 'Perth time' }),
	'GET /appointment-definitions': records({ id: 12, name: 'Styling' }),
	'GET /locations': records({ id: 7, name: 'Central' }),
	'GET /locations/7/profiles': records({
		id: 99,
		profile_id: STAFF,
		profile: { id: STAFF, first_name: 'Priya', last_name: 'Raman' },
	}),
	'GET /profiles': records({ id: CUSTOMER, email: 'ana@example.com' }),
};

const byId = (value: unknown) => ({ by: 'id' as const, value });
const byName = (value: unknown) => ({ by: 'name' as const, value });

/** Needs no look-up: everything is given. */
const GIVEN: AppointmentDraft = {
	definition: byId(12),
	location: byId(7),
	profile: byId(CUSTOMER),
	scheduled_start_at: '2026-05-11 10:00',
	scheduled_end_at: '2026-05-11 11:00',
	timezone: 'Australia/Melbourne',
	rest: {},
};

const SHOPS = [
	{ id: 21, name: 'Melbourne Collins Street' },
	{ id: 22, name: 'Melbourne Central' },
	{ id: 23, name: 'Sydney' },
	{ id: 24, name: 'Zo\u00eb\u2019s Boutique', handle: 'zoes-boutique' },
];

/** A service whose second question has to be answered, and whose third one only in some cases. */
const REQUIRING: Routes = {
	'GET /appointment-definitions/12/questions': data({
		questions: [
			{ questionnaire_question_id: 9, version: { label: 'Guests', type: 'number' } },
			{
				questionnaire_question_id: 6,
				is_required: true,
				version: { label: "Your partner's name", type: 'text' },
			},
			{
				questionnaire_question_id: 7,
				is_required: true,
				visibility_condition: { '==': [{ var: 'a' }, true] },
				version: { label: 'Size', type: 'number' },
			},
			{ questionnaire_question_id: 8, is_required: true, is_active: false },
		],
	}),
};

function prepare(
	draft: Partial<AppointmentDraft>,
	more: Partial<BookingContext> = {},
	routes: Routes = {},
) {
	const omneo = new FakeOmneo({ ...SERVED, ...routes });
	const work = prepareAppointment(
		{ ...GIVEN, ...draft },
		{
			lookups: omneo.lookups,
			workflowZone: 'Europe/London',
			repeatedHour: 'refuse',
			answerEncoding: 'text',
			allowOtherLength: false,
			looksForSlot: false,
			now: NOW,
			...more,
		},
	);
	return { omneo, work };
}

async function bodyOf(...given: Parameters<typeof prepare>) {
	return (await prepare(...given).work).body;
}

async function problemsOf(...given: Parameters<typeof prepare>) {
	const error = await errorOf(prepare(...given).work);
	expect(error.kind).toBe('invalidInput');
	return error.fields;
}

describe('a booking', () => {
	it('asks Omneo nothing when everything is given', async () => {
		const { omneo, work } = prepare({});
		await expect(work).resolves.toEqual({
			body: {
				appointment_definition_id: 12,
				location_id: 7,
				profile_id: CUSTOMER,
				scheduled_start_at: '2026-05-11 10:00:00',
				scheduled_end_at: '2026-05-11 11:00:00',
				timezone: 'Australia/Melbourne',
			},
			startMs: Date.parse('2026-05-11T00:00:00Z'),
			endMs: Date.parse('2026-05-11T01:00:00Z'),
			answerLabels: [],
		});
		expect(omneo.calls).toEqual([]);
	});

	it.each([
		['2026-05-11 00:00', 'UTC'],
		['2026-05-11 08:00', 'Australia/Perth'],
		['2026-05-10 17:00', 'America/Los_Angeles'],
		['2026-05-11 05:45', 'Asia/Kathmandu'],
		['2026-05-11T02:00:00+02:00', 'Australia/Melbourne'],
	])('knows the moment of its start, given as %s in %s', async (start, timezone) => {
		const confirmed_at = '2026-05-10T12:00:00Z';
		const { work } = prepare({
			scheduled_start_at: start,
			scheduled_end_at: '',
			timezone,
			confirmed_at,
		});
		await expect(work).resolves.toMatchObject({
			startMs: Date.parse('2026-05-11T00:00:00Z'),
			endMs: Date.parse('2026-05-11T00:45:00Z'),
			confirmedMs: Date.parse(confirmed_at),
		});
	});

	it('asks only for what is missing, each once', async () => {
		const { omneo, work } = prepare({
			scheduled_end_at: '',
			timezone: '',
			answers: { 5: 'red' },
		});
		await work;
		expect([...omneo.calls].sort()).toEqual([
			'GET /appointment-definitions/12',
			'GET /appointment-definitions/12/questions',
			'GET /locations/7',
		]);
	});

	it('writes nothing', async () => {
		const { omneo, work } = prepare({ scheduled_end_at: '', timezone: '', answers: { 9: 2 } });
		await work;
		expect(omneo.requests.every(({ method }) => method === 'GET')).toBe(true);
	});

	it('may name everything as people know it', async () => {
		const body = await bodyOf({
			definition: byName('styling'),
			location: byName('Central'),
			profile: { by: 'email', value: ' Ana@Example.com' },
			staff: byName('Priya Raman'),
		});
		expect(body).toMatchObject({
			appointment_definition_id: 12,
			location_id: 7,
			profile_id: CUSTOMER,
			assigned_staff_id: STAFF,
		});
	});
});

describe('the zone of a booking', () => {
	it('is the one of the form before all', async () => {
		expect((await bodyOf({ timezone: ' america/new_york ' })).timezone).toBe('America/New_York');
	});

	it('is that of the location when the form has none', async () => {
		const body = await bodyOf({
			timezone: ' ',
			scheduled_start_at: '2026-05-11T00:00:00Z',
			scheduled_end_at: '2026-05-11T01:00:00Z',
		});
		expect(body).toMatchObject({
			timezone: 'Australia/Perth',
			scheduled_start_at: '2026-05-11 08:00:00',
		});
	});

	it('is that of the workflow when the location has none', async () => {
		const body = await bodyOf({ timezone: undefined, location: byId(8) });
		expect(body.timezone).toBe('Europe/London');
	});

	it('is never replaced by another when it is wrong', async () => {
		expect(Object.keys(await problemsOf({ timezone: 'AEST' }))).toEqual(['timezone']);
		const { timezone } = await problemsOf({ timezone: '', location: byId(9) });
		expect(timezone).toEqual([expect.stringContaining('location')]);
		expect(
			Object.keys(
				await problemsOf({ timezone: '', location: byId(8) }, { workflowZone: 'nowhere' }),
			),
		).toEqual(['timezone']);
	});
});

describe('the end of a booking', () => {
	it('is the start and the duration of the definition', async () => {
		expect((await bodyOf({ scheduled_end_at: null })).scheduled_end_at).toBe('2026-05-11 10:45:00');
	});

	it('is needed when the definition has no duration', async () => {
		const problems = await problemsOf({ scheduled_end_at: '', definition: byId(13) });
		expect(problems).toEqual({ scheduled_end_at: [expect.stringContaining('is required')] });
	});

	it('must come after the start', async () => {
		expect(await problemsOf({ scheduled_end_at: '2026-05-11 09:59' })).toEqual({
			scheduled_end_at: ['must be after the start'],
		});
	});

	const listed: Routes = {
		'GET /appointment-definitions': records({
			id: 12,
			name: 'Styling',
			duration_minutes: 45,
			requires_staff: true,
		}),
	};
	const styling = { definition: byName('Styling'), staff: byId(STAFF) };

	it.each([
		['2026-05-12 00:45', '14 hours 45 minutes'],
		['2026-05-11 13:01', '3 hours 1 minute'],
		['2026-05-11 10:11', '11 minutes'],
	])('must not be far from the service, when that is known: %s', async (end, length) => {
		const draft = { ...styling, scheduled_end_at: end };
		expect(await problemsOf(draft, {}, listed)).toEqual({
			scheduled_end_at: [
				`makes it ${length} long, and the service takes 45 minutes. If that is meant, turn on the option 'Allow Another Length'`,
			],
		});
		await bodyOf(draft, { allowOtherLength: true }, listed);
		// Nothing is asked to find out how long the service is.
		const { omneo, work } = prepare({ scheduled_end_at: end }, {}, listed);
		await work;
		expect(omneo.calls).toEqual([]);
	});

	it.each(['2026-05-11 13:00', '2026-05-11 10:12'])(
		'may be up to four times as far as the service takes, or a quarter: %s',
		async (end) => {
			await bodyOf({ ...styling, scheduled_end_at: end }, {}, listed);
		},
	);

	it('is known where the free slots are looked at anyway', async () => {
		const draft = { scheduled_end_at: '2026-05-12 00:45' };
		expect(Object.keys(await problemsOf(draft, { looksForSlot: true }))).toEqual([
			'scheduled_end_at',
		]);
	});

	it.each([
		[{ scheduled_start_at: '2026-05-11 10:00', scheduled_end_at: '2026-05-11T14:45:00Z' }],
		[{ scheduled_start_at: '2026-05-11T00:00:00Z', scheduled_end_at: '2026-05-11 10:45' }],
	])('has an offset like the start, or none like the start: %j', async (draft) => {
		const { scheduled_end_at } = await problemsOf(draft);
		expect(scheduled_end_at).toEqual([expect.stringMatching(/^must be written like the start/)]);
	});

	it('names the staff that the service needs, before anything is sent', async () => {
		const served = {
			...listed,
			'GET /appointment-definitions/12': data({
				id: 12,
				duration_minutes: 45,
				requires_staff: true,
			}),
		};
		const missing = {
			assigned_staff_id: [
				expect.stringMatching(
					/Choose a staff member, or set 'Availability' to 'Book Only if Free'/,
				),
			],
		};
		expect(await problemsOf({ scheduled_end_at: '' }, {}, served)).toEqual(missing);
		expect(await problemsOf({ definition: byName('Styling') }, {}, served)).toEqual(missing);
		await bodyOf({ scheduled_end_at: '', staff: byId(STAFF) }, {}, served);
		await bodyOf({ scheduled_end_at: '' }, { looksForSlot: true }, served);
	});
});

describe('a repeated hour', () => {
	const night = { scheduled_start_at: '2026-04-05 02:30', scheduled_end_at: '' };

	it('is refused for the field that it is in', async () => {
		expect(Object.keys(await problemsOf(night))).toEqual(['scheduled_start_at']);
	});

	it('is sent in UTC when one of the two is chosen', async () => {
		const sent = (start: string, end: string) => ({
			timezone: 'UTC',
			scheduled_start_at: start,
			scheduled_end_at: end,
		});
		expect(await bodyOf(night, { repeatedHour: 'earlier' })).toMatchObject(
			sent('2026-04-04 15:30:00', '2026-04-04 16:15:00'),
		);
		expect(await bodyOf(night, { repeatedHour: 'later' })).toMatchObject(
			sent('2026-04-04 16:30:00', '2026-04-04 17:15:00'),
		);
	});
});

describe('the problems of a booking', () => {
	it('are collected, so that one run finds them all', async () => {
		const problems = await problemsOf({
			definition: byId('twelve'),
			location: byId(''),
			profile: byId('ana'),
			staff: byId('priya'),
			scheduled_start_at: '11/05/2026 10:00',
			scheduled_end_at: 'later',
			timezone: 'AEST',
			confirmed_at: 5,
			answers: '{',
			rest: {
				status: 'booked',
				notes: ['a', 'b'],
				meta: 'text',
				transaction: { id: 'abc' },
				order: { id: -1, colour: 'red' },
			},
		});
		expect(Object.keys(problems).sort()).toEqual([
			'answers',
			'appointment_definition_id',
			'assigned_staff_id',
			'confirmed_at',
			'location_id',
			'meta',
			'notes',
			'order',
			'order.id',
			'profile_id',
			'scheduled_end_at',
			'scheduled_start_at',
			'status',
			'timezone',
			'transaction.id',
		]);
		expect(problems.location_id).toEqual(['is required']);
		expect(problems.status[0]).toContain("'No Show'");
	});

	it('name what is required once, and nothing that follows from it', async () => {
		const blank = byId('');
		const problems = await problemsOf({
			definition: blank,
			location: byId(null),
			profile: byId(undefined),
			staff: blank,
			scheduled_start_at: ' ',
			scheduled_end_at: '',
			timezone: '',
		});
		expect(problems).toEqual({
			appointment_definition_id: ['is required'],
			location_id: ['is required'],
			profile_id: ['is required'],
			scheduled_start_at: ['is required'],
		});
	});

	it('name the record that does not exist in Omneo on the field for it', async () => {
		expect(
			await problemsOf({
				definition: byId(404),
				location: byId(405),
				scheduled_end_at: '',
				timezone: '',
				answers: { 5: 'red' },
			}),
		).toEqual({
			appointment_definition_id: [
				expect.stringMatching(/^there's no record with ID '\d+' in Omneo$/),
			],
			location_id: [expect.stringMatching(/^there's no record with ID '\d+' in Omneo$/)],
		});
	});

	it.each([
		['appointment_definition_id', { definition: byName('Nothing') }],
		['location_id', { location: byName('Nowhere'), timezone: '' }],
		['assigned_staff_id', { staff: byName('Nobody') }],
		['profile_id', { profile: { by: 'email', value: 'nobody@example.com' } }],
		['profile_id', { profile: { by: 'mobilePhone', value: '+61412345678' } }],
		['profile_id', { profile: { by: 'email', value: 'nobody' } }],
		['profile_id', { profile: { by: 'mobilePhone', value: 'nobody' } }],
	] as Array<[string, Partial<AppointmentDraft>]>)(
		'name who or what is not found: %s',
		async (field, draft) => {
			expect(Object.keys(await problemsOf(draft))).toEqual([field]);
		},
	);

	it.each([0, -1, 1.5, 'x', '1.5', true, {}, '12a', '1e3'])(
		'refuse %j as the ID of a definition',
		async (value) => {
			const problems = await problemsOf({ definition: byId(value) });
			expect(Object.keys(problems)).toEqual(['appointment_definition_id']);
			expect(problems.appointment_definition_id[0]).toMatch(/must be a (whole number|numeric ID)/);
		},
	);

	it.each([12, '12', '12.0', [12], '[12]', ' 12\u200b', '\uff11\uff12'])(
		'take %j as the ID of a definition',
		async (value) => {
			expect((await bodyOf({ definition: byId(value) })).appointment_definition_id).toBe(12);
		},
	);

	it('do not take more than one ID', async () => {
		expect(await problemsOf({ definition: byId([12, 13]) })).toEqual({
			appointment_definition_id: ['must be one value, not several'],
		});
	});

	it('offer names that are near to one that is not found, and take none of them', async () => {
		const shops = { 'GET /locations': records(...SHOPS) };
		const at = async (name: string) =>
			(await problemsOf({ location: byName(name), timezone: '' }, {}, shops)).location_id;
		expect(await at('melbourne')).toEqual([
			"there's no location named 'melbourne'. Did you mean 'Melbourne Collins Street' or 'Melbourne Central'?",
		]);
		expect(await at('Sidney')).toEqual([
			"there's no location named 'Sidney'. Did you mean 'Sydney'?",
		]);
		expect(await at('Hobart')).toEqual([
			expect.stringMatching(/^there's no location named 'Hobart'. There is 'Melbourne .*'Sydney'/),
		]);
		expect(await at('x'.repeat(80))).toEqual([
			expect.stringMatching(/^there's no location with this name\. There is/),
		]);
		expect(await problemsOf({ staff: byName('Pria Raman') })).toEqual({
			assigned_staff_id: [
				"there's no staff member named 'Pria Raman' at this location. Did you mean 'Priya Raman'?",
			],
		});
	});

	it.each([
		'zoe\u0308s boutique',
		"ZO\u00cb'S\u00a0BOUTIQUE",
		'Zoe\u2019s Boutique',
		'Zoes Boutique',
		'zo\u00eb\u200bs-boutique',
	])('do not count accents, apostrophes, case and Unicode forms in a name: %s', async (name) => {
		const shops = { 'GET /locations': records(...SHOPS), 'GET /locations/24': data({ id: 24 }) };
		expect((await bodyOf({ location: byName(name) }, {}, shops)).location_id).toBe(24);
	});

	it('take an ID where a name is asked for, when nothing is called so', async () => {
		expect(
			await bodyOf({
				definition: byName('12.0'),
				location: byName(7),
				profile: byName(CUSTOMER.toUpperCase()),
				staff: byName(` ${STAFF}`),
			}),
		).toMatchObject({
			appointment_definition_id: 12,
			location_id: 7,
			profile_id: CUSTOMER,
			assigned_staff_id: STAFF,
		});
		const shops = { 'GET /locations': records({ id: 9, name: '7' }) };
		expect((await bodyOf({ location: byName('7') }, {}, shops)).location_id).toBe(9);
	});

	it('name a required question that the answers leave out, by its words', async () => {
		const { answers } = await problemsOf({ answers: { 9: 2 } }, {}, REQUIRING);
		expect(answers).toEqual(["'Your partner's name': is required"]);
		await bodyOf({ answers: { 9: 2, 6: 'Sam' } }, {}, REQUIRING);
	});

	it('ask for no questions when there are no answers', async () => {
		const { omneo, work } = prepare({}, {}, REQUIRING);
		await work;
		expect(omneo.calls).toEqual([]);
	});

	it('name the question that an answer does not fit, and each that does not exist', async () => {
		const problems = await problemsOf({
			answers: { 5: 'green', 9: 'two', 77: 'x', colour: 'red' },
		});
		expect(Object.keys(problems)).toEqual(['answers']);
		const text = problems.answers.join('\n');
		expect(problems.answers).toHaveLength(4);
		expect(text).toContain("'Colour': must be one of 'red'");
		expect(text).toContain("'Guests': must be a number");
		expect(text).toMatch(/'77' isn't a question of this service/);
	});

	it('are found before anything is asked about what cannot be', async () => {
		const { omneo, work } = prepare({ definition: byId('x'), answers: { 5: 'red' } });
		await errorOf(work);
		expect(omneo.calls).toEqual([]);
	});

	it('of a look-up that fails otherwise are those of the look-up', async () => {
		const omneo = new FakeOmneo({ 'GET /locations/7': { status: 403 } });
		const error = await errorOf(prepare({ timezone: '' }, { lookups: omneo.lookups }).work);
		expect(error.kind).toBe('permission');
	});
});

describe('answers of a booking', () => {
	it('are sent by the ID of the question in its place, with their labels kept aside', async () => {
		const prepared = await prepare({ answers: { 9: '2', 5: 'red' } }).work;
		expect(prepared.body.answers).toEqual([
			{ questionnaire_question_id: 5, value: 'red' },
			{ questionnaire_question_id: 9, value: '2' },
		]);
		expect(prepared.answerLabels).toEqual(['Colour', 'Guests']);
	});

	it('are sent as plain JSON when that is chosen', async () => {
		const { answers } = await bodyOf({ answers: { 9: '2' } }, { answerEncoding: 'native' });
		expect(answers).toEqual([{ questionnaire_question_id: 9, value: 2 }]);
	});

	it('keep their question when it is renamed', async () => {
		const renamed = new FakeOmneo({
			'GET /appointment-definitions/12/questions': data({
				questions: [
					{ questionnaire_question_id: 9, version: { label: 'How many guests?', type: 'number' } },
					{ questionnaire_question_id: 10, version: { label: 'Guests', type: 'number' } },
				],
			}),
		});
		const prepared = await prepare({ answers: { 9: 2 } }, { lookups: renamed.lookups }).work;
		expect(prepared.body.answers).toEqual([{ questionnaire_question_id: 9, value: '2' }]);
		expect(prepared.answerLabels).toEqual(['How many guests?']);
	});

	it('that are all blank are not sent, and questions not asked for', async () => {
		const { omneo, work } = prepare({ answers: { 5: '', 9: null } });
		expect((await work).body).not.toHaveProperty('answers');
		expect(omneo.calls).toEqual([]);
	});
});

describe('a refusal of answers by the server', () => {
	const request = { method: 'POST' as const, url: 'x', timeoutMs: 1 };
	const refusal = (errors: Record<string, string[]>, status = 422) =>
		errorFromResponse(request, { status, headers: {}, body: { message: 'Invalid.', errors } });

	it('is reported by the question instead of its position', () => {
		const error = refusal({
			'answers.0.value': ['Too short.'],
			'answers.1': ['Required.'],
			'answers.7.value': ['Lost.'],
			answers: ['Not all.'],
			notes: ['Too long.'],
		});
		const named = nameAnswers(error, ['Colour', 'Guests']);
		expect(named).toBeInstanceOf(OmneoError);
		expect(named.fields).toEqual({
			answers: ["'Colour': Too short.", "'Guests': Required.", 'Not all.'],
			'answers.7.value': ['Lost.'],
			notes: ['Too long.'],
		});
		expect({ ...named, fields: {} }).toEqual({ ...error, fields: {} });
		expect(named.message).toBe(error.message);
	});

	it('leaves every other error as it is', () => {
		const bare = refusal({}, 500);
		expect(nameAnswers(bare, ['Colour'])).toBe(bare);
	});
});

it('leaves a refusal alone that names no answer', () => {
	const request = { method: 'POST' as const, url: 'https://a.test/appointments', timeoutMs: 1 };
	const body = { message: 'No.', errors: { notes: ['is too long'] } };
	const refusal = errorFromResponse(request, { status: 422, headers: {}, body });
	expect(nameAnswers(refusal, ['Colour'])).toBe(refusal);
});
