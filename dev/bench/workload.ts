/** The bookings that every peer makes: all ids and times are given, so that one item is one request. */
import { DateTime } from 'luxon';
import type { INodeExecutionData } from 'n8n-workflow';
import { seed } from '../sandbox';

interface BookingRow {
	definition: number;
	location: number;
	profile: string;
	start: string;
	end: string;
	zone: string;
}

const ZONE = 'Australia/Melbourne';
const FORMAT = 'yyyy-MM-dd HH:mm:ss';
const FIRST = DateTime.fromISO('2027-03-22T00:00:00', { zone: 'utc' });

/** Each item has another customer, by which the server knows the requests of an item. */
const PROFILE_PREFIX = '3f0c9a52-6a4e-4b55-9d0a-';

function profileOf(item: number): string {
	return PROFILE_PREFIX + String(item).padStart(12, '0');
}

/** Index of the item that a request or a record is about. */
export function itemOf(profileId: string): number {
	return Number(profileId.slice(PROFILE_PREFIX.length));
}

export function bookingRows(count: number): INodeExecutionData[] {
	return Array.from({ length: count }, (_, item) => {
		// Not as far as 4 April, when the clocks go back.
		const start = FIRST.plus({ days: item % 10, minutes: 15 * (item % 48) });
		const row: BookingRow = {
			definition: seed.definitions.suitFitting,
			location: seed.locations.melbourne,
			profile: profileOf(item),
			start: start.toFormat(FORMAT),
			end: start.plus({ minutes: 45 }).toFormat(FORMAT),
			zone: ZONE,
		};
		return { json: { ...row } };
	});
}
