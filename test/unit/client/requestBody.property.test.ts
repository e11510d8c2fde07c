import fc from 'fast-check';
import { z } from 'zod/v4';
import { fitFields } from '../../../omneo/client/requestBody';
import { prepareAppointment } from '../../../omneo/appointments/create';
import { appointmentFields, appointmentRequest } from '../../../omneo/schema';
import * as primitives from '../../../omneo/schema/primitives';
import type { Reference } from '../../../omneo/client/references';
import { FieldErrors } from '../../../omneo/validation';
import { FakeOmneo, type Routes, data, NOW } from '../support';

/** One field: as it may be given, and what is to be sent for it; nothing when it is blank. */
interface Field {
	given: unknown;
	sent?: unknown;
}

const blank = fc
	.constantFrom<unknown>('', undefined, null, '  ')
	.map((given): Field => ({ given }));

/** Present in one of its spellings, or left blank. */
const optional = (field: fc.Arbitrary<Field>) =>
	fc.oneof({ weight: 3, arbitrary: field }, { weight: 2, arbitrary: blank });

const same = (value: unknown): Field => ({ given: value, sent: value });

/** A value in one of several spellings. */
const spelled = <T>(values: fc.Arbitrary<T>, ...spellings: Array<(value: T) => unknown>) =>
	fc
		.tuple(values, fc.constantFrom(...spellings))
		.map(([sent, spell]): Field => ({ given: spell(sent), sent }));

const rowId = spelled(
	fc.integer({ min: 1, max: 2 ** 40 }),
	(id) => id,
	(id) => String(id),
	(id) => ` ${id} `,
);

const profileId = spelled(
	fc.uuid(),
	(id) => id,
	(id) => ` ${id}\n`,
);

/** Text that could be taken for something else, and numbers where text is wanted. */
const text = fc.oneof(
	fc
		.oneof(
			fc.stringMatching(/^[!-~](?:[ -~]{0,20}[!-~])?$/),
			fc.constantFrom('007', '1e3', 'null', 'true', '{"a":1}', '[1]', '0', 'NaN', '😀'),
		)
		.filter((value) => value.trim() !== '')
		.map(same),
	fc
		.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
		.map((value): Field => ({ given: value, sent: String(value) })),
);

const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

/** Keys as people use them: the name that JavaScript keeps for itself is not among them. */
const keyed = fc.dictionary(
	fc.string().filter((key) => key !== '__proto__'),
	fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string())),
);

const meta = spelled(
	fc.oneof(keyed.map(json), fc.array(fc.oneof(fc.string(), fc.integer(), keyed)).map(json)),
	(value) => value,
	(value) => JSON.stringify(value),
	(value) => JSON.stringify(value, null, '\t'),
);

/** A group of fields, of which one at least is given, or a group in which all is blank. */
function group(fields: Record<string, fc.Arbitrary<Field>>): fc.Arbitrary<Field> {
	return fc
		.record(
			Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, optional(field)])),
		)
		.map((values): Field => {
			const given = Object.fromEntries(Object.entries(values).map(([key, f]) => [key, f.given]));
			const sent = Object.fromEntries(
				Object.entries(values).flatMap(([key, f]) => (f.sent === undefined ? [] : [[key, f.sent]])),
			);
			return Object.keys(sent).length > 0 ? { given, sent } : { given };
		});
}

const QUESTIONS = {
	1: {
		type: 'text',
		answer: fc.stringMatching(/^[!-~](?:[ -~]{0,20}[!-~])?$/).map(same),
	},
	2: {
		type: 'number',
		answer: fc.integer().map((value): Field => ({ given: value, sent: String(value) })),
	},
	3: {
		type: 'boolean',
		answer: fc.boolean().map((value): Field => ({ given: value, sent: value ? '1' : '0' })),
	},
	4: {
		type: 'json',
		answer: keyed.map(json).map((value): Field => ({ given: value, sent: JSON.stringify(value) })),
	},
};

