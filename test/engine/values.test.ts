/** Every field reads its kind of value with the one reader for it: examples of each, through the real engine. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	MINIMAL_BODY,
	Stage,
	bridalForm,
	errorText,
	form,
	id,
	mapped,
	seed,
	stylingForm,
} from './support';

const stage = Stage.use();
const { locations, customers, definitions, staff } = seed;
const UNSEEN = '\u200b';

const items = (value: unknown): { items: IDataObject[] } => ({ items: [{ value } as IDataObject] });
const FROM_ITEM = '={{ $json.value }}';

async function refusal(parameters: INodeParameters, value?: unknown): Promise<string> {
	const run = await stage.run(parameters, items(value));
	expect(stage.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	return errorText(run);
}

describe('an ID', () => {
	test.each([101, '101', '101.0', [101], '[101]', ' 101 ', `${UNSEEN}101`])(
		'is taken as %j',
		async (value) => {
			const run = await stage.run(form({ locationId: id(FROM_ITEM) }), items(value));
			expect(errorText(run).trim()).toBe('');
			expect(stage.posted()).toEqual([MINIMAL_BODY]);
		},
	);

	test.each(['8001', '8001.0', [8001]])('of an order is taken as %j', async (value) => {
		const additionalFields = { order: { values: { id: FROM_ITEM } } };
		await stage.run(form({ additionalFields }), items(value));
		expect(stage.posted()).toMatchObject([{ order: { id: 8001 } }]);
	});

	test('that has letters is refused for its own item, with the way to use a name', async () => {
		const rows = [{ value: 'Melbourne' }, { value: 101 }];
		const run = await stage.run(form({ locationId: id(FROM_ITEM) }), {
			items: rows,
			onError: 'continueRegularOutput',
		});
		const [refused, booked] = run.json('Omneo');
		expect(refused.error).toMatchObject({
			fields: { Location: ['must be a whole number such as 42, or choose By Name'] },
		});
		expect(booked).toMatchObject({ status: 'requested' });
	});

	test('is taken where a name is asked for', async () => {
		const names = {
			appointmentDefinitionId: id(String(definitions.suitFitting), 'name'),
			locationId: id('101.0', 'name'),
			profileId: id(customers.amelia.toUpperCase(), 'name'),
			assignedStaffId: id(staff.priya, 'name'),
		};
		await stage.run(form(names));
		expect(stage.posted()).toEqual([{ ...MINIMAL_BODY, assigned_staff_id: staff.priya }]);
	});
});

test('no picker has a pattern that n8n would test before the run', () => {
	const node = stage.engine.nodeTypes.getByNameAndVersion('n8n-nodes-omneo.omneo').description;
	expect(JSON.stringify(node)).not.toContain('"validation"');
});

describe('a name', () => {
	test.each([
		'melbourne collins STREET',
		`Melbourne\u00a0Collins Street${UNSEEN}`,
		'Melb\u00f6urne C\u00f3llins Str\u00eaet',
		"Melbourne Collin's Street",
	])('is the same in any spelling: %s', async (name) => {
		await stage.run(form({ locationId: id(name, 'name') }));
		expect(stage.posted()).toEqual([MINIMAL_BODY]);
	});

	test('that does not exist is quoted, and near ones are offered but not taken', async () => {
		expect(await refusal(form({ locationId: id('Melbourne', 'name') }))).toContain(
			"Location: there's no location named 'Melbourne'. Did you mean 'Melbourne Collins Street'?",
		);
	});
});

describe('a choice', () => {
	test.each(['no_show', 'No Show', ' NO SHOW ', ['No Show'], 'no-show'])(
		'is taken as %j',
		async (value) => {
			await stage.run(form({ additionalFields: { status: FROM_ITEM } }), items(value));
			expect(stage.posted()).toMatchObject([{ status: 'no_show' }]);
		},
	);

	test.each(['Book Only if Free', ['check'], 'CHECK'])(
		'of Availability is taken as %j',
		async (value) => {
			await stage.run(form({ availability: FROM_ITEM, options: { dryRun: true } }), items(value));
			expect(stage.reads(/available-slots/)).toBeGreaterThan(0);
		},
	);

	test.each(['TRUE', 'yes', 1, [true]])(
		'of an option that is on or off is taken as %j',
		async (value) => {
			const run = await stage.run(form({ options: { dryRun: FROM_ITEM } }), items(value));
			expect(run.json('Omneo')[0]).toMatchObject({ dry_run: true });
			expect(stage.posted()).toEqual([]);
		},
	);
});

describe('a phone or an email', () => {
	const create = (fields: object) =>
		({
			resource: 'profile',
			operation: 'create',
			firstName: 'Zoe',
			lastName: 'Smith',
			...fields,
		}) as INodeParameters;

	test.each(['------', 'n/a', '+614000000.5', '2027-05-11', '0412 345 678'])(
		'%s is stored for no one',
		async (value) => {
			expect(await refusal(create({ mobilePhone: FROM_ITEM }), value)).toContain(
				'Mobile Phone: must b',
			);
		},
	);

	test('that is no number does not match what is stored as no number', async () => {
		stage.sandbox.fault({
			path: /profiles$/,
			status: 200,
			body: { data: [{ id: customers.amelia, mobile_phone: 'n/a' }], meta: { last_page: 1 } },
			times: 'always',
		});
		expect(await refusal(form({ profileId: id('------', 'mobilePhone') }))).toContain(
			'Profile: must be a phone number',
		);
	});

	test.each([
		['<amelia.nguyen@example.com>'],
		['mailto:amelia.nguyen@example.com'],
		['"Amelia.Nguyen@example.com";'],
		[`amelia.nguyen@example.com${UNSEEN}`],
	])('%s makes no second customer', async (email) => {
		const fields = { resource: 'profile', operation: 'findOrCreate', email };
		const run = await stage.run(fields as INodeParameters);
		expect(run.json('Omneo')[0]).toMatchObject({ id: customers.amelia, created: false });
	});
});

describe('a time', () => {
	test.each(['2027-03-22 9:30', '22 March 2027 9:30', '2027/03/22 09:30 AM', '22/03/2027 9:30'])(
		'is certain as %s',
		async (scheduledStartAt) => {
			await stage.run(form({ scheduledStartAt }));
			expect(stage.posted()[0].scheduled_start_at).toBe('2027-03-22 09:30:00');
		},
	);

	test('that is not certain is put right in the message, by a day that is yet to come', async () => {
		expect(await refusal(form({ scheduledStartAt: '05/04/2027 10:00' }))).toContain(
			'could be 5 April or 4 May. Write 2027-04-05 10:00 or 2027-05-04 10:00',
		);
		expect(await refusal(form({ scheduledStartAt: 'soon' }))).toContain('2027-03-16 10:00');
	});

	test('on one clock only is refused, as is a length far from the service unless it is allowed', async () => {
		const mixed = { scheduledEndAt: '2027-03-22T13:45:00Z' };
		expect(await refusal(form(mixed))).toContain('must be written like the start');
		const far = {
			appointmentDefinitionId: id('Suit Fitting', 'name'),
			scheduledEndAt: '2027-03-23 00:45',
		};
		expect(await refusal(form(far))).toContain("'Allow Another Length'");
		await stage.run(form({ ...far, options: { allowOtherLength: true } }));
		expect(stage.posted()[0].scheduled_end_at).toBe('2027-03-23 00:45:00');
	});

	test.each(['2027-03-22', '2027-03-22T00:00:00.000Z', '22 March 2027'])(
		'of a day alone is the day as written: %s',
		async (startDate) => {
			const slots = {
				resource: 'availability',
				operation: 'getSlots',
				appointmentDefinitionId: id(definitions.suitFitting),
				locationId: id(locations.melbourne),
				startDate,
			};
			const run = await stage.run(slots as INodeParameters);
			expect(String(run.json('Omneo')[0].start_at)).toMatch(/^2027-03-22/);
		},
	);

	test('with a zone of one word books in the zone of its present name', async () => {
		expect(await refusal(form({ timezone: id('EST', 'name') }))).toContain(
			"Timezone: 'EST' is an abbreviation",
		);
		await stage.run(form({ timezone: id('NZ', 'name') }));
		expect(stage.posted()[0].timezone).toBe('Pacific/Auckland');
	});
});

describe('before anything is sent', () => {
	test('a required question that the answers leave out is named by its words', async () => {
		const answers = mapped({ [seed.questions.bridal.guests]: 4 });
		expect(await refusal(bridalForm({ answers }))).toContain(
			"Answers: 'Your partner's name': is required",
		);
	});

	test('staff that the service needs are asked for, with the way out', async () => {
		expect(await refusal(stylingForm({ assignedStaffId: id('', 'list') }))).toContain(
			"Assigned Staff: is required because the service needs staff. Choose a staff member, or set 'Availability' to 'Book Only if Free'",
		);
	});

	test('questions stand on a line each', async () => {
		const { occasion, budget, firstVisit } = seed.questions.styling;
		const answers = mapped({ [occasion]: 'x', [budget]: 'much', [firstVisit]: 'perhaps' });
		expect(await refusal(stylingForm({ answers }))).toMatch(
			/Answers: '.*\n'.*: must be true or false/,
		);
	});
});
