/** What a record says of being the one that is asked for: the same, another, or too little. */
import {
	type Match,
	combine,
	matchIds,
	matchStatus,
	matchTime,
} from '../../../omneo/appointments/matchRecord';
import { matchAnswer, matchAppointment } from '../../../omneo/appointments/findDuplicates';
import type { AppointmentRequest } from '../../../omneo/schema';
import type { ApiRecord } from '../../../omneo/client/requests';
import { CUSTOMER, STAFF } from '../support';

const START = Date.UTC(2026, 4, 11);

it.each<[Match[], Match]>([
	[[], 'same'],
	[['same', 'same'], 'same'],
	[['same', 'unclear'], 'unclear'],
	[['unclear', 'other'], 'other'],
	[['other', 'unclear', 'same'], 'other'],
])('%j together are %s', (matches, together) => {
	expect(combine(...matches)).toBe(together);
});

describe('IDs', () => {
	it.each<[ApiRecord, Match]>([
		[{ location_id: 7 }, 'same'],
		[{ location_id: '7' }, 'same'],
		[{ location_id: ' 7\n' }, 'same'],
		[{ location_id: 8 }, 'other'],
		[{ location_id: 7, location: { id: 8 } }, 'same'],
		[{ location: { id: 7 } }, 'same'],
		[{ location: { id: '8' } }, 'other'],
		[{ location_id: null, location: { id: 7 } }, 'same'],
		[{ location_id: ' ', location: { id: 7 } }, 'same'],
		[{ location_id: { id: 7 } }, 'unclear'],
		[{ location: 7 }, 'unclear'],
		[{ location: null }, 'unclear'],
		[{ location: {} }, 'unclear'],
		[{ id: 7 }, 'unclear'],
		[{}, 'unclear'],
	])('of %j compared with 7 are %s', (record, match) => {
		expect(matchIds(record, { location_id: 7 })).toBe(match);
		expect(matchIds(record, { location_id: '7' })).toBe(match);
	});

	it('are compared without regard to capitals', () => {
		expect(matchIds({ profile_id: CUSTOMER.toUpperCase() }, { profile_id: CUSTOMER })).toBe('same');
		expect(matchIds({ profile_id: CUSTOMER }, { profile_id: CUSTOMER.toUpperCase() })).toBe('same');
		expect(matchIds({ profile_id: STAFF }, { profile_id: CUSTOMER })).toBe('other');
	});

	it('that are not wanted do not matter', () => {
		expect(matchIds({}, { profile_id: undefined })).toBe('same');
		expect(matchIds({ profile_id: STAFF }, { profile_id: undefined, location_id: 7 })).toBe(
			'unclear',
		);
	});

	it('all have to be the same', () => {
		const wanted = { location_id: 7, profile_id: CUSTOMER };
		expect(matchIds({ location_id: 8 }, wanted)).toBe('other');
		expect(matchIds({ location_id: 7 }, wanted)).toBe('unclear');
		expect(matchIds({ location_id: 7, profile_id: CUSTOMER }, wanted)).toBe('same');
	});
});

it.each<[unknown, Match]>([
	['2026-05-11 00:00:00', 'same'],
	['2026-05-11T10:00:00+10:00', 'same'],
	[START / 1000, 'same'],
	['2026-05-11 00:01:00', 'same'],
	['2026-05-11 00:01:01', 'other'],
	['2026-05-10 23:59:59', 'other'],
	['2026-05-11', 'unclear'],
	['soon', 'unclear'],
	[null, 'unclear'],
	[undefined, 'unclear'],
])('the time %j is %s for a minute from midnight on', (answered, match) => {
	expect(matchTime(answered, START, START + 60_000)).toBe(match);
});

it.each<[unknown, string | undefined, Match]>([
	['requested', undefined, 'same'],
	['cancelled', undefined, 'other'],
	[' Cancelled ', undefined, 'other'],
	['cancelled', 'confirmed', 'other'],
	['cancelled', 'cancelled', 'same'],
	['on_hold', undefined, 'same'],
	[undefined, undefined, 'same'],
	[{ toString: 1 }, undefined, 'same'],
])('the status %j, where %s is wanted, is %s', (status, wanted, match) => {
	expect(matchStatus(status, ['cancelled', 'rejected'], wanted)).toBe(match);
});

const BODY: AppointmentRequest = {
	appointment_definition_id: 12,
	profile_id: CUSTOMER,
	location_id: 7,
	scheduled_start_at: '2026-05-11 10:00:00',
	scheduled_end_at: '2026-05-11 10:45:00',
	timezone: 'Australia/Melbourne',
};

const RECORD: ApiRecord = {
	id: 5,
	profile_id: CUSTOMER,
	appointment_definition_id: 12,
	location_id: 7,
	scheduled_start_at: '2026-05-11 00:00:00',
};

describe('a booking in a list', () => {
	it.each<[string, string | null | undefined, boolean, Match]>([
		['with the same staff', STAFF, true, 'same'],
		['with other staff', CUSTOMER, true, 'other'],
		['without staff', null, true, 'other'],
		['that names no staff', undefined, true, 'unclear'],
		['with other staff, where that does not matter', CUSTOMER, false, 'same'],
		['that names no staff, where that does not matter', undefined, false, 'same'],
	])('%s is: %s', (_, assigned_staff_id, sameStaff, match) => {
		const body = { ...BODY, assigned_staff_id: STAFF };
		expect(matchAppointment({ ...RECORD, assigned_staff_id }, body, START, { sameStaff })).toBe(
			match,
		);
		expect(matchAppointment({ ...RECORD, assigned_staff_id }, BODY, START, { sameStaff })).toBe(
			'same',
		);
	});
});

describe('the answer to a booking', () => {
	it.each<[string, ApiRecord, Match]>([
		['that says all of it', {}, 'same'],
		['that repeats the clock that was sent', { scheduled_start_at: '2026-05-11T10:00:00' }, 'same'],
		['that repeats it without seconds', { scheduled_start_at: '2026-05-11 10:00' }, 'same'],
		['in another status', { status: 'cancelled' }, 'same'],
		['with other staff', { assigned_staff_id: STAFF }, 'same'],
		['for another customer', { profile_id: STAFF }, 'other'],
		['for another definition', { appointment_definition_id: 13 }, 'other'],
		['at another location', { location_id: 8 }, 'other'],
		['at another time', { scheduled_start_at: '2026-05-11 00:01:00' }, 'other'],
		['that names no start', { scheduled_start_at: undefined }, 'unclear'],
		['with a start of another form', { scheduled_start_at: { toString: 1 } }, 'unclear'],
		['that names no customer', { profile_id: null }, 'unclear'],
	])('%s can be it: %j is %s', (_, more, match) => {
		expect(matchAnswer({ ...RECORD, ...more }, BODY, START)).toBe(match);
	});
});
