/** What an AI model reads of appointments. */
import type { ApiRecord } from '../../../../omneo/client/requests';
import { linesInLimit, spanInWords } from '../../../../omneo/time/words';

/** `Suit Fitting for Amelia Nguyen on Monday 22 March 2027, 10:00 to 10:45 at Melbourne Collins Street`. */
function inWords(record: ApiRecord): string {
	const text = (name: string) => (typeof record[name] === 'string' ? record[name] : undefined);
	const service =
		text('appointment_definition_name') ?? `Service ${String(record.appointment_definition_id)}`;
	const customer = text('profile_name') ?? text('profile_email');
	const start = text('scheduled_start_at');
	const shop = text('location_name') ?? `location ${String(record.location_id)}`;
	const staff = text('assigned_staff_name');
	return [
		service,
		customer && `for ${customer}`,
		start && `on ${spanInWords(start, text('scheduled_end_at'))}`,
		`at ${shop}`,
		staff && `with ${staff}`,
	]
		.filter(Boolean)
		.join(' ');
}

/** One appointment: its ID, and what it is now. */
export function appointmentAnswer(record: ApiRecord, more: ApiRecord = {}): ApiRecord {
	const { id, status, scheduled_start_at } = record;
	return { id, status, ...more, appointment: inWords(record), scheduled_start_at };
}

/** As many as a tool asks Omneo for. */
export const MOST_LISTED = 500;

/** A line each, earliest first. */
export function appointmentLines(records: ApiRecord[]): ApiRecord {
	if (records.length === 0) return { appointments: 'none found' };
	const sorted = [...records].sort(
		(a, b) => Date.parse(String(a.scheduled_start_at)) - Date.parse(String(b.scheduled_start_at)),
	);
	const lines = sorted.map((one) => `ID ${String(one.id)}, ${String(one.status)}: ${inWords(one)}`);
	const more = 'Ask for fewer days, or for one shop or customer.';
	const isCut = records.length >= MOST_LISTED ? [`There may be more. ${more}`] : [];
	return { appointments: [...linesInLimit(lines, more), ...isCut] };
}
