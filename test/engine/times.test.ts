import { type BookOptions, Stage, form, id, seed, errorText } from './support';

const stage = Stage.use();

const LONDON = { locationId: id(seed.locations.london) };

/** Start, zone as received. */
function received(): unknown[] {
	return stage.posted().map((body) => [body.scheduled_start_at, body.timezone]);
}

/** The stored start, an exact moment in UTC. */
function stored(): unknown[] {
	return stage.sandbox.appointments().map((booking) => booking.scheduled_start_at);
}

async function book(changes: object, options?: BookOptions) {
	const run = await stage.run(form(changes), options);
	expect(errorText(run).trim()).toBe('');
	return run;
}

async function refused(changes: object, options?: BookOptions): Promise<string> {
	const run = await stage.run(form(changes), options);
	expect(stage.posted()).toEqual([]);
	return errorText(run);
}

describe('a start is understood', () => {
	// 22 March 2027: Melbourne is 11 hours ahead of UTC.
	test.each([
		["as n8n's date picker writes it", '2027-03-22T10:00:00'],
		['without seconds', '2027-03-22T10:00'],
		['with a space', '2027-03-22 10:00'],
		['with a space and seconds', '2027-03-22 10:00:00'],
		['with parts of a second', '2027-03-22T10:00:00.000'],
		['with spaces around it', '  2027-03-22 10:00 '],
		['with the offset of the place', '2027-03-22T10:00:00+11:00'],
		['with another offset', '2027-03-21T19:00:00-04:00'],
		['with an offset without colon', '2027-03-22T10:00:00+1100'],
		['in UTC', '2027-03-21T23:00:00Z'],
		['as n8n prints a DateTime', '2027-03-21T23:00:00.000+00:00'],
		[
			'as a Luxon DateTime in the zone of the place',
			"={{ DateTime.fromISO('2027-03-22T10:00', { zone: 'Australia/Melbourne' }) }}",
		],
		[
			'as a Luxon DateTime in another zone',
			"={{ DateTime.fromISO('2027-03-22T08:00', { zone: 'Asia/Tokyo' }) }}",
		],
		['as a JS Date', "={{ new Date('2027-03-21T23:00:00Z') }}"],
		['as a JS Date with parts of a second', "={{ new Date('2027-03-21T23:00:00.999Z') }}"],
		[
			'as $now on another day',
			"={{ $now.setZone('UTC').set({ year: 2027, month: 3, day: 21, hour: 23, minute: 0, second: 0 }) }}",
		],
		['from the item', '={{ $json.start }}'],
		['as the ISO text of a DateTime', "={{ DateTime.fromISO('2027-03-21T23:00Z').toISO() }}"],
	])('%s', async (_, scheduledStartAt) => {
		await book({ scheduledStartAt }, { items: [{ start: '2027-03-22 10:00' }] });
		expect(received()).toEqual([['2027-03-22 10:00:00', 'Australia/Melbourne']]);
		expect(stored()).toEqual(['2027-03-21 23:00:00']);
	});

	test("a wall clock is the location's, not the workflow's and not this machine's", async () => {
		await book(LONDON, { settings: { timezone: 'America/New_York' } });
		expect(received()).toEqual([['2027-03-22 10:00:00', 'Europe/London']]);
		expect(stored()).toEqual(['2027-03-22 10:00:00']);
	});

	test.each([
		['in words', 'tomorrow at ten'],
		['as day and month in either order', '05/04/2027 10:00'],
		['as a day without time', '2027-03-22'],
		['on a day that does not exist', '2027-02-29 10:00'],
		['at an hour that does not exist', '2027-03-22 24:00'],
		['with an offset that does not exist', '2027-03-22T10:00+19:00'],
		['as a number', '={{ 1805756400000 }}'],
		['as an invalid DateTime', "={{ DateTime.fromISO('nonsense') }}"],
		['as an invalid JS Date', "={{ new Date('nonsense') }}"],
		['as two', "={{ ['2027-03-22 10:00', '2027-03-22 11:00'] }}"],
	])('but not %s', async (_, scheduledStartAt) => {
		expect(await refused({ scheduledStartAt })).toContain('Scheduled Start: ');
	});
});

describe('the end', () => {
	test('left out is the start plus the length of the service', async () => {
		await book({ scheduledStartAt: '2027-03-22 23:30' });
		expect(stage.posted()[0].scheduled_end_at).toBe('2027-03-23 00:15:00');
	});

	test.each([
		[{ scheduledEndAt: '2027-03-22T00:30:00Z' }],
		[{ scheduledStartAt: '2027-03-21T23:00:00Z', scheduledEndAt: '2027-03-22 10:45' }],
	])('is refused when only one of the two has an offset: %j', async (times) => {
		expect(await refused(times)).toContain('Scheduled End: must be written like the start');
	});

	test.each([
		['before the start', '2027-03-22 09:00'],
		['at the start', '2027-03-22 10:00'],
	])('%s is refused by its label', async (_, scheduledEndAt) => {
		expect(await refused({ scheduledEndAt })).toContain('Scheduled End: must be after the start');
	});
});

