/** The days that the chapters book: ahead of today, so that a calendar finds them. */
import { DateTime } from 'luxon';
import { SHOP_ZONE } from './settings';

/** The shop's clock on a Monday in two to three weeks, when all of the staff the tests need work. */
export function mondayAt(hour: number, minute = 0): DateTime {
	return DateTime.now()
		.setZone(SHOP_ZONE)
		.plus({ weeks: 2 })
		.endOf('week')
		.plus({ days: 1 })
		.set({ hour, minute, second: 0, millisecond: 0 });
}

/** As Omneo answers a moment: the clock in UTC. */
export function inUtc(time: DateTime): string {
	return time.toUTC().toFormat('yyyy-MM-dd HH:mm:ss');
}
