import { type Switches, defaultSwitches } from '../../dev/sandbox';
import {
	Stage,
	bridalForm,
	id,
	mapped,
	seed,
	stylingForm,
	errorText,
	repositoryFile,
} from './support';

const stage = Stage.use();
const { bridal } = seed.questions;

/** Needs every look-up there is: by name, by email, questions, length and zone. */
function demanding(changes: object = {}) {
	return bridalForm({
		appointmentDefinitionId: id('Bridal Consultation', 'name'),
		locationId: id('Melbourne Collins Street', 'name'),
		profileId: id('amelia.nguyen@example.com', 'email'),
		assignedStaffId: id('Priya Raman', 'name'),
		answers: mapped({ [bridal.partnerName]: 'Sam', [bridal.photos]: true }),
		additionalFields: { notes: 'Hello' },
		...changes,
	});
}

/** What the lists of these forms do not tell by its name. */
const PICKED = {
	appointmentDefinitionId: id(seed.definitions.bridalConsultation),
	locationId: id(seed.locations.melbourne),
	assignedStaffId: id(seed.staff.priya),
};

/** Both sides of every switch that a booking can meet, and what has to be chosen for it, if anything. */
const SIDES: Array<[patch: Partial<Switches>, changes?: object]> = [
	[{}],
	[{ enforceAvailability: true }],
	[{ enforceRequiredAnswers: true }],
	[{ enforceStaff: false }],
	[{ enforceDuration: true }],
	[{ statusOnCreate: 'ignored' }],
	[{ timeFormat: 'iso' }],
	[{ timeFormat: 'micros' }],
	[{ verifyBody: 'text' }],
	[{ verifyBody: 'empty' }],
	[{ metaShape: 'list' }, { additionalFields: { notes: 'Hello', meta: '["vip"]' } }],
	[{ metaShape: 'object' }, { additionalFields: { notes: 'Hello', meta: '{"tier":"vip"}' } }],
	[{ answerValues: 'native' }, { options: { answerEncoding: 'native' } }],
	[{ answerValues: 'any' }],
	[{ unknownFilters: 'rejected' }],
	[{ profileFilters: 'ignored' }],
	[{ profileFilters: 'ignored', unknownFilters: 'rejected' }],
	[{ definitionLocations: 'plain' }],
	[{ definitionLocations: 'bare' }],
	[{ locationTimezone: 'missing' }],
	[{ closedFlag: 'text' }],
	[{ rateLimit: { perSecond: 50, burst: 20, retryAfter: 'seconds' } }],
	[{ extraFields: true }],
	[{ lag: { list: 60_000, record: 60_000, slots: 60_000 } }],
	[{ paging: 'text' }],
	[{ paging: 'total' }],
	[{ paging: 'links' }],
	[{ paging: 'plain' }],
	[{ paging: 'cursor' }],
	[{ paging: 'emptyPages' }],
	[{ listRecords: 'text' }, PICKED],
	[{ listRecords: 'nested' }, PICKED],
	[{ listRecords: 'noIds' }, PICKED],
	[{ listRecords: 'noStart' }],
];

/** Where the switches of the other operations are looked at. */
const ELSEWHERE = [
	'test/engine/operations.switches.test.ts',
	'test/engine/operations.entries.test.ts',
	'test/engine/availability.slots.test.ts',
	'test/engine/trigger.cost.test.ts',
	'test/engine/trigger.failures.test.ts',
	'test/sandbox/sorting.test.ts',
	'test/unit/availability/slots.sandbox.test.ts',
];

test('every switch of the sandbox is looked at on both sides', () => {
	const looked = SIDES.flatMap(([patch]) => Object.keys(patch));
	const texts = ELSEWHERE.map(repositoryFile).join();
	const unseen = Object.keys(defaultSwitches).filter(
		(name) => !looked.includes(name) && !texts.includes(name),
	);
	expect(unseen).toEqual([]);
});

