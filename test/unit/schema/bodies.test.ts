/** What a body must be before it is sent, and what is read of a service's locations. */
import { locationIdsOf } from '../../../omneo/schema';
import { appointmentRequest } from '../../../omneo/schema/appointment';
import { slotRangeRequest, slotsRequest } from '../../../omneo/schema/availability';
import { apiDateTime, filledText, readApiDateTime } from '../../../omneo/schema/primitives';
import { CUSTOMER } from '../support';

it.each([
	['2027-05-11', true],
	['2024-02-29', true],
	['2027-02-29', false],
	['2027-13-01', false],
	['2027-5-11', false],
	['20270511', false],
	['2027-05-11T10:00', false],
	['x2027-05-11', false],
	['12027-05-11', false],
	['', false],
	[7, false],
])('a day %j is one: %s', (date, isDay) => {
	expect(slotsRequest.safeParse({ location_id: 7, date }).success).toBe(isDay);
});

it.each([
	['2027-05-10', false],
	['2027-05-11', true],
	['2027-05-12', true],
])('a range from 11 May to %s is one: %s', (end_date, isRange) => {
	const range = slotRangeRequest.safeParse({ location_id: 7, start_date: '2027-05-11', end_date });
	expect(range.success).toBe(isRange);
	if (!isRange) expect(range.error?.issues[0].path).toEqual(['end_date']);
});

it.each([
	['2027-05-11 10:00:00', Date.UTC(2027, 4, 11, 10)],
	['2027-02-30 10:00:00', undefined],
	['2027-05-11 25:00:00', undefined],
	['2027-05-11T10:00:00', undefined],
	['12027-05-11 10:00:00', undefined],
	['2027-05-11 10:00:000', undefined],
	['2027-05-11 10:00:00Z', undefined],
])('%s is the moment %s', (text, moment) => {
	expect(readApiDateTime(text)).toBe(moment);
	expect(apiDateTime.safeParse(text).success).toBe(moment !== undefined);
});

it('text must not be blank', () => {
	expect(['x', ' x ', '', ' ', 7].map((text) => filledText.safeParse(text).success)).toEqual([
		true,
		true,
		false,
		false,
		false,
	]);
});

it.each([
	['10:00:01', true],
	['10:00:00', false],
	['09:00:00', false],
])('a booking from ten to %s is one: %s', (clock, isBooking) => {
	const body = appointmentRequest.safeParse({
		appointment_definition_id: 12,
		profile_id: CUSTOMER,
		location_id: 7,
		scheduled_start_at: '2027-05-11 10:00:00',
		scheduled_end_at: `2027-05-11 ${clock}`,
		timezone: 'UTC',
	});
	expect(body.success).toBe(isBooking);
	if (!isBooking) expect(body.error?.issues[0].path).toEqual(['scheduled_end_at']);
});

it('the locations of a service are read in all shapes that are known', () => {
	const locations = [
		7,
		{ location_id: 8, location: { id: 80 } },
		{ id: 9, name: 'Central' },
		{ id: null, location_id: 10 },
		{ id: 1, location_id: 11, is_active: true },
		{ id: 12, is_active: false },
		{ id: 'x' },
		{},
		null,
		[14],
		'y',
		'16',
		{ location_id: '17' },
	];
	expect(locationIdsOf({ locations: locations as never })).toEqual([7, 8, 9, 10, 11, 16, 17]);
	expect(locationIdsOf({ locations: null })).toEqual([]);
	expect(locationIdsOf({ locations: 'x' as never })).toEqual([]);
	expect(locationIdsOf({})).toEqual([]);
});
