/** The parts that several records of the API share. */
import type { Context } from '../data/store';
import { utcText } from '../domain/wallClock';
import {
	days,
	type Day,
	type Person,
	type Place,
	type SpecialDays,
	type Week,
} from '../data/records';

/** When the seeded records say they were made: long ago, and the same in every run. */
export const SEEDED_AT = new Date('2024-02-01T00:00:00Z');

/** Undocumented fields, as a later version of the API might add. */
export function extra(context: Context): Record<string, unknown> {
	if (!context.switches.extraFields) return {};
	return { loyalty_snapshot: { tier: 'gold', points: 120 }, channel_code: 'WEB-2' };
}

function renderClosed(context: Context, closed: boolean): boolean | string {
	if (context.switches.closedFlag === 'boolean') return closed;
	return closed ? '1' : '0';
}

/** How the API names a day. Source: SDK live tests of normal hours. */
function dayCode(day: Day): string {
	return day.slice(0, 3).toUpperCase();
}

/** Opening hours, one record a day. Source: `omneo-sdk`, normal-hours README (plain local `HH:mm`). */
export function renderWeek(context: Context, week: Week, firstId: number, owner = {}) {
	const at = utcText(SEEDED_AT, context.switches.timeFormat);
	return days.map((day, index) => ({
		id: firstId + index,
		...owner,
		day_of_week: dayCode(day),
		available_from: week[day]?.[0] ?? null,
		available_until: week[day]?.[1] ?? null,
		is_closed: renderClosed(context, !week[day]),
		created_at: at,
		updated_at: at,
	}));
}

export function renderSpecial(
	context: Context,
	special: SpecialDays[],
	firstId: number,
	owner = {},
) {
	const at = utcText(SEEDED_AT, context.switches.timeFormat);
	return special.map((entry, index) => ({
		id: firstId + index,
		...owner,
		name: entry.name,
		is_repeating: entry.repeating,
		available_from: entry.hours?.[0] ?? null,
		available_until: entry.hours?.[1] ?? null,
		start_at: entry.start,
		end_at: entry.end,
		is_closed: renderClosed(context, entry.hours === null),
		created_at: at,
		updated_at: at,
	}));
}

/** The short form of a person that other records embed. */
export function renderPerson(person: Person) {
	return {
		id: person.id,
		first_name: person.first,
		last_name: person.last,
		email: person.email,
	};
}

/** The short form of a location that other records embed. */
export function renderPlace(context: Context, place: Place) {
	const known = context.switches.locationTimezone === 'present';
	return {
		id: place.id,
		name: place.name,
		handle: place.handle,
		...(known ? { timezone: place.timezone } : {}),
	};
}
