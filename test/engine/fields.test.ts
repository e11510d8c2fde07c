import { findOperation } from '../../nodes/Omneo/operations/registry';
import { isRecord } from '../../omneo/text';
import { schemaPaths } from '../operations/bodyFields';
import { fullForm } from '../operations/fullForm';
import {
	MINIMAL_BODY,
	Stage,
	form,
	id,
	mapped,
	repositoryFile,
	seed,
	stylingForm,
	errorText,
} from './support';

const stage = Stage.use();

/** The request body of the API reference, "Add Appointment", and `status`, which its example hides. */
const REFERENCE = {
	appointment_definition_id: 123,
	profile_id: '<string>',
	location_id: 123,
	scheduled_start_at: '<string>',
	scheduled_end_at: '<string>',
	timezone: '<string>',
	assigned_staff_id: '<string>',
	status: 'requested',
	confirmed_at: '<string>',
	notes: '<string>',
	meta: ['<string>'],
	transaction: { id: 123, external_id: '<string>', receipt_ref: '<string>' },
	order: { id: 123, external_id: '<string>', receipt_ref: '<string>', order_number: '<string>' },
	answers: [{ value: '<string>', questionnaire_question_id: 123 }],
};

const { occasion, budget, firstVisit } = seed.questions.styling;

const addAppointment = findOperation('appointment', 'add')!;

/** Every field of the form, filled in: those that the form has, not those that are listed here. */
const FULL_FORM = {
	...fullForm(addAppointment, {
		...stylingForm(),
		scheduledEndAt: '2027-03-22T11:30:00',
		timezone: id('Australia/Melbourne', 'list'),
		answers: mapped({ [occasion]: 'A wedding' }),
		confirmedAt: '2027-03-16T09:00:00',
		meta: '["vip"]',
		notes: 'Prefers natural fibres',
		order: { id: '8001', externalId: 'SHOP-5512001', receiptRef: 'W-2001', orderNumber: '#1001' },
		status: 'confirmed',
		transaction: { id: '7001', externalId: 'POS-44871', receiptRef: 'R-10231' },
	}),
	specifyAnswers: 'fields',
};

/** Of each field, its path, as `schemaPaths` writes them. */
function pathsOf(value: object, prefix = ''): string[] {
	return Object.entries(value).flatMap(([name, inner]) =>
		isRecord(inner) ? [prefix + name, ...pathsOf(inner, `${prefix}${name}.`)] : [prefix + name],
	);
}

/** The same structure with the type of each value in its place. */
function typesOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(typesOf);
	if (typeof value !== 'object' || value === null) return typeof value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, typesOf(inner)]));
}

describe('a form with every field filled in', () => {
	test('is sent with every field of the contract, and with the types that the API reference shows', async () => {
		await stage.run(FULL_FORM);
		const [body] = stage.posted();
		expect(pathsOf(body).sort()).toEqual(schemaPaths(addAppointment.body!.schema).sort());
		expect(typesOf(body)).toMatchObject(typesOf(REFERENCE) as object);
	});

	test('arrives with its values, and is stored', async () => {
		const run = await stage.run(FULL_FORM);
		expect(run.error).toBeUndefined();
		expect(stage.posted()).toMatchObject([
			{
				appointment_definition_id: 21,
				profile_id: seed.customers.amelia,
				location_id: 101,
				scheduled_start_at: '2027-03-22 10:00:00',
				scheduled_end_at: '2027-03-22 11:30:00',
				timezone: 'Australia/Melbourne',
				assigned_staff_id: seed.staff.priya,
				status: 'confirmed',
				confirmed_at: '2027-03-16 09:00:00',
				notes: 'Prefers natural fibres',
				meta: ['vip'],
				transaction: { id: 7001, external_id: 'POS-44871', receipt_ref: 'R-10231' },
				order: {
					id: 8001,
					external_id: 'SHOP-5512001',
					receipt_ref: 'W-2001',
					order_number: '#1001',
				},
				answers: [{ questionnaire_question_id: occasion, value: 'A wedding' }],
			},
		]);
		expect(stage.sandbox.appointments()).toHaveLength(1);
	});
});

