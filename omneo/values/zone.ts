/** Time zones. */
import { IANAZone } from 'luxon';
import { type Result, ok, invalid } from '../validation';
import { plainDashes } from './characters';
import { readLine } from './given';
import { ABBREVIATIONS, RENAMED, RULED, SAME_AS_GMT, SAME_AS_UTC, WINDOWS } from './zoneTables';

const EXAMPLE = 'Australia/Melbourne';
const REFUSAL = `isn't a time zone. Use a name such as ${EXAMPLE}`;

let names: string[] | undefined;
let known: ReadonlyMap<string, string> | undefined;

/** All zones that this machine knows, by their names of today, and UTC. */
export function zoneNames(): string[] {
	names ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(nameOfToday)])].sort();
	return names;
}

/**
 * A zone by any of its IANA names, in its usual spelling; names that were replaced, and those of one
 * word such as NZ, become the name of today. Offsets, abbreviations and names of Windows are refused
 * with the reason: Omneo takes IANA names, and an offset does not know about daylight saving.
 */
export function readZone(value: unknown): Result<string | undefined> {
	return readLine(value, REFUSAL, (line) => {
		const wanted = plainDashes(line).replace(/ ?\/ ?/g, '/');
		const name = wanted.replace(/ /g, '_');
		const abbreviation = ABBREVIATIONS[wanted.toUpperCase()];
		if (abbreviation) return invalid(abbreviationProblem(wanted, abbreviation));
		const listed = knownZones().get(name.toLowerCase());
		if (listed) return ok(listed);
		if (isLink(name)) return ok(spelled(name));
		return invalid(reasonAgainst(wanted));
	});
}

function knownZones(): ReadonlyMap<string, string> {
	known ??= new Map(
		[
			...[...Object.keys(RENAMED), ...zoneNames()].map((name) => [name, nameOfToday(name)]),
			...SAME_AS_UTC.map((name) => [name, 'UTC']),
			...[...SAME_AS_GMT, 'GMT'].map((name) => [name, 'GMT']),
			...RULED.filter((name) => IANAZone.isValidZone(name)).map((name) => [name, name]),
		].map(([name, today]) => [name.toLowerCase(), today]),
	);
	return known;
}

/** A machine with old data may not know a new name yet, and must still be able to count in the zone. */
function nameOfToday(name: string): string {
	const renamed = RENAMED[name];
	return renamed && IANAZone.isValidZone(renamed) ? renamed : name;
}

/** Names that stand for another zone, such as US/Pacific, are in no list. */
function isLink(name: string): boolean {
	return /^[a-z][\w+-]*(?:\/[\w+-]+)+$/i.test(name) && IANAZone.isValidZone(name);
}

/** `us/pacific` as `US/Pacific`. A name that has capitals already stays. */
function spelled(name: string): string {
	if (/[A-Z]/.test(name)) return name;
	return name
		.replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase())
		.replace(/^Us\//, 'US/')
		.replace(/^Etc\/Gmt/, 'Etc/GMT');
}

/** Only what is known to be meant as a zone is repeated: a wrongly mapped field may hold a name. */
function reasonAgainst(wanted: string): string {
	const windows = /^(.{1,30}) (?:Standard|Daylight|Summer) Time$/i.exec(wanted);
	if (windows) {
		const [, zone] =
			Object.entries(WINDOWS).find(([name]) => name.toLowerCase() === windows[1].toLowerCase()) ??
			[];
		return zone
			? `'${wanted}' is a Windows name. Use ${zone}`
			: `is a Windows name. Use an IANA name such as ${EXAMPLE}`;
	}
	if (/^(?:UTC|GMT)? ?[+-]? ?\d{1,2}(?::?\d{2})?$|^Z$/i.test(wanted)) {
		return `is an offset from UTC, which doesn't say when clocks change. Use a name such as ${EXAMPLE}`;
	}
	const city = wanted.replace(/ /g, '_').toLowerCase();
	const zones = zoneNames().filter((name) => name.toLowerCase().endsWith(`/${city}`));
	return zones.length === 1 ? `isn't a full name of a time zone. Use ${zones[0]}` : REFUSAL;
}

function abbreviationProblem(wanted: string, zone: string): string {
	return `'${wanted}' is an abbreviation that doesn't say when clocks change. Use a name such as ${zone}`;
}