const answers = fc
	.tuple(
		fc.record(
			Object.fromEntries(
				Object.entries(QUESTIONS).map(([id, { answer }]) => [id, optional(answer)]),
			),
		),
		fc.constantFrom('object', 'list', 'object text', 'list text'),
	)
	.map(([values, form]): Field => {
		const entries = Object.entries(values);
		const object = Object.fromEntries(entries.map(([id, { given }]) => [id, given]));
		const list = entries.map(([id, { given }]) => ({
			questionnaire_question_id: id,
			value: given,
		}));
		const given = form.startsWith('object') ? object : list;
		const sent = entries.flatMap(([id, field]) =>
			field.sent === undefined
				? []
				: [{ questionnaire_question_id: Number(id), value: field.sent }],
		);
		return {
			given: form.endsWith('text') ? JSON.stringify(given) : given,
			...(sent.length > 0 ? { sent } : {}),
		};
	});

const two = (value: number) => String(value).padStart(2, '0');

/** Clock times in the middle of the day, when no clock is changed. */
const day = fc
	.record({
		year: fc.integer({ min: 2025, max: 2030 }),
		month: fc.integer({ min: 1, max: 12 }),
		date: fc.integer({ min: 1, max: 28 }),
	})
	.map(({ year, month, date }) => `${year}-${two(month)}-${two(date)}`);

const clock = (hours: { min: number; max: number }) =>
	spelled(
		fc
			.tuple(day, fc.integer(hours), fc.nat(59))
			.map(([date, hour, minute]) => `${date} ${two(hour)}:${two(minute)}:00`),
		(value) => value,
		(value) => value.slice(0, 16),
		(value) => `${value.replace(' ', 'T')}.000`,
	);

const zone = spelled(
	fc.constantFrom('Australia/Melbourne', 'America/St_Johns', 'Asia/Tokyo', 'UTC'),
	(value) => value,
	(value) => ` ${value.toLowerCase()} `,
);

const LOCATION_ZONE = 'Asia/Tokyo';
const DURATION = 45;

function later(start: string, minutes: number): string {
	const moment = new Date(`${start.replace(' ', 'T')}Z`).getTime() + minutes * 60_000;
	return new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
}

/** Fields whose value depends on more than their own type. */
const special: Record<string, fc.Arbitrary<Field>> = {
	scheduled_start_at: clock({ min: 9, max: 14 }),
	/** The length in minutes, made an end below. */
	scheduled_end_at: optional(fc.integer({ min: 1, max: 300 }).map(same)),
	timezone: optional(zone),
	answers: optional(answers),
};

/** Values for a field by what its contract takes. */
function valuesOf(contract: unknown): fc.Arbitrary<Field> {
	if (contract instanceof z.ZodOptional) return optional(valuesOf(contract.unwrap()));
	if (contract === primitives.rowId) return rowId;
	if (contract === primitives.profileId) return profileId;
	if (contract === primitives.apiDateTime) return clock({ min: 9, max: 18 });
	if (contract instanceof z.ZodString) return text;
	// The one that takes a list or an object.
	if (contract instanceof z.ZodUnion) return meta;
	if (contract instanceof z.ZodEnum) {
		return spelled(
			fc.constantFrom(...contract.options),
			(value) => value,
			(value) => ` ${value} `,
		);
	}
	if (contract instanceof z.ZodObject) {
		return group(
			Object.fromEntries(
				Object.entries(contract.shape).map(([name, field]) => [name, valuesOf(field)]),
			),
		);
	}
	throw new Error('No values are known for this kind of field');
}

const appointment = fc
	.record(
		Object.fromEntries(
			Object.entries(appointmentFields.shape).map(([name, field]) => [
				name,
				special[name] ?? valuesOf(field),
			]),
		),
	)
	.map((fields): Record<string, Field> => {
		const start = String(fields.scheduled_start_at.sent);
		const length = fields.scheduled_end_at;
		const given = length.sent === undefined ? length.given : later(start, Number(length.sent));
		const sent = later(start, Number(length.sent ?? DURATION));
		return {
			...fields,
			scheduled_end_at: { given, sent },
			timezone: { given: fields.timezone.given, sent: fields.timezone.sent ?? LOCATION_ZONE },
		};
	});

