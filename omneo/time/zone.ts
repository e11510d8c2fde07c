/** The zones of places and bookings. */
import { type Result, ok, invalid } from '../validation';
import { readZone } from '../values';

const NOT_VALID =
	"the location's time zone in Omneo isn't valid. Set 'Timezone', or correct it in Omneo.";

/** The zone of a place, else the workflow's. */
export function zoneOfPlace(own: string | null | undefined, workflowZone: string): Result<string> {
	const zone = readZone(own);
	if (!zone.ok) return invalid(NOT_VALID);
	return zone.value === undefined ? zoneOfWorkflow(workflowZone) : ok(zone.value);
}

/** The workflow's zone, which n8n gives by any of its names. */
export function zoneOfWorkflow(name: string): Result<string> {
	const zone = readZone(name);
	return zone.ok ? ok(zone.value ?? 'UTC') : zone;
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
		const zone = readZone(name);
		return zone.ok ? zone.value : undefined;
	});
	return own === 'UTC' ? place : (own ?? place);
}