test.each(SIDES.map(([patch, changes = {}]) => [JSON.stringify(patch), patch, changes] as const))(
	'a booking is the same with %s',
	async (_, patch, changes) => {
		stage.sandbox.switches(patch);
		const settings = { timezone: 'Australia/Melbourne' };
		const run = await stage.run(demanding(changes), { settings });
		expect(errorText(run).trim()).toBe('');
		expect(run.json('Omneo')).toEqual([
			expect.objectContaining({
				id: 5001,
				status: patch.extraFields ? 'on_hold' : 'confirmed',
				appointment_definition_name: 'Bridal Consultation',
				location_name: 'Melbourne Collins Street',
				profile_name: 'Amelia Nguyen',
				assigned_staff_name: 'Priya Raman',
				scheduled_start_at: '2027-03-22T10:00:00+11:00',
				scheduled_end_at: '2027-03-22T11:30:00+11:00',
				timezone: 'Australia/Melbourne',
				notes: 'Hello',
			}),
		]);
		const [{ answers }] = stage.sandbox.appointments();
		expect(answers?.map(({ questionnaire_question_id }) => questionnaire_question_id)).toEqual([
			bridal.partnerName,
			bridal.photos,
		]);
	},
);

test('whatever Omneo adds to its answer comes out with the raw output', async () => {
	stage.sandbox.switches({ extraFields: true });
	const run = await stage.run(demanding({ options: { simplify: false } }));
	expect(run.json('Omneo')[0]).toMatchObject({ channel_code: 'WEB-2', status: 'on_hold' });
});

test.each([
	['honoured', 'completed'],
	['ignored', 'confirmed'],
] as const)('a status that is %s is reported as Omneo keeps it', async (statusOnCreate, status) => {
	stage.sandbox.switches({ statusOnCreate });
	const run = await stage.run(stylingForm({ additionalFields: { status: 'completed' } }));
	expect(run.json('Omneo')[0].status).toBe(status);
});

test.each([
	['list', '{"tier":"vip"}', 'Meta: The meta field must be an array'],
	['object', '["vip"]', 'Meta: The meta field must be an object'],
] as const)('meta that must be a %s is refused by its label', async (metaShape, meta, reason) => {
	stage.sandbox.switches({ metaShape });
	const run = await stage.run(stylingForm({ additionalFields: { meta } }));
	expect(errorText(run)).toContain(reason);
});

test.each([
	['a time outside opening hours', { scheduledStartAt: '2027-03-22 07:00' }, 'Scheduled Start: '],
	['a time too far ahead', { scheduledStartAt: '2027-07-22 10:00' }, 'Scheduled Start: '],
	[
		'a location where it is not offered',
		{ ...stylingForm(), appointmentDefinitionId: id(22), locationId: id(seed.locations.brisbane) },
		'Location: This service is not offered',
	],
	[
		'staff who do not offer it',
		{ assignedStaffId: id(seed.staff.kwame) },
		'Assigned Staff: The staff member does not',
	],
	[
		'no staff',
		{ assignedStaffId: id('', 'list') },
		'Assigned Staff: is required because the service needs staff',
	],
])('where Omneo checks availability, %s is reported by the label', async (_, changes, reason) => {
	stage.sandbox.switches({ enforceAvailability: true });
	const run = await stage.run(stylingForm(changes));
	expect(errorText(run)).toContain(reason);
	expect(stage.sandbox.appointments()).toEqual([]);
});

test('of two rows for the same free time, the second is refused with the reason', async () => {
	stage.sandbox.switches({ enforceAvailability: true });
	const items = [{ row: 1 }, { row: 2 }];
	const run = await stage.run(stylingForm(), { items, onError: 'continueErrorOutput' });
	expect(run.json('Omneo')).toHaveLength(1);
	expect((run.json('Omneo', 1)[0].error as { message: string }).message).toMatch(
		/Assigned Staff: .* already booked/,
	);
});
