/** IANA time zones. */
import { IANAZone } from 'luxon';
import { type Result, ok, invalid } from '../validation';
import { isBlank } from '../text';

/**
 * Zones that this machine may list by a name that IANA has replaced, with the name of today. The
 * picker shows and Omneo gets the name of today. Source: the `backward` file of the tz database,
 * for the names that Unicode CLDR keeps.
 */
const RENAMED: Record<string, string> = {
	'Africa/Asmera': 'Africa/Asmara',
	'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
	'America/Catamarca': 'America/Argentina/Catamarca',
	'America/Coral_Harbour': 'America/Atikokan',
	'America/Cordoba': 'America/Argentina/Cordoba',
	'America/Godthab': 'America/Nuuk',
	'America/Indianapolis': 'America/Indiana/Indianapolis',
	'America/Jujuy': 'America/Argentina/Jujuy',
	'America/Louisville': 'America/Kentucky/Louisville',
	'America/Mendoza': 'America/Argentina/Mendoza',
	'Asia/Calcutta': 'Asia/Kolkata',
	'Asia/Katmandu': 'Asia/Kathmandu',
	'Asia/Rangoon': 'Asia/Yangon',
	'Asia/Saigon': 'Asia/Ho_Chi_Minh',
	'Atlantic/Faeroe': 'Atlantic/Faroe',
	'Europe/Kiev': 'Europe/Kyiv',
	'Pacific/Enderbury': 'Pacific/Kanton',
	'Pacific/Ponape': 'Pacific/Pohnpei',
	'Pacific/Truk': 'Pacific/Chuuk',
};

let names: string[] | undefined;
let byLowerCase: Map<string, string> | undefined;

/** All zones this machine knows, by their names of today, and UTC. */
export function zoneNames(): string[] {
	names ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(nameOfToday)])].sort();
	return names;
}

function knownZones(): Map<string, string> {
	byLowerCase ??= new Map(
		[...Object.keys(RENAMED), ...zoneNames()].map((name) => [
			name.toLowerCase(),
			nameOfToday(name),
		]),
	);
	return byLowerCase;
}

/**
 * The zone, by its name of today and in its usual spelling. Offsets (`+10:00`) and abbreviations
 * without rules are refused: Omneo asks for an IANA name, and an offset does not know about
 * daylight saving.
 */
export function checkZone(text: string): Result<string> {
	const wanted = text.trim();
	const known = knownZones().get(wanted.toLowerCase());
	if (known) return ok(known);
	// Names that link to others, such as US/Pacific, are valid zones although no list has them.
	if (
		/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)+$/.test(wanted) &&
		IANAZone.isValidZone(wanted)
	) {
		return ok(wanted);
	}
	const shown = /^[\w/+-]{1,40}$/.test(wanted) ? `'${wanted}'` : 'this value';
	return invalid(`${shown} isn't a supported time zone. Use a name such as Australia/Melbourne.`);
}

/** The zone of a place, else the workflow's. */
export function zoneOfPlace(own: string | null | undefined, workflowZone: string): Result<string> {
	if (isBlank(own)) return checkZone(workflowZone);
	const zone = checkZone(own);
	if (zone.ok) return zone;
	return invalid(
		"the location's time zone in Omneo isn't valid. Set 'Timezone', or correct it in Omneo.",
	);
}

/** The zones in a booking: its own, and that of the location when the response embeds it. */
interface Booked {
	timezone?: string | null;
	location?: { timezone?: string | null } | null;
}

/**
 * The zone to show a booking in: its own, unless that is UTC, else its location's. A booking is sent
 * in UTC where only that names its moment (see `planTimes`), and still takes place on local time.
 * Undefined when the response names no usable zone.
 */
export function zoneOfBooking({ timezone, location }: Booked): string | undefined {
	const [own, place] = [timezone, location?.timezone].map((name) => {
		const zone = typeof name === 'string' ? checkZone(name) : undefined;
		return zone?.ok ? zone.value : undefined;
	});
	return own === 'UTC' ? place : (own ?? place);
}

/** The current name, unless this machine's data does not have it yet. */
function nameOfToday(name: string): string {
	const renamed = RENAMED[name];
	return renamed && IANAZone.isValidZone(renamed) ? renamed : name;
}