describe('a form with the required fields only', () => {
	test('is sent as these six fields and nothing else', async () => {
		await stage.run(form());
		expect(stage.posted()).toEqual([MINIMAL_BODY]);
	});

	test.each([
		['Appointment Definition', { appointmentDefinitionId: id('={{ $json.missing }}') }],
		['Location', { locationId: id('={{ null }}', 'name') }],
		['Profile', { profileId: id('={{ "  " }}', 'email') }],
		['Scheduled Start', { scheduledStartAt: '={{ $json.missing }}' }],
	])('is refused by its label when the expression in %s gives nothing', async (label, changes) => {
		const run = await stage.run(form(changes));
		expect(errorText(run)).toContain(`${label}: is required`);
		expect(stage.posted()).toEqual([]);
	});

	test.each(['appointmentDefinitionId', 'locationId', 'profileId'])(
		'is not even started by n8n while %s is empty',
		async (name) => {
			await expect(stage.run(form({ [name]: id('', 'list') }))).rejects.toThrow('is required');
		},
	);
});

describe('each optional field alone adds exactly itself', () => {
	const additional = (field: object) => ({ additionalFields: field });
	const transaction = (values: object) => additional({ transaction: { values } });
	const order = (values: object) => additional({ order: { values } });

	test.each([
		[
			'the end',
			{ scheduledEndAt: '2027-03-22T12:00:00' },
			{ scheduled_end_at: '2027-03-22 12:00:00' },
		],
		['the zone', { timezone: id('Australia/Hobart', 'name') }, { timezone: 'Australia/Hobart' }],
		[
			'the staff',
			{ assignedStaffId: id(seed.staff.priya) },
			{ assigned_staff_id: seed.staff.priya },
		],
		[
			'the confirmation',
			additional({ confirmedAt: '2027-03-16T09:00:00' }),
			{ confirmed_at: '2027-03-16 09:00:00' },
		],
		['meta', additional({ meta: '{"campaign":"spring"}' }), { meta: { campaign: 'spring' } }],
		['the notes', additional({ notes: ' As they  are ' }), { notes: 'As they  are' }],
		['the status', additional({ status: 'arrived' }), { status: 'arrived' }],
		['a transaction by ID', transaction({ id: '7001' }), { transaction: { id: 7001 } }],
		[
			'a transaction by external ID',
			transaction({ externalId: 'POS-44871' }),
			{ transaction: { external_id: 'POS-44871' } },
		],
		[
			'a transaction by receipt',
			transaction({ receiptRef: 'R-10231' }),
			{ transaction: { receipt_ref: 'R-10231' } },
		],
		['an order by ID', order({ id: '8001' }), { order: { id: 8001 } }],
		[
			'an order by external ID',
			order({ externalId: 'SHOP-5512001' }),
			{ order: { external_id: 'SHOP-5512001' } },
		],
		['an order by receipt', order({ receiptRef: 'W-2001' }), { order: { receipt_ref: 'W-2001' } }],
		['an order by number', order({ orderNumber: '#1001' }), { order: { order_number: '#1001' } }],
	])('%s', async (_, changes, added) => {
		const run = await stage.run(form(changes));
		expect(run.error).toBeUndefined();
		expect(stage.posted()).toEqual([{ ...MINIMAL_BODY, ...added }]);
	});

	test('the answers', async () => {
		const specifyAnswers = 'fields';
		await stage.run(stylingForm({ specifyAnswers, answers: mapped({ [firstVisit]: true }) }));
		await stage.run(stylingForm());
		const [answered, plain] = stage.posted();
		const answers = [{ questionnaire_question_id: firstVisit, value: '1' }];
		expect(answered).toEqual({ ...plain, answers });
	});
});

