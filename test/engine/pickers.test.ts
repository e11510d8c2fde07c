import type { IDataObject, INodeListSearchResult, INodeProperties } from 'n8n-workflow';
import { OtherHost, REFUSED_URL, Stage, form, id, seed, stylingForm, errorText } from './support';

const stage = Stage.use();
const otherHost = OtherHost.use();

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);
const values = ({ results }: INodeListSearchResult) => results.map(({ value }) => value);

describe('the list of definitions', () => {
	test('offers what can be booked: nothing archived, nothing unpublished', async () => {
		expect(names(await stage.search('searchAppointmentDefinitions'))).toEqual([
			'Personal Styling',
			'Suit Fitting',
			'Express Alteration',
			'Walk-in Ear Piercing',
			'Bridal Consultation',
		]);
	});

	test.each([
		['SUIT', ['Suit Fitting']],
		['ing suit', ['Suit Fitting']],
		['25', ['Bridal Consultation']],
		['nothing like it', []],
	])('narrows down to what holds every word of %j', async (filter, found) => {
		expect(names(await stage.search('searchAppointmentDefinitions', { filter }))).toEqual(found);
	});
});

describe('the list of locations', () => {
	const OPEN = [
		'Melbourne Collins Street',
		'London Marylebone',
		'Brisbane James Street',
		'Adelaide Rundle Mall',
		'New York SoHo',
	];

	test('offers every open shop while no definition is chosen', async () => {
		const parameters = { appointmentDefinitionId: id('', 'list') };
		expect(names(await stage.search('searchLocations', { parameters }))).toEqual(OPEN);
	});

	test.each(['assignment', 'plain', 'bare'] as const)(
		'offers only where the chosen definition is given, in the shape %s',
		async (definitionLocations) => {
			stage.sandbox.switches({ definitionLocations });
			const parameters = { appointmentDefinitionId: id(String(seed.definitions.suitFitting)) };
			expect(names(await stage.search('searchLocations', { parameters }))).toEqual([
				'Melbourne Collins Street',
				'London Marylebone',
				'New York SoHo',
			]);
		},
	);

	test('never offers a shop that closed for good, even where a definition is assigned to it', async () => {
		const parameters = { appointmentDefinitionId: id(seed.definitions.shoeRepair) };
		expect(names(await stage.search('searchLocations', { parameters }))).toEqual([
			'Melbourne Collins Street',
		]);
	});

	test('offers every open shop when the definition is an expression', async () => {
		const parameters = { appointmentDefinitionId: id('={{ $json.id }}') };
		expect(names(await stage.search('searchLocations', { parameters }))).toEqual(OPEN);
	});

	test('narrows down to what is typed', async () => {
		expect(names(await stage.search('searchLocations', { filter: 'london' }))).toEqual([
			'London Marylebone',
		]);
	});
});

describe('the list of customers', () => {
	/** All pages, as the picker asks for them when a person scrolls. */
	async function all(filter?: string) {
		const pages: INodeListSearchResult[] = [];
		let token: string | undefined;
		do {
			const page = await stage.search('searchProfiles', { filter, token });
			pages.push(page);
			token = page.paginationToken as string | undefined;
		} while (token);
		return pages;
	}

	test('shows names with emails', async () => {
		const [page] = await all();
		expect(page.results[0]).toEqual({
			name: 'Amelia Nguyen (amelia.nguyen@example.com)',
			value: seed.customers.amelia,
		});
	});

	test('goes on page by page to the last, and shows no entry twice', async () => {
		const pages = await all();
		const everybody = pages.flatMap(values);
		expect(pages.length).toBeGreaterThan(1);
		expect(new Set(everybody).size).toBe(everybody.length);
		// 125 customers and the ten people of the staff.
		expect(everybody).toHaveLength(135);
	});

	test.each([
		['amelia', 2],
		[' Amelia ny'.replace('ny', 'ng'), 1],
		['chen@example', 1],
		['+61491570102', 1],
		['jose', 1],
		['zzz', 0],
	])('is searched by Omneo for %j', async (filter, count) => {
		const found = (await all(filter)).flatMap(values);
		expect(found).toHaveLength(count);
		expect(stage.sandbox.requests[0].query.search).toBe(filter.trim());
	});

	test('shows what is known of a customer without a name', async () => {
		const nameless = { first_name: '', last_name: '' };
		stage.sandbox.addProfile({ ...nameless, email: 'x@nameless.example' });
		stage.sandbox.addProfile({ ...nameless, mobile_phone: '+447700900123' });
		const shown = (await all()).flatMap(names).slice(-2);
		expect(shown).toEqual(['x@nameless.example', '+447700900123']);
	});
});

