import { appointment, locationIdsOf, definition } from '../../omneo/schema';
import { defaultSwitches, startSandbox } from '../../dev/sandbox';
import { alteration, bridal, NOW, styling, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

const book = async (body: unknown) => await ask('POST', '/appointments', { body });

/** `answers.0.value` and so on, or `[]` when it is booked. */
async function refusedFields(body: unknown): Promise<string[]> {
	const { status, json } = await book(body);
	return status === 201 ? [] : Object.keys(json.errors);
}

describe('a switch', () => {
	test('is set at the start, in code and over HTTP', async () => {
		const other = await startSandbox({ now: () => NOW, switches: { verifyBody: 'text' } });
		expect(other.switches()).toEqual({ ...defaultSwitches, verifyBody: 'text' });
		expect(other.switches({ verifyBody: 'empty' }).verifyBody).toBe('empty');
		await other.stop();

		const answer = await ask('POST', '/__sandbox/switches', { body: { timeFormat: 'iso' } });
		expect(answer.json.data).toEqual({ ...defaultSwitches, timeFormat: 'iso' });
		expect(sandbox().switches().timeFormat).toBe('iso');
	});

	test('that does not exist is refused', async () => {
		const answer = await ask('POST', '/__sandbox/switches', { body: { timeFormt: 'iso' } });
		expect(answer.status).toBe(422);
		const wrong = { timeFormat: 'roman' } as never;
		expect(() => sandbox().switches(wrong)).toThrow();
		expect(sandbox().switches()).toEqual(defaultSwitches);
	});

	test('says what it stands for', async () => {
		const { json } = await ask('GET', '/__sandbox/switches');
		expect(Object.keys(json.about)).toEqual(Object.keys(defaultSwitches));
		expect(Object.values(json.about).every(Boolean)).toBe(true);
	});
});

describe('answers of the API', () => {
	test.each([
		['plain', '2026-05-11 00:00:00'],
		['iso', '2026-05-11T00:00:00Z'],
		['micros', '2026-05-11T00:00:00.000000Z'],
	] as const)('write times %s', async (timeFormat, start) => {
		sandbox().switches({ timeFormat });
		expect((await book(alteration(sandbox()))).json.data.scheduled_start_at).toBe(start);
	});

	test.each([
		['json', '{"status":200}', 'application/json'],
		['text', 'OK', 'text/plain'],
		['empty', '', 'text/plain'],
	] as const)('to a good token are %s', async (verifyBody, text, type) => {
		sandbox().switches({ verifyBody });
		const answer = await ask('GET', '/auth/verify');
		expect([answer.status, answer.text]).toEqual([200, text]);
		expect(answer.headers.get('content-type')).toContain(type);
	});

	test('name slots as objects or as text, local or UTC', async () => {
		const first = async () => {
			const body = { location_id: 101, date: '2026-05-11' };
			const { json } = await ask('POST', '/appointment-definitions/23/available-slots', { body });
			return json.data.slots[0];
		};
		expect((await first()).start_at).toBe('2026-05-11 09:00:00');
		sandbox().switches({ slotTimes: 'utc' });
		expect((await first()).start_at).toBe('2026-05-10 23:00:00');
		sandbox().switches({ slotTimes: 'local', timeFormat: 'iso' });
		expect((await first()).start_at).toBe('2026-05-11T09:00:00+10:00');
		sandbox().switches({ slots: 'strings' });
		expect(await first()).toBe('09:00');
	});

	test.each([
		['assignment', { id: 22101, location_id: 101, is_active: true, location: { id: 101 } }],
		['plain', { id: 101, name: 'Melbourne Collins Street' }],
		['bare', { id: null, location_id: 101, is_active: true }],
	] as const)("list a definition's locations as %s", async (definitionLocations, entry) => {
		sandbox().switches({ definitionLocations });
		const whole = definition.parse((await ask('GET', '/appointment-definitions/22')).json.data);
		expect(whole.locations?.[0]).toMatchObject(entry);
		expect(locationIdsOf(whole)).toEqual([101, 102, 105]);
	});

	test('may leave out the zone of a location', async () => {
		sandbox().switches({ locationTimezone: 'missing' });
		expect((await ask('GET', '/locations/101')).json.data).not.toHaveProperty('timezone');
		expect((await book(alteration(sandbox()))).json.data.location).not.toHaveProperty('timezone');
	});

	test('write is_closed as boolean or as text', async () => {
		const sunday = async () => (await ask('GET', '/locations/103')).json.data.normal_hours[6];
		expect((await sunday()).is_closed).toBe(true);
		sandbox().switches({ closedFlag: 'text' });
		expect((await sunday()).is_closed).toBe('1');
	});

	test('may hold undocumented keys, and still fit the contract', async () => {
		sandbox().switches({ extraFields: true });
		const { json } = await book(styling(sandbox()));
		expect(appointment.parse(json.data)).toMatchObject({
			status: 'on_hold',
			channel_code: 'WEB-2',
			appointment_definition: { channel_code: 'WEB-2' },
		});
	});

	test('ignore a filter they do not know, or refuse it', async () => {
		const path = '/profiles?filter[email]=wei.chen@example.com&filter[shoe_size]=38';
		const ask200 = async () => (await ask('GET', path)).json.meta.total;
		expect(await ask200()).toBe(1);
		sandbox().switches({ profileFilters: 'ignored' });
		expect(await ask200()).toBe(135);
		sandbox().switches({ unknownFilters: 'rejected' });
		const answer = await ask('GET', path);
		expect([answer.status, answer.json.message]).toEqual([
			400,
			expect.stringContaining('`email` are not allowed'),
		]);
	});
});

describe('a booking', () => {
	test('may take a place that is gone, unless availability is enforced', async () => {
		const night = alteration(sandbox(), {
			scheduled_start_at: '2026-05-01 03:00:00',
			scheduled_end_at: '2026-05-01 03:15:00',
		});
		expect(await refusedFields(night)).toEqual([]);
		sandbox().switches({ enforceAvailability: true });
		expect(await refusedFields(night)).toEqual(['scheduled_start_at']);
	});

	test('may leave staff out, unless that is enforced', async () => {
		const alone = styling(sandbox(), { assigned_staff_id: undefined });
		expect(await refusedFields(alone)).toEqual(['assigned_staff_id']);
		sandbox().switches({ enforceStaff: false });
		expect(await refusedFields(alone)).toEqual([]);
	});

	test('may have any length, unless the duration is enforced', async () => {
		const long = alteration(sandbox(), { scheduled_end_at: '2026-05-11 10:45:00' });
		expect(await refusedFields(long)).toEqual([]);
		sandbox().switches({ enforceDuration: true });
		expect(await refusedFields(long)).toEqual(['scheduled_end_at']);
	});

	test('has the status it asks for, unless that is ignored', async () => {
		const asked = alteration(sandbox(), { status: 'requested' });
		expect((await book(asked)).json.data.status).toBe('requested');
		sandbox().switches({ statusOnCreate: 'ignored' });
		expect((await book(asked)).json.data.status).toBe('confirmed');
	});

	test.each([
		['any', [], []],
		['list', [], ['meta']],
		['object', ['meta'], []],
	] as const)('has meta as %s', async (metaShape, list, object) => {
		sandbox().switches({ metaShape });
		expect(await refusedFields(alteration(sandbox(), { meta: ['vip'] }))).toEqual(list);
		expect(await refusedFields(alteration(sandbox(), { meta: { vip: true } }))).toEqual(object);
	});

	test('must answer required questions only when that is enforced, and only those asked', async () => {
		const { partnerName, silhouette, otherSilhouette } = sandbox().seed.questions.bridal;
		const answering = (answers: Array<[number, string]>) =>
			bridal(sandbox(), {
				answers: answers.map(([id, value]) => ({ questionnaire_question_id: id, value })),
			});
		expect(await refusedFields(answering([]))).toEqual([]);
		sandbox().switches({ enforceRequiredAnswers: true });
		expect(await refusedFields(answering([]))).toEqual(['answers']);
		expect(await refusedFields(answering([[partnerName, 'Sam']]))).toEqual([]);
		const other: Array<[number, string]> = [
			[partnerName, 'Sam'],
			[silhouette, 'other'],
		];
		expect(await refusedFields(answering(other))).toEqual(['answers']);
		expect(await refusedFields(answering([...other, [otherSilhouette, 'Cape']]))).toEqual([]);
	});
});

describe('the request limit', () => {
	test.each([
		['seconds', /^1$/],
		['date', /GMT$/],
		['none', null],
	] as const)('answers 429 with Retry-After as %s', async (retryAfter, header) => {
		sandbox().switches({ rateLimit: { perSecond: 1, burst: 2, retryAfter } });
		await ask('GET', '/auth/verify');
		await ask('GET', '/auth/verify');
		const answer = await ask('GET', '/auth/verify');
		expect([answer.status, answer.json]).toEqual([429, { message: 'Too Many Attempts.' }]);
		const given = answer.headers.get('retry-after');
		if (header) expect(given).toMatch(header);
		else expect(given).toBeNull();
		const another = await ask('GET', '/auth/verify', { token: sandbox().readOnlyToken });
		expect(another.status).toBe(200);
	});

	test('lets requests through again with time', async () => {
		sandbox().switches({ rateLimit: { perSecond: 50, burst: 1, retryAfter: 'none' } });
		await ask('GET', '/auth/verify');
		let status = 429;
		for (let tries = 0; status === 429 && tries < 200; tries += 1) {
			status = (await ask('GET', '/auth/verify')).status;
		}
		expect(status).toBe(200);
	});
});