describe('what is left blank is not sent', () => {
	const blankForm = (blank: unknown) => ({
		scheduledEndAt: blank,
		timezone: id(blank, 'list'),
		assignedStaffId: id(blank, 'list'),
		specifyAnswers: 'fields',
		answers: mapped({ [occasion]: blank, [budget]: blank, [firstVisit]: blank }),
		additionalFields: {
			confirmedAt: blank,
			meta: blank,
			notes: blank,
			status: blank,
			order: { values: { id: blank, externalId: blank, receiptRef: blank, orderNumber: blank } },
			transaction: { values: { id: blank, externalId: blank, receiptRef: blank } },
		},
		options: { answerEncoding: blank, requestTimeout: blank, simplify: blank, repeatedHour: blank },
	});

	test.each([
		['empty text', ''],
		['spaces', '  '],
		['an expression that gives null', '={{ null }}'],
		['an expression over a field that is missing', '={{ $json.missing }}'],
		['an expression that gives empty text', '={{ "" }}'],
	])('%s in every optional field', async (_, blank) => {
		const run = await stage.run(form(blankForm(blank)));
		expect(errorText(run).trim()).toBe('');
		expect(stage.posted()).toEqual([MINIMAL_BODY]);
	});

	test.each([
		[
			'groups that were added and not filled in',
			{ additionalFields: { order: {}, transaction: {} } },
		],
		[
			'groups with fields that were not filled in',
			{ additionalFields: { order: { values: {} }, transaction: { values: { id: '' } } } },
		],
		['a name that was not typed', { assignedStaffId: id('', 'name'), timezone: id('', 'name') }],
		['a mapping form that was never opened', { answers: mapped(null) }],
		['a mapping form without values', { answers: mapped({}) }],
		['an empty JSON answer', { specifyAnswers: 'json', answersJson: '' }],
		['an empty JSON object as the answer', { specifyAnswers: 'json', answersJson: '{}' }],
		['an empty JSON list as the answer', { specifyAnswers: 'json', answersJson: '[]' }],
	])('%s', async (_, changes) => {
		await stage.run(form(changes));
		expect(stage.posted()).toEqual([MINIMAL_BODY]);
	});

	test('one field of a group does not bring its empty neighbours', async () => {
		const values = { id: '', externalId: '={{ null }}', receiptRef: 'W-2001', orderNumber: '  ' };
		await stage.run(form({ additionalFields: { order: { values } } }));
		expect(stage.posted()).toEqual([{ ...MINIMAL_BODY, order: { receipt_ref: 'W-2001' } }]);
	});
});

describe('meta', () => {
	test.each([
		['JSON text with an object', '{"a":{"b":[1,null]}}', { a: { b: [1, null] } }],
		['JSON text with a list', '["vip",2]', ['vip', 2]],
		['an expression that gives an object', '={{ { a: 1 } }}', { a: 1 }],
		['an expression that gives a list of one', '={{ ["vip"] }}', ['vip']],
		['an expression that gives a longer list', '={{ ["vip", "gold"] }}', ['vip', 'gold']],
		[
			"an object that looks like one of n8n's own groups",
			'={{ { values: { campaignName: "spring" } } }}',
			{ values: { campaignName: 'spring' } },
		],
		['an expression that gives JSON text', '={{ JSON.stringify({ a: 1 }) }}', { a: 1 }],
		['JSON text with an expression in it', '={ "code": "{{ $json.code }}" }', { code: 'X1' }],
	])('as %s', async (_, meta, sent) => {
		await stage.run(form({ additionalFields: { meta } }), { items: [{ code: 'X1' }] });
		expect(stage.posted()).toEqual([{ ...MINIMAL_BODY, meta: sent }]);
	});

	test.each([
		['{"a":', 'must be valid JSON'],
		['vip', 'must be valid JSON'],
		['"vip"', 'must be a JSON object or list'],
		['12', 'must be a JSON object or list'],
		['true', 'must be a JSON object or list'],
	])('%s is refused by its label, before anything is sent', async (meta, problem) => {
		const run = await stage.run(form({ additionalFields: { meta } }));
		expect(errorText(run)).toContain(`Meta: ${problem}`);
		expect(stage.posted()).toEqual([]);
	});
});

