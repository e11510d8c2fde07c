/** Zones by their names: of today, of before, links, and what is no name of a zone. */
import { readZone } from '../../../omneo/values';
import { zoneNames } from '../../../omneo/values/zone';

type Read = { ok: boolean; value?: unknown; problem?: string };

it.each([
	['Australia/Melbourne', 'Australia/Melbourne'],
	['australia/melbourne', 'Australia/Melbourne'],
	['AUSTRALIA/MELBOURNE', 'Australia/Melbourne'],
	['Australia / Melbourne', 'Australia/Melbourne'],
	['Australia/ Melbourne', 'Australia/Melbourne'],
	['Australia /Melbourne', 'Australia/Melbourne'],
	['america/new york', 'America/New_York'],
	['America/Port-au-Prince', 'America/Port-au-Prince'],
	['UTC', 'UTC'],
	['utc', 'UTC'],
	['Etc/UTC', 'UTC'],
	['GMT', 'GMT'],
	['Etc/GMT', 'GMT'],
	['Asia/Calcutta', 'Asia/Kolkata'],
	['Europe/Kiev', 'Europe/Kyiv'],
	// Links: names that stand for another zone, and are in no list.
	['US/Pacific', 'US/Pacific'],
	['us/pacific', 'US/Pacific'],
	['us/east-indiana', 'US/East-Indiana'],
	['brazil/east', 'Brazil/East'],
	['canada/atlantic', 'Canada/Atlantic'],
	['Etc/GMT-10', 'Etc/GMT-10'],
	['etc/gmt+5', 'Etc/GMT+5'],
])('%s is the zone %s', (given, value) => {
	expect(readZone(given)).toEqual({ ok: true, value });
});

const problem = (given: string) => (readZone(given) as Read).problem;

it.each([
	['AUS Eastern Standard Time', /Windows name\. Use Australia\//],
	['aus eastern daylight time', /Windows name\. Use Australia\//],
	['Nowhere Standard Time', /Windows name\. Use an IANA name such as/],
	['my AUS Eastern Standard Time zone', /^isn't a time zone/],
	['+10:00', /offset/],
	['10', /offset/],
	['UTC+10', /offset/],
	['gmt -5', /offset/],
	['GMT+1030', /offset/],
	['+10:30', /offset/],
	['Z', /offset/],
	['Melbourne', /full name.*Use Australia\/Melbourne$/],
	['new york', /full name.*Use America\/New_York$/],
	['xz', /^isn't a time zone/],
	['Zx', /^isn't a time zone/],
	['room 10', /^isn't a time zone/],
	['10:00:00 or so', /^isn't a time zone/],
	['Ana Lee', /^isn't a time zone/],
	['Mars/Base', /^isn't a time zone/],
	['x Australia/Melbourne', /^isn't a time zone/],
	['EST', /abbreviation/],
	['est', /abbreviation/],
])('%s is refused with the reason', (given, reason) => {
	expect(problem(given)).toMatch(reason);
});

it('the list has each name of today once, in order, and UTC', () => {
	const names = zoneNames();
	expect(names).toContain('UTC');
	expect(names).toContain('Australia/Melbourne');
	expect(names).toContain('Asia/Kolkata');
	expect(names).not.toContain('Asia/Calcutta');
	expect([...new Set(names)].sort()).toEqual(names);
	expect(names.length).toBeGreaterThan(300);
	expect(zoneNames()).toBe(names);
});
