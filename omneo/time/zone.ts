/** IANA time zones. */
import { IANAZone } from 'luxon';
import { type Checked, ok, problem } from '../checked';
import { isBlank } from '../text';

let names: string[] | undefined;

/** All zones this machine knows by their current names, plus UTC. */
export function zoneNames(): string[] {
	names ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
	return names;
}

/**
 * The zone, in its usual spelling. Offsets (`+10:00`) and abbreviations without rules are refused:
 * Omneo asks for an IANA name, and an offset does not know about daylight saving.
 */
export function checkZone(text: string): Checked<string> {
	const wanted = text.trim();
	const known = zoneNames().find((name) => name.toLowerCase() === wanted.toLowerCase());
	if (known) return ok(known);
	// Older names such as Asia/Calcutta are not in the list but are zones all the same.
	if (
		/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)+$/.test(wanted) &&
		IANAZone.isValidZone(wanted)
	) {
		return ok(wanted);
	}
	const shown = /^[\w/+-]{1,40}$/.test(wanted) ? `'${wanted}'` : 'The text';
	return problem(`${shown} is not a time zone. Use an IANA name such as Australia/Melbourne.`);
}

/** The zone of a place, else the workflow's. */
export function zoneOfPlace(own: string | null | undefined, workflowZone: string): Checked<string> {
	if (isBlank(own)) return checkZone(workflowZone);
	const zone = checkZone(own);
	if (zone.ok) return zone;
	return problem(`The location's own time zone cannot be used. ${zone.problem}`);
}