describe('the list of staff', () => {
	test('offers who works at the chosen location: no manager, no staff who have left', async () => {
		const shown = await stage.search('searchStaff');
		expect(shown.results).toEqual([
			{ name: 'Priya Raman (priya.raman@atelier.example)', value: seed.staff.priya },
			{ name: 'Marcus Oyelaran (marcus.oyelaran@atelier.example)', value: seed.staff.marcus },
		]);
	});

	test('offers the staff of a location that is named instead of picked', async () => {
		const parameters = { locationId: id('London Marylebone', 'name') };
		expect(values(await stage.search('searchStaff', { parameters }))).toEqual([
			seed.staff.eleanor,
			seed.staff.kwame,
		]);
	});

	test('narrows down to what is typed', async () => {
		expect(values(await stage.search('searchStaff', { filter: 'marcus' }))).toEqual([
			seed.staff.marcus,
		]);
	});

	test.each([
		['none', id('', 'list')],
		['an expression', id('={{ $json.place }}')],
	])('asks for a location first when there is %s', async (_, locationId) => {
		await expect(stage.search('searchStaff', { parameters: { locationId } })).rejects.toMatchObject(
			{
				name: 'NodeApiError',
				message: "Choose 'Location' first",
				description: expect.stringMatching(/By ID/i) as string,
			},
		);
		expect(stage.sandbox.requests).toEqual([]);
	});
});

describe('the list of time zones', () => {
	test('offers the names that Omneo takes, without asking it', async () => {
		const shown = await stage.search('searchTimezones');
		expect(values(shown)).toEqual(
			expect.arrayContaining(['UTC', 'Australia/Melbourne', 'America/New_York']),
		);
		expect(stage.sandbox.requests).toEqual([]);
	});

	test.each(['new york', 'america/new_york', 'York'])('is narrowed down by %j', async (filter) => {
		expect(values(await stage.search('searchTimezones', { filter }))).toContain('America/New_York');
		expect(values(await stage.search('searchTimezones', { filter }))).not.toContain('UTC');
	});
});

test('a picker that may stay empty says in its list what that means', () => {
	const { description } = stage.engine.nodeTypes.getByNameAndVersion('n8n-nodes-omneo.omneo');
	const pickers = description.properties.flatMap(withInner).filter(isPicker);
	// Those that are shown for one type only are needed for it.
	const optional = pickers.filter(({ required, displayOptions }) => {
		return !required && displayOptions?.show?.type === undefined;
	});
	expect(optional.length).toBeGreaterThan(20);
	for (const { name, modes } of optional) {
		expect([name, modes?.[0].placeholder]).toEqual([name, expect.stringMatching(/^[A-Z]/)]);
	}
	for (const { name, modes } of pickers.filter(({ required }) => required)) {
		expect([name, modes?.[0].placeholder]).toEqual([name, expect.stringMatching(/^Choose an? /)]);
	}
});

function withInner(property: INodeProperties): INodeProperties[] {
	const options = property.options ?? [];
	const inner = options.flatMap((option) => {
		if ('values' in option) return option.values;
		return 'type' in option ? [option as INodeProperties] : [];
	});
	return [property, ...inner.flatMap(withInner)];
}

function isPicker({ type }: INodeProperties): boolean {
	return type === 'resourceLocator';
}