describe('the zone', () => {
	const settings = { timezone: 'America/New_York' };

	test("is the form's, when it names one", async () => {
		await book({ timezone: id('europe/LONDON', 'name') }, { settings });
		expect(received()).toEqual([['2027-03-22 10:00:00', 'Europe/London']]);
	});

	test("is the location's, when the form names none", async () => {
		await book({}, { settings });
		expect(received()).toEqual([['2027-03-22 10:00:00', 'Australia/Melbourne']]);
	});

	test("is the workflow's, when the location has none either", async () => {
		stage.sandbox.switches({ locationTimezone: 'missing' });
		await book({}, { settings });
		expect(received()).toEqual([['2027-03-22 10:00:00', 'America/New_York']]);
		expect(stored()).toEqual(['2027-03-22 14:00:00']);
	});

	test('of the form turns a moment into the clock there', async () => {
		const timezone = id('Asia/Kolkata', 'name');
		const run = await book({ timezone, scheduledStartAt: '2027-03-22T10:00:00Z' });
		expect(received()).toEqual([['2027-03-22 15:30:00', 'Asia/Kolkata']]);
		expect(run.json('Omneo')[0].scheduled_start_at).toBe('2027-03-22T15:30:00+05:30');
	});

	test.each(['Mars/Olympus', '+10:00', 'AEST', 'Melbourne'])('%s is refused', async (name) => {
		expect(await refused({ timezone: id(name, 'name') })).toContain('Timezone: ');
	});

	test('is the clock of the confirmation too', async () => {
		await book({ ...LONDON, additionalFields: { confirmedAt: '2027-03-16T09:00:00+11:00' } });
		expect(stage.posted()[0].confirmed_at).toBe('2027-03-15 22:00:00');
	});
});

describe('the night the clocks go forward', () => {
	// London, 28 March 2027: 00:59:59 is followed by 02:00:00.
	test('an hour that is skipped is refused, and named', async () => {
		const reason = await refused({ ...LONDON, scheduledStartAt: '2027-03-28 01:30' });
		expect(reason).toMatch(/Scheduled Start: '2027-03-28 01:30' doesn't exist in Europe\/London/);
	});

	test('the length of a booking counts real minutes', async () => {
		await book({ ...LONDON, scheduledStartAt: '2027-03-28 00:30' });
		expect(stage.posted()[0]).toMatchObject({
			scheduled_start_at: '2027-03-28 00:30:00',
			scheduled_end_at: '2027-03-28 02:15:00',
		});
	});

	test.each([
		['2027-03-28 00:59', '2027-03-28 00:59:00'],
		['2027-03-28 02:00', '2027-03-28 01:00:00'],
		['2027-03-28T01:30:00Z', '2027-03-28 01:30:00'],
	])('%s is booked as %s UTC', async (scheduledStartAt, utc) => {
		await book({ ...LONDON, scheduledStartAt });
		expect(stored()).toEqual([utc]);
	});
});

describe('the night the clocks go back', () => {
	// Melbourne, 4 April 2027: from 02:00 to 03:00 twice, first at +11:00 and then at +10:00.
	const scheduledStartAt = '2027-04-04 02:30';

	test('an hour that comes twice is refused, with the way out', async () => {
		const reason = await refused({ scheduledStartAt });
		expect(reason).toMatch(/02:30' occurs twice in Australia\/Melbourne/);
		expect(reason).toContain("'When Clocks Go Back'");
	});

	test.each([
		['earlier', '2027-04-03 15:30:00', '2027-04-03 16:15:00'],
		['later', '2027-04-03 16:30:00', '2027-04-03 17:15:00'],
	])('the %s one is stored exactly when it is chosen', async (repeatedHour, start, end) => {
		const run = await book({ scheduledStartAt, options: { repeatedHour } });
		expect(stage.sandbox.appointments()[0]).toMatchObject({
			scheduled_start_at: start,
			scheduled_end_at: end,
		});
		const offset = repeatedHour === 'earlier' ? '+11:00' : '+10:00';
		expect(run.json('Omneo')[0].scheduled_start_at).toBe(`2027-04-04T02:30:00${offset}`);
	});

	test.each([
		['2027-04-04T02:30:00+11:00', '2027-04-03 15:30:00'],
		['2027-04-04T02:30:00+10:00', '2027-04-03 16:30:00'],
	])('%s names its moment, and is stored as %s UTC once a choice is made', async (start, utc) => {
		expect(await refused({ scheduledStartAt: start })).toContain('occurs twice');
		await book({ scheduledStartAt: start, options: { repeatedHour: 'earlier' } });
		expect(stored()).toEqual([utc]);
	});

	test.each([
		['2027-04-04 01:00', '2027-04-03 14:00:00'],
		['2027-04-04 03:00', '2027-04-03 17:00:00'],
	])('%s comes once, and is booked as %s UTC in the zone of the place', async (start, utc) => {
		await book({ scheduledStartAt: start, options: { repeatedHour: 'later' } });
		expect(stored()).toEqual([utc]);
		expect(received()).toEqual([[`${start}:00`, 'Australia/Melbourne']]);
	});
});

test.each(['plain', 'iso', 'micros'] as const)(
	"the output's local times are the same when Omneo writes times as %s",
	async (timeFormat) => {
		stage.sandbox.switches({ timeFormat });
		const run = await book(LONDON);
		expect(run.json('Omneo')[0]).toMatchObject({
			scheduled_start_at: '2027-03-22T10:00:00+00:00',
			scheduled_end_at: '2027-03-22T10:45:00+00:00',
			timezone: 'Europe/London',
		});
	},
);
