/** Bookings around today, so that the examples that look at a day find something in a new sandbox. */
import { DateTime } from 'luxon';
import { seed, type Sandbox } from '../sandbox';

const { customers, definitions, locations } = seed;

/** What is booked on each day: where, when at the shop, and for whom. */
const ON_EACH_DAY = [
	{
		location_id: locations.melbourne,
		timezone: 'Australia/Melbourne',
		hour: 11,
		profile_id: customers.amelia,
	},
	{
		location_id: locations.melbourne,
		timezone: 'Australia/Melbourne',
		hour: 14,
		profile_id: customers.siobhan,
	},
	{ location_id: locations.london, timezone: 'Europe/London', hour: 12, profile_id: customers.wei },
];

/** Today, tomorrow and the day after at each shop: what is tomorrow here may be the day after there. */
const DAYS = [0, 1, 2];
const MINUTES = 45;

export function seedBookings(sandbox: Sandbox, now: Date): void {
	for (const days of DAYS) {
		for (const { hour, ...who } of ON_EACH_DAY) {
			const start = DateTime.fromJSDate(now, { zone: who.timezone })
				.startOf('day')
				.plus({ days })
				.set({ hour });
			sandbox.addAppointment({
				...who,
				appointment_definition_id: definitions.suitFitting,
				scheduled_start_at: start.toFormat('yyyy-MM-dd HH:mm:ss'),
				scheduled_end_at: start.plus({ minutes: MINUTES }).toFormat('yyyy-MM-dd HH:mm:ss'),
			});
		}
	}
}
