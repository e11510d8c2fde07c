/** What opening hours show of a day: closed for certain, or nothing. */
import { isClosedOn } from '../../../omneo/availability/openDays';

const MONDAY = '2027-03-22';
const open = { day_of_week: 'MON', available_from: '09:00', is_closed: false };

it.each([
	[true, { normal_hours: [{ day_of_week: 'MON', is_closed: true }] }],
	[true, { normal_hours: [{ day_of_week: 'monday', is_closed: '1' }] }],
	[true, { normal_hours: [{ ...open, day_of_week: 'TUE' }] }],
	[false, { normal_hours: [open] }],
	[false, { normal_hours: [{ ...open, is_closed: 'x' }] }],
	[false, { normal_hours: [] }],
	[false, { normal_hours: null, special_hours: 'none' }],
	[false, { normal_hours: [{ day_of_week: 1, is_closed: true }] }],
	[false, {}],
	[
		true,
		{ normal_hours: [open], special_hours: [{ start_at: MONDAY, end_at: MONDAY, is_closed: 1 }] },
	],
	[
		false,
		{
			normal_hours: [{ ...open, is_closed: true }],
			special_hours: [{ start_at: MONDAY, end_at: MONDAY, is_closed: false }],
		},
	],
	[
		true,
		{
			special_hours: [
				{ start_at: '2025-12-20', end_at: '2026-03-25', is_repeating: true, is_closed: '1' },
			],
		},
	],
	[false, { special_hours: [{ start_at: '2025-03-22', end_at: '2025-03-22', is_closed: true }] }],
])('closed on a Monday: %s by %j', (closed, record) => {
	expect(isClosedOn(record, MONDAY)).toBe(closed);
});