describe('values from expressions', () => {
	test('IDs may come as text or number, with spaces around them', async () => {
		const item = { definition: ' 22 ', location: 101, profile: ` ${seed.customers.amelia} ` };
		const run = await stage.run(
			form({
				appointmentDefinitionId: id('={{ $json.definition }}'),
				locationId: id('={{ $json.location }}'),
				profileId: id('={{ $json.profile }}'),
			}),
			{ items: [item] },
		);
		expect(run.error).toBeUndefined();
		expect(stage.posted()).toEqual([MINIMAL_BODY]);
	});

	test('an expression for a whole picker counts as an ID', async () => {
		await stage.run(form({ locationId: '={{ $json.location }}' }), {
			items: [{ location: '101' }],
		});
		expect(stage.posted()).toEqual([MINIMAL_BODY]);
	});

	test('numbers in fields of text become text, and texts of digits stay text', async () => {
		const additionalFields = {
			notes: '={{ 42 }}',
			order: { values: { orderNumber: '={{ 1001 }}', receiptRef: '2001' } },
			transaction: { values: { receiptRef: '={{ 10231 }}', id: '={{ 7001 }}' } },
		};
		await stage.run(form({ additionalFields }));
		expect(stage.posted()[0]).toMatchObject({
			notes: '42',
			order: { order_number: '1001', receipt_ref: '2001' },
			transaction: { receipt_ref: '10231', id: 7001 },
		});
	});

	test.each([
		[
			'an ID that is no number',
			{ locationId: id('={{ "abc" }}') },
			'Location: must be a whole number such as 42, or choose By Name',
		],
		['an ID of zero', { locationId: id('0') }, 'Location: must be a whole number above 0'],
		['an ID with a fraction', { locationId: id('={{ 1.5 }}') }, 'Location: must be a whole number'],
		[
			'a profile ID that is no UUID',
			{ profileId: id('={{ 42 }}') },
			'Profile: must be a profile ID',
		],
		[
			'a transaction ID that is no number',
			{ additionalFields: { transaction: { values: { id: 'T-1' } } } },
			'Transaction > ID: must be a whole number such as 42',
		],
		[
			'a status that Omneo does not have',
			{ additionalFields: { status: 'done' } },
			"Status: must be one of 'Requested', 'Confirmed'",
		],
		[
			'notes that are an object',
			{ additionalFields: { notes: '={{ { a: 1 } }}' } },
			'Notes: must be text',
		],
	])('%s is refused by its label', async (_, changes, problem) => {
		const run = await stage.run(form(changes));
		expect(errorText(run)).toContain(problem);
		expect(stage.posted()).toEqual([]);
	});
});

describe('the output', () => {
	const full = () => stylingForm({ additionalFields: { notes: 'Hello' } });

	test("without Simplify is Omneo's whole answer, untouched", async () => {
		const run = await stage.run({ ...full(), options: { simplify: false } });
		expect(run.json('Omneo')).toEqual(stage.sandbox.appointments());
	});

	test("with Simplify is short, with local times beside Omneo's own", async () => {
		const run = await stage.run(full());
		expect(run.json('Omneo')).toEqual([
			{
				id: 5001,
				status: 'confirmed',
				appointment_definition_id: 21,
				appointment_definition_name: 'Personal Styling',
				location_id: 101,
				location_name: 'Melbourne Collins Street',
				profile_id: seed.customers.amelia,
				profile_name: 'Amelia Nguyen',
				profile_email: 'amelia.nguyen@example.com',
				assigned_staff_id: seed.staff.priya,
				assigned_staff_name: 'Priya Raman',
				timezone: 'Australia/Melbourne',
				scheduled_start_at: '2027-03-22T10:00:00+11:00',
				scheduled_end_at: '2027-03-22T11:00:00+11:00',
				notes: 'Hello',
				confirmed_at: '2027-03-15T11:00:00+11:00',
				created_at: '2027-03-15T11:00:00+11:00',
				created: true,
			},
		]);
	});

	test('has the keys that the editor promises before the first run', async () => {
		const schema = JSON.parse(
			repositoryFile('nodes/Omneo/__schema__/v1.0.0/appointment/add.json'),
		) as { properties: object };
		const run = await stage.run(form());
		expect(Object.keys(run.json('Omneo')[0])).toEqual(Object.keys(schema.properties));
	});

	test('keeps null where Omneo knows nothing', async () => {
		const run = await stage.run(form());
		expect(run.json('Omneo')[0]).toMatchObject({ assigned_staff_name: null, notes: null });
	});
});
