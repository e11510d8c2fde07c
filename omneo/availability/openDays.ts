/** Whether opening hours in an answer show that a day is closed. */
import { isRecord } from '../text';
import { readFlag } from '../values';

/** How the API names days. Source: SDK live tests of normal hours. */
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * Whether a service, a shop or a staff member is closed for all of a day, `YYYY-MM-DD`. False where
 * the answer does not show it.
 */
export function isClosedOn(
	{ normal_hours, special_hours }: Record<string, unknown>,
	day: string,
): boolean {
	const special = rowsOf(special_hours).find((entry) => covers(entry, day));
	if (special) return isClosed(special);
	const code = DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
	const week = rowsOf(normal_hours).filter((entry) => DAYS.includes(dayOf(entry)));
	const own = week.filter((entry) => dayOf(entry) === code);
	// A service has hours only for the days on which it is offered.
	return week.length > 0 && own.every(isClosed);
}

function rowsOf(list: unknown): Array<Record<string, unknown>> {
	return Array.isArray(list) ? list.filter(isRecord) : [];
}

function dayOf({ day_of_week }: Record<string, unknown>): string {
	return String(day_of_week).slice(0, 3).toUpperCase();
}

/** The docs have `is_closed` as text, the SDK as a boolean. */
function isClosed({ is_closed }: Record<string, unknown>): boolean {
	const read = readFlag(is_closed);
	return read.ok && read.value === true;
}

function covers(entry: Record<string, unknown>, day: string): boolean {
	const [from, until] = [entry.start_at, entry.end_at].map((end) => String(end).slice(0, 10));
	if (![from, until].every((end) => /^\d{4}-\d{2}-\d{2}$/.test(end))) return false;
	const repeats = readFlag(entry.is_repeating);
	if (!(repeats.ok && repeats.value === true)) return from <= day && day <= until;
	const [first, last, own] = [from, until, day].map((one) => one.slice(5));
	// Over the end of a year, the last day comes before the first.
	return first <= last ? first <= own && own <= last : own >= first || own <= last;
}
