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

export const places: Place[] = [
	{
		id: placeIds.melbourne,
		name: 'Melbourne Collins Street',
		handle: 'melbourne-collins-street',
		timezone: 'Australia/Melbourne',
		externalId: 'STORE-MEL',
		closedForGood: false,
		week: everyDay,
		special: [christmas, newYearsEve],
	},
	{
		id: placeIds.london,
		name: 'London Marylebone',
		handle: 'london-marylebone',
		timezone: 'Europe/London',
		externalId: 'STORE-LON',
		closedForGood: false,
		week: everyDay,
		special: [christmas, newYearsEve],
	},
	{
		id: placeIds.brisbane,
		name: 'Brisbane James Street',
		handle: 'brisbane-james-street',
		timezone: 'Australia/Brisbane',
		externalId: 'STORE-BNE',
		closedForGood: false,
		week: closedOnSunday,
		special: [christmas],
	},
	{
		id: placeIds.adelaide,
		name: 'Adelaide Rundle Mall',
		handle: 'adelaide-rundle-mall',
		timezone: 'Australia/Adelaide',
		externalId: 'STORE-ADL',
		closedForGood: false,
		week: closedOnSunday,
		special: [christmas],
	},
	{
		id: placeIds.newYork,
		name: 'New York SoHo',
		handle: 'new-york-soho',
		timezone: 'America/New_York',
		externalId: 'STORE-NYC',
		closedForGood: false,
		week: everyDay,
		special: [christmas, newYearsEve],
	},
	{
		id: placeIds.sydney,
		name: 'Sydney The Rocks',
		handle: 'sydney-the-rocks',
		timezone: 'Australia/Sydney',
		externalId: 'STORE-SYD',
		closedForGood: true,
		week: {},
		special: [],
	},
];