async function bodyFor(fields: Record<string, Field>) {
	const given = Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [name, field.given]),
	);
	const byId = (value: unknown): Reference => ({ by: 'id', value });
	const definition = `GET /appointment-definitions/${fields.appointment_definition_id.sent}`;
	const routes: Routes = {
		[definition]: data({ id: 1, duration_minutes: DURATION }),
		[`${definition}/questions`]: data({
			questions: Object.entries(QUESTIONS).map(([id, { type }]) => ({
				questionnaire_question_id: Number(id),
				version: { type },
			})),
		}),
		[`GET /locations/${fields.location_id.sent}`]: data({ id: 1, timezone: LOCATION_ZONE }),
	};
	const { appointment_definition_id, location_id, profile_id, assigned_staff_id, ...others } =
		given;
	const { scheduled_start_at, scheduled_end_at, timezone, confirmed_at, answers, ...rest } = others;
	const prepared = await prepareAppointment(
		{
			definition: byId(appointment_definition_id),
			location: byId(location_id),
			profile: byId(profile_id),
			staff: byId(assigned_staff_id),
			scheduled_start_at,
			scheduled_end_at,
			timezone,
			confirmed_at,
			answers,
			rest,
		},
		{
			lookups: new FakeOmneo(routes).lookups,
			workflowZone: 'Europe/London',
			repeatedHour: 'refuse',
			answerEncoding: 'text',
			allowOtherLength: true,
			looksForSlot: false,
			now: NOW,
		},
	);
	return prepared.body;
}

describe('the body of a booking', () => {
	it('holds exactly what was given: nothing blank, nothing lost, nothing altered', async () => {
		await fc.assert(
			fc.asyncProperty(appointment, async (fields) => {
				const body = await bodyFor(fields);
				const expected = Object.fromEntries(
					Object.entries(fields).flatMap(([name, { sent }]) =>
						sent === undefined ? [] : [[name, sent]],
					),
				);
				expect(body).toStrictEqual(expected);
				expect(appointmentRequest.safeParse(body).success).toBe(true);
				// As it goes over the wire.
				expect(JSON.parse(JSON.stringify(body))).toStrictEqual(expected);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('fitting a value to its field', () => {
	const fit = (name: string, value: unknown) =>
		fitFields(appointmentFields, { [name]: value }, new FieldErrors())[name];

	it.each([
		['appointment_definition_id', '12', 12],
		['location_id', ' 12 ', 12],
		['notes', 12, '12'],
		['notes', '12', '12'],
		['notes', '{"a":1}', '{"a":1}'],
		['meta', '{"a":1}', { a: 1 }],
		['meta', '[]', []],
		['meta', {}, {}],
		['transaction', { id: '5', external_id: 9, receipt_ref: '' }, { id: 5, external_id: '9' }],
		['order', { order_number: 1001 }, { order_number: '1001' }],
	])('writes %s %j as %j', (name, given, sent) => {
		expect(fit(name, given)).toEqual(sent);
	});

	it.each(['', '  ', null, undefined])('leaves out what is %j, in groups as well', (nothing) => {
		const given = { notes: nothing, order: { id: nothing, order_number: nothing }, meta: nothing };
		expect(fitFields(appointmentFields, given, new FieldErrors())).toEqual({});
	});

	it.each([
		['appointment_definition_id', '7.0', 7],
		['location_id', [7], 7],
		[
			'profile_id',
			' 3F0C9A52-6A4E-4B55-9D0A-5A2F0F6F1C11 ',
			'3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f1c11',
		],
		['notes', true, 'true'],
		['notes', '\u200bBring the veil ', 'Bring the veil'],
		['status', 'No Show', 'no_show'],
		['status', ' CONFIRMED', 'confirmed'],
		['order', '{"id":"8.0"}', { id: 8 }],
		['unknown_field', 'kept for the contract to refuse', 'kept for the contract to refuse'],
	])('reads %s %j as %j', (name, given, sent) => {
		expect(fit(name, given)).toEqual(sent);
	});

	it.each([
		['appointment_definition_id', '12.5', 'must be a whole number such as 42'],
		['appointment_definition_id', true, 'must be a whole number such as 42'],
		['status', 'sure', /^must be one of 'Requested', 'Confirmed'/],
		['meta', '{', 'must be valid JSON'],
		['transaction', 'text', 'must be valid JSON'],
	])('leaves out %s %j and says what is wrong', (name, value, problem) => {
		const check = new FieldErrors();
		expect(fitFields(appointmentFields, { [name]: value }, check)).toEqual({});
		expect(check.messages[name]).toEqual([expect.stringMatching(problem)]);
	});
});
