import type { ApiRecord } from '../../../omneo/client/requests';
import { isRecord } from '../../../omneo/text';
import type { WritePlan } from './operation';

/** The IDs of a body that people know by a name, and the name's own field. */
const NAMED = {
	appointment_definition_id: 'appointment_definition_name',
	location_id: 'location_name',
	profile_id: 'profile_name',
	assigned_staff_id: 'assigned_staff_name',
	staff_id: 'staff_name',
};

/**
 * What a dry run shows: that nothing was written, the exact request, and how the form's values became
 * it. `names` are those that the look-ups of the item came across, by field and ID: no more is asked.
 */
export function preview(
	{ request, resolved, existing }: WritePlan,
	names: ReadonlyMap<string, string> = new Map(),
): ApiRecord {
	const { method, path, body = null } = request;
	return {
		message: existing
			? 'Dry run: nothing was written. Omneo already has it as asked, so nothing would be sent.'
			: 'Dry run: nothing was written. This is the request that would be sent.',
		dry_run: true,
		would_write: existing === undefined,
		request: {
			method,
			path: `/${path.map((segment) => encodeURIComponent(segment)).join('/')}`,
			body,
		},
		resolved: { ...namesIn(body, names), ...resolved },
	};
}

function namesIn(body: unknown, names: ReadonlyMap<string, string>): ApiRecord {
	if (!isRecord(body)) return {};
	const known = Object.entries(NAMED).map(([field, named]) => [
		named,
		names.get(`${field} ${String(body[field])}`),
	]);
	return Object.fromEntries(known.filter(([, name]) => name !== undefined)) as ApiRecord;
}
