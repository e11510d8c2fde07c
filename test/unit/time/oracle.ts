/** What clocks show, by Intl alone: independent of the code under test and of its library. */

/** All zones of this machine. */
export const ZONES = Intl.supportedValuesOf('timeZone');

export const FROM = Date.UTC(2025, 0, 1);
export const TO = Date.UTC(2031, 0, 1);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A change of a zone's offset from UTC, in minutes; `at` is the first moment with the new one. */
export interface Change {
	zone: string;
	at: number;
	before: number;
	after: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
	let format = formats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			calendar: 'gregory',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
		});
		formats.set(zone, format);
	}
	return format;
}

/** The clock in the zone, as `2026-05-11 10:00:00`. */
export function clockAt(millis: number, zone: string): string {
	const parts: Record<string, string> = {};
	for (const { type, value } of formatOf(zone).formatToParts(millis)) parts[type] = value;
	return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`;
}

/** The moment at which a clock in UTC shows this. */
export function asUtc(clock: string): number {
	return Date.parse(`${clock.replace(' ', 'T')}Z`);
}

/** A clock that is so many milliseconds after 1970 began, as `2026-05-11 10:00:00`. */
export function clockOf(utc: number): string {
	return new Date(utc).toISOString().slice(0, 19).replace('T', ' ');
}

function offsetAt(millis: number, zone: string): number {
	const second = Math.floor(millis / 1000) * 1000;
	return (asUtc(clockAt(second, zone)) - second) / MINUTE;
}

/** All moments at which clocks in the zone show this, earliest first. */
export function momentsShowing(clock: string, zone: string): number[] {
	const utc = asUtc(clock);
	const offsets = [-26, -1, 1, 26].map((hours) => offsetAt(utc + hours * HOUR, zone));
	return [...new Set(offsets)]
		.map((offset) => utc - offset * MINUTE)
		.filter((millis) => clockAt(millis, zone) === clock)
		.sort((a, b) => a - b);
}

/** Some zones suspend daylight saving for Ramadan, and more of them may change within days. */
const DENSE = ['Africa/Casablanca', 'Africa/El_Aaiun'];

const changes = new Map<string, Change[]>();

/** Every change of the zone from 2025 to 2030, found by probing and halving. */
export function changesOf(zone: string): Change[] {
	let found = changes.get(zone);
	if (!found) {
		found = [];
		const step = DENSE.includes(zone) ? DAY / 2 : 7 * DAY;
		let before = offsetAt(FROM, zone);
		for (let probe = FROM; probe < TO; probe += step) {
			const after = offsetAt(probe + step, zone);
			if (after !== before) {
				found.push({ zone, at: firstWith(after, probe, probe + step, zone), before, after });
			}
			before = after;
		}
		changes.set(zone, found);
	}
	return found;
}

function firstWith(offset: number, low: number, high: number, zone: string): number {
	while (high - low > 1000) {
		const middle = Math.floor((low + high) / 2000) * 1000;
		if (offsetAt(middle, zone) === offset) high = middle;
		else low = middle;
	}
	return high;
}

export function allChanges(): Change[] {
	return ZONES.flatMap(changesOf);
}