describe('a list that cannot be loaded says why', () => {
	const LISTS = [
		'searchAppointmentDefinitions',
		'searchLocations',
		'searchProfiles',
		'searchStaff',
	];
	const TROUBLES: Array<[string, () => IDataObject, RegExp, RegExp]> = [
		[
			'a wrong token',
			() => ({ accessToken: 'wrong' }),
			/rejected the access token/,
			/Create a new token/,
		],
		[
			'a token without rights',
			() => ({ accessToken: stage.sandbox.uselessToken }),
			/have permission/,
			/scopes/,
		],
		['no server there', () => ({ baseUrl: REFUSED_URL }), /refused the connection/, /'Tenant'/],
		[
			'no tenant',
			() => ({ baseUrl: '' }),
			/Fill in 'Tenant'/,
			/Correct the credential and test it/,
		],
		[
			'plain http to another machine',
			() => ({ baseUrl: 'http://omneo.example' }),
			/must start with https/,
			/Correct the credential and test it/,
		],
	];

	test.each(LISTS.flatMap((list) => TROUBLES.map((trouble) => [list, ...trouble] as const)))(
		'%s: %s',
		async (list, _, credential, message, description) => {
			await expect(stage.search(list, { credential: credential() })).rejects.toMatchObject({
				// Of no other error does n8n pass the description on to the editor.
				name: 'NodeApiError',
				message: expect.stringMatching(message) as string,
				description: expect.stringMatching(description) as string,
			});
		},
	);

	test('with the status of a refused token, for which the editor offers to open the credential', async () => {
		const credential = { accessToken: 'wrong' };
		await expect(stage.search('searchProfiles', { credential })).rejects.toMatchObject({
			httpCode: '401',
		});
	});

	// The editor drops sentences that ask to check the credentials, and all dashes.
	test.each(TROUBLES)('in words that the editor leaves as they are: %s', async (_, credential) => {
		const error: unknown = await stage
			.search('searchProfiles', { credential: credential() })
			.catch((thrown: unknown) => thrown);
		expect((error as Error).message).not.toMatch(/[-–—]|check\s+(your\s+)?credentials?/);
	});

	test.each(LISTS)('%s: a redirect leads nowhere', async (list) => {
		const headers = { location: otherHost.url };
		stage.sandbox.fault({ status: 302, headers, times: 'always' });
		await expect(stage.search(list)).rejects.toThrow(/doesn't belong to an Omneo API/);
		expect(otherHost.requests).toEqual([]);
	});

	test.each(LISTS)('%s: a page instead of a list', async (list) => {
		stage.sandbox.fault({ status: 200, body: '<html></html>', times: 'always' });
		await expect(stage.search(list)).rejects.toThrow(/doesn't belong to an Omneo API/);
	});
});

test('everything that the lists offer can be booked', async () => {
	const options: Record<string, string> = {
		appointmentDefinitionId: 'searchAppointmentDefinitions',
		locationId: 'searchLocations',
		profileId: 'searchProfiles',
		assignedStaffId: 'searchStaff',
		timezone: 'searchTimezones',
	};
	for (const [parameter, list] of Object.entries(options)) {
		const { results } = await stage.search(list);
		const picked = results.slice(0, 10).map(({ value }) => ({ value }));
		const staff = parameter === 'assignedStaffId' ? {} : { assignedStaffId: id(seed.staff.priya) };
		const run = await stage.run(form({ ...staff, [parameter]: id('={{ $json.value }}', 'list') }), {
			items: picked,
		});
		expect([parameter, errorText(run).trim()]).toEqual([parameter, '']);
		expect(run.json('Omneo')).toHaveLength(picked.length);
	}
});

describe('by name', () => {
	const DEFINITION = 'Appointment Definition';

	test.each([
		['the name', 'appointmentDefinitionId', 'Suit Fitting'],
		['the name in other letters and with spaces', 'appointmentDefinitionId', '  suit   FITTING '],
		['the handle', 'appointmentDefinitionId', 'suit-fitting'],
		['the name', 'locationId', 'melbourne collins street'],
		['the handle', 'locationId', 'melbourne-collins-street'],
	])('%s finds the one record: %s', async (_, parameter, text) => {
		await stage.run(form({ [parameter]: id(text, 'name') }));
		expect(stage.posted()[0]).toMatchObject({ appointment_definition_id: 22, location_id: 101 });
	});

	test.each(['Priya Raman', 'priya  raman', 'PRIYA.RAMAN@atelier.example'])(
		'%s finds the one on the staff of the location',
		async (text) => {
			await stage.run(stylingForm({ assignedStaffId: id(text, 'name') }));
			expect(stage.posted()[0].assigned_staff_id).toBe(seed.staff.priya);
		},
	);

	test.each([
		['appointmentDefinitionId', DEFINITION, 'Suit', "there's no service named '"],
		['appointmentDefinitionId', DEFINITION, 'Shoe Repair', "there's no service named '"],
		[
			'locationId',
			'Location',
			'Melbourne',
			"there's no location named 'Melbourne'. Did you mean 'Melbourne Collins Street'?",
		],
		[
			'assignedStaffId',
			'Assigned Staff',
			'Eleanor Whitcombe',
			"there's no staff member named 'Eleanor Whitcombe' at this location",
		],
		[
			'assignedStaffId',
			'Assigned Staff',
			'Tobias Lindqvist',
			"there's no staff member named 'Tobias Lindqvist' at this location",
		],
		[
			'assignedStaffId',
			'Assigned Staff',
			'Ingrid Solberg',
			"there's no staff member named 'Ingrid Solberg' at this location",
		],
	])(
		'%s: an unknown name is reported by the label %s: %s',
		async (parameter, label, text, reason) => {
			const run = await stage.run(form({ [parameter]: id(text, 'name') }));
			expect(errorText(run)).toContain(`${label}: ${reason}`);
			expect(stage.posted()).toEqual([]);
		},
	);

	const twins = (record: object, other: object) => ({
		status: 200,
		body: { data: [record, other] as never, meta: { current_page: 1, last_page: 1 } },
		times: 'always' as const,
	});

	test.each([
		['appointmentDefinitionId', DEFINITION, /appointment-definitions\?/],
		['locationId', 'Location', /locations\?/],
	])(
		'%s: several of the name are reported by the label %s, and none is guessed',
		async (parameter, label, path) => {
			stage.sandbox.fault({ path, ...twins({ id: 22, name: 'Twin' }, { id: 23, name: 'twin' }) });
			const run = await stage.run(form({ [parameter]: id('Twin', 'name') }));
			expect(errorText(run)).toMatch(new RegExp(`${label}: 2 .* have this name.*Choose By ID`));
			expect(stage.posted()).toEqual([]);
		},
	);

	test('a name on a later page is found', async () => {
		const page = (number: number, name: string) => ({
			path: `page[number]=${number}`,
			status: 200,
			body: {
				data: [{ id: 100 + number, name }],
				meta: { current_page: number, last_page: 3 },
			},
		});
		stage.sandbox.fault(page(1, 'One'));
		stage.sandbox.fault(page(2, 'Two'));
		stage.sandbox.fault(page(3, 'Three'));
		await stage.run(form({ locationId: id('Two', 'name') }));
		expect(stage.posted()[0].location_id).toBe(102);
	});

	test('a zone by its name', async () => {
		await stage.run(form({ timezone: id('asia/tokyo', 'name') }));
		expect(stage.posted()[0].timezone).toBe('Asia/Tokyo');
	});
});

describe.each([
	['honoured', 'ignored'],
	['honoured', 'rejected'],
	['ignored', 'ignored'],
	['ignored', 'rejected'],
] as const)(
	'a customer, with profile filters %s and unknown filters %s',
	(profileFilters, unknownFilters) => {
		beforeEach(() => stage.sandbox.switches({ profileFilters, unknownFilters }));

		const book = async (mode: string, value: string) =>
			await stage.run(form({ profileId: id(value, mode) }));

		test.each([
			['email', 'wei.chen@example.com'],
			['email', '  Wei.CHEN@Example.com '],
			['mobilePhone', '+61491570104'],
			['mobilePhone', '+61 491 570-104'],
			['mobilePhone', '+61 (0)491 570 104'],
			['mobilePhone', '0061 491570104'],
		])('is found by %s %s', async (mode, value) => {
			const run = await book(mode, value);
			expect(errorText(run).trim()).toBe('');
			expect(stage.posted()[0].profile_id).toBe(seed.customers.wei);
		});

		test.each([
			['email', 'nobody@example.com', 'no profile has this email address'],
			['email', 'wei.chen@example.co', 'no profile has this email address'],
			['mobilePhone', '+61491570999', 'no profile has this mobile phone number'],
			['email', 'wei.chen', 'must be an email address such as name@example.com'],
			['mobilePhone', 'call me', 'must be a phone number of 7 to 15 digits'],
		])('is not guessed by %s %s', async (mode, value, reason) => {
			expect(errorText(await book(mode, value))).toContain(`Profile: ${reason}`);
			expect(stage.posted()).toEqual([]);
		});

		test.each([
			['email', 'WEI.chen@example.com', { email: 'wei.chen@example.com' }],
			['mobilePhone', '+61491570104', { mobile_phone: '+61491570104' }],
		])('is not chosen from two with the same %s', async (mode, value, same) => {
			stage.sandbox.addProfile({ first_name: 'Wei', last_name: 'Twin', ...same });
			expect(errorText(await book(mode, value))).toMatch(/Profile: 2 profiles have this .*By ID/);
			expect(stage.posted()).toEqual([]);
		});
	},
);

describe('a customer by full name', () => {
	test.each(['Wei Chen', '  wei   CHEN '])(
		'is found, whatever the case and the spaces: %j',
		async (name) => {
			await stage.run(form({ profileId: id(name, 'name') }));
			expect(stage.posted()[0]).toMatchObject({ profile_id: seed.customers.wei });
		},
	);

	test('is never guessed: neither by a part of the name nor among two of the same name', async () => {
		stage.sandbox.addProfile({ first_name: 'Wei', last_name: 'Chen', email: 'other@example.com' });
		for (const [name, reason] of [
			['Wei', 'no profile has this name'],
			['Wei Chen', '2 profiles have this name. Choose By Email or By ID instead'],
		]) {
			const run = await stage.run(form({ profileId: id(name, 'name') }));
			expect(run.error?.message).toContain(`Profile: ${reason}`);
		}
		expect(stage.posted()).toEqual([]);
	});
});

test('a staff member by name needs a location, also as a filter of a list', async () => {
	const filters = { assignedStaffId: id('Priya Raman', 'name') };
	const run = await stage.run({ resource: 'appointment', operation: 'getAll', filters } as never);
	expect(run.error?.message).toContain(
		"Assigned Staff: needs a location for By Name. Add 'Location', or choose By ID",
	);
});
