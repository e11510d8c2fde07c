import fc from 'fast-check';
import { type Appointment, locationIdsOf } from '../../../omneo/schema';
import { simplifiedAppointment, simplifyAppointment } from '../../../omneo/simplify/appointment';
import { CUSTOMER, STAFF } from '../support';

const full: Appointment = {
	id: 501,
	status: 'confirmed',
	appointment_definition_id: 12,
	appointment_definition: { id: 12, name: 'Personal Styling', duration_minutes: 45 },
	location_id: 7,
	location: { id: 7, name: 'Melbourne Central', timezone: 'Australia/Melbourne' },
	profile_id: CUSTOMER,
	profile: { id: CUSTOMER, first_name: 'Ana', last_name: 'Lee', email: 'ana@example.com' },
	assigned_staff_id: STAFF,
	assigned_staff: { id: STAFF, first_name: 'Priya', last_name: null },
	scheduled_start_at: '2026-05-11 00:00:00',
	scheduled_end_at: '2026-05-11T00:45:00.000000Z',
	timezone: 'Australia/Melbourne',
	notes: 'Likes green',
	confirmed_at: '2026-05-01T03:30:00Z',
	created_at: '2026-05-01 03:00:00',
	updated_at: '2026-05-01 03:00:00',
};

const simplify = (more: Record<string, unknown>) =>
	simplifyAppointment({ ...full, ...more } as Appointment);

const COLUMNS = Object.keys(simplifiedAppointment.shape);

const starts = (more: Record<string, unknown>) => simplify(more).scheduled_start_at;

describe('the short form of an appointment', () => {
	it('has what the next step of a workflow needs, under Omneo’s own names', () => {
		expect(simplifyAppointment(full)).toEqual({
			id: 501,
			status: 'confirmed',
			scheduled_start_at: '2026-05-11T10:00:00+10:00',
			scheduled_end_at: '2026-05-11T10:45:00+10:00',
			timezone: 'Australia/Melbourne',
			profile_name: 'Ana Lee',
			profile_email: 'ana@example.com',
			appointment_definition_name: 'Personal Styling',
			location_name: 'Melbourne Central',
			assigned_staff_name: 'Priya',
			notes: 'Likes green',
			confirmed_at: '2026-05-01T13:30:00+10:00',
			created_at: '2026-05-01T13:00:00+10:00',
			profile_id: CUSTOMER,
			appointment_definition_id: 12,
			location_id: 7,
			assigned_staff_id: STAFF,
		});
	});

	it('has its columns in the order people look: id, status, when, who, what, where, with whom', () => {
		const columns = Object.keys(simplifyAppointment(full));
		expect(columns).toEqual(Object.keys(simplifiedAppointment.shape));
		const first =
			'id status scheduled_start_at scheduled_end_at timezone profile_name profile_email';
		expect(columns.slice(0, 10)).toEqual([
			...first.split(' '),
			'appointment_definition_name',
			'location_name',
			'assigned_staff_name',
		]);
		expect(columns.slice(-4).every((name) => name.endsWith('_id'))).toBe(true);
	});

	it('has the same fields whatever is missing, and null for what is', () => {
		const bare = simplifyAppointment({ id: 1 } as Appointment);
		expect(Object.keys(bare)).toEqual(Object.keys(simplifyAppointment(full)));
		const { id, ...rest } = bare;
		expect(id).toBe(1);
		expect(new Set(Object.values(rest))).toEqual(new Set([null]));
	});

	it('is what its description says', () => {
		expect(simplifiedAppointment.strict().parse(simplifyAppointment(full))).toEqual(
			simplifyAppointment(full),
		);
	});

	it('tells times on the clock of the booking', () => {
		expect(starts({ timezone: 'America/New_York' })).toBe('2026-05-10T20:00:00-04:00');
	});

	it('tells times of a booking that was sent in UTC on the clock of its location', () => {
		expect(starts({ timezone: 'UTC' })).toBe('2026-05-11T10:00:00+10:00');
		expect(starts({ timezone: 'UTC', location: null })).toBe('2026-05-11T00:00:00Z');
		expect(starts({ timezone: 'UTC', location: { id: 7 } })).toBe('2026-05-11T00:00:00Z');
	});

	it('tells both times of a repeated hour apart', () => {
		const first = { scheduled_start_at: '2026-04-04 15:30:00', timezone: 'UTC' };
		const second = { scheduled_start_at: '2026-04-04 16:30:00', timezone: 'UTC' };
		expect(starts(first)).toBe('2026-04-05T02:30:00+11:00');
		expect(starts(second)).toBe('2026-04-05T02:30:00+10:00');
	});

	it.each([null, '', 'Melbourne', '+10:00', 5, {}])(
		'tells times at the location when the zone is %j',
		(timezone) => {
			expect(starts({ timezone })).toBe('2026-05-11T10:00:00+10:00');
			expect(starts({ timezone, location: null })).toBe('2026-05-11T00:00:00Z');
		},
	);

	it.each([null, undefined, '', 5])('has no time for a start of %j', (start) => {
		expect(starts({ scheduled_start_at: start })).toBeNull();
	});

	it.each(['soon', '10:00:00'])('leaves a start of %j as Omneo writes it', (start) => {
		expect(starts({ scheduled_start_at: start })).toBe(start);
	});

	it('never fails, whatever Omneo writes into a field', () => {
		const field = fc.constantFrom(...Object.keys(full).filter((name) => name !== 'id'));
		fc.assert(
			fc.property(fc.dictionary(field, fc.jsonValue()), (more) => {
				expect(Object.keys(simplify(more))).toEqual(COLUMNS);
			}),
			{ numRuns: 2000 },
		);
	});
});

test.each([{}, 'everywhere', 7, true, null, [null, [7], {}, { id: 'x' }]])(
	'a definition whose locations come as %j offers none that can be listed',
	(locations) => {
		expect(locationIdsOf({ locations } as never)).toEqual([]);
	},
);
