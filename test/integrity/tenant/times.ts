/** Times as the tenant keeps and writes them. Its shops are in zones whose offset never changes. */

/** Hours from UTC, by IANA name. */
const OFFSETS: Record<string, number> = { UTC: 0, 'Australia/Brisbane': 10 };

export const ZONE = 'Australia/Brisbane';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The moment of a request's clock text; undefined when the tenant cannot read it. */
export function momentOf(text: unknown, zone: unknown): number | undefined {
	const offset = OFFSETS[String(zone)];
	if (offset === undefined || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(String(text)))
		return undefined;
	const utc = Date.parse(`${String(text).replace(' ', 'T')}Z`);
	return Number.isNaN(utc) ? undefined : utc - offset * HOUR;
}

/** What the clocks of a zone show at a moment, as requests write it. */
export function clockText(moment: number, zone = ZONE): string {
	const local = new Date(moment + OFFSETS[zone] * HOUR).toISOString();
	return local.slice(0, 19).replace('T', ' ');
}

/** A full hour of a day in Brisbane, so many days after the moment given. */
export function hourOfDay(from: number, days: number, hour: number): number {
	const day = clockText(from + days * DAY).slice(0, 10);
	return momentOf(`${day} ${String(hour).padStart(2, '0')}:00:00`, ZONE) as number;
}

export const iso = (moment: number) => new Date(moment).toISOString();
