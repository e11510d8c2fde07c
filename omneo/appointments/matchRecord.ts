/** Compares a record of a list with what a request asks for. */
import type { ApiRecord } from '../client/requests';
import { isRecord } from '../text';
import { isBlank } from '../values';
import { momentOfAnswer } from '../time';

/** `unclear` when the record lacks a field that must be compared. */
export type Match = 'same' | 'other' | 'unclear';

/** The first difference decides; without one, anything unclear does. */
export function combine(...matches: Match[]): Match {
	if (matches.includes('other')) return 'other';
	return matches.includes('unclear') ? 'unclear' : 'same';
}

/** Compares IDs by field. Those that are not wanted are not compared. */
export function matchIds(
	record: ApiRecord,
	wanted: Record<string, string | number | undefined>,
): Match {
	const matches = Object.entries(wanted).map(([field, id]): Match => {
		if (id === undefined) return 'same';
		const own = idIn(record, field);
		if (own === undefined) return 'unclear';
		return own === plain(id) ? 'same' : 'other';
	});
	return combine(...matches);
}

/** The ID in a field or in the record that is embedded for it: `profile_id`, else `profile.id`. */
function idIn(record: ApiRecord, field: string): string | undefined {
	const embedded = record[field.replace(/_id$/, '')];
	return plain(record[field]) ?? (isRecord(embedded) ? plain(embedded.id) : undefined);
}

/** IDs are compared as text; one in capitals is the same ID. */
function plain(id: unknown): string | undefined {
	if (typeof id === 'number') return String(id);
	return typeof id === 'string' && !isBlank(id) ? id.trim().toLowerCase() : undefined;
}

/** Whether a time of a record is in a span of milliseconds since 1970, both ends counted. */
export function matchTime(answered: unknown, from: number, until: number): Match {
	const moment = momentOfAnswer(answered);
	if (moment === undefined) return 'unclear';
	return moment >= from && moment <= until ? 'same' : 'other';
}

/** A record in one of these statuses takes no place; one that names no status does. */
export function matchStatus(status: unknown, inactive: readonly string[], wanted?: string): Match {
	const own = typeof status === 'string' ? status.trim().toLowerCase() : '';
	return inactive.includes(own) && own !== wanted ? 'other' : 'same';
}
