/** The shops: five open ones in five zones, and one that closed for good. */
import type { Place, SpecialDays, Week } from '../records';

export const placeIds = {
	/** UTC+10, summer time from October to April. */
	melbourne: 101,
	/** UTC, summer time from March to October. */
	london: 102,
	/** UTC+10 all year. */
	brisbane: 103,
	/** UTC+9:30, summer time from October to April. */
	adelaide: 104,
	/** UTC-5, summer time from March to November. */
	newYork: 105,
	/** Permanently closed. */
	sydney: 106,
} as const;

const everyDay: Week = {
	monday: ['09:00', '18:00'],
	tuesday: ['09:00', '18:00'],
	wednesday: ['09:00', '18:00'],
	thursday: ['09:00', '21:00'],
	friday: ['09:00', '21:00'],
	saturday: ['09:00', '17:00'],
	sunday: ['10:00', '17:00'],
};

const closedOnSunday: Week = { ...everyDay, sunday: undefined };

const christmas: SpecialDays = {
	name: 'Christmas Day',
	start: '2025-12-25',
	end: '2025-12-25',
	repeating: true,
	hours: null,
};

const newYearsEve: SpecialDays = {
	name: "New Year's Eve",
	start: '2025-12-31',
	end: '2025-12-31',
	repeating: true,
	hours: ['09:00', '15:00'],
};

function place(
	id: number,
	name: string,
	timezone: string,
	externalId: string,
	open: Pick<Place, 'week' | 'special'> | null,
): Place {
	const handle = name.toLowerCase().replaceAll(' ', '-');
	const hours = open ?? { week: {}, special: [] };
	return { id, name, handle, timezone, externalId, closedForGood: !open, ...hours };
}

const allWeek = { week: everyDay, special: [christmas, newYearsEve] };
const sixDays = { week: closedOnSunday, special: [christmas] };
const { melbourne, london, brisbane, adelaide, newYork, sydney } = placeIds;

export const places: Place[] = [
	place(melbourne, 'Melbourne Collins Street', 'Australia/Melbourne', 'STORE-MEL', allWeek),
	place(london, 'London Marylebone', 'Europe/London', 'STORE-LON', allWeek),
	place(brisbane, 'Brisbane James Street', 'Australia/Brisbane', 'STORE-BNE', sixDays),
	place(adelaide, 'Adelaide Rundle Mall', 'Australia/Adelaide', 'STORE-ADL', sixDays),
	place(newYork, 'New York SoHo', 'America/New_York', 'STORE-NYC', allWeek),
	place(sydney, 'Sydney The Rocks', 'Australia/Sydney', 'STORE-SYD', null),
];
