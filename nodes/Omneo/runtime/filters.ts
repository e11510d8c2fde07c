import { type Checked, FieldCheck } from '../../../omneo/checked';
import { invalidInput } from '../../../omneo/errors';
import { type Filter, equals, oneOf } from '../../../omneo/filters';
import {
	customerIdOf,
	definitionIdOf,
	locationIdOf,
	type Reference,
	staffIdOf,
} from '../../../omneo/references';
import { isBlank, snakeCase } from '../../../omneo/text';
import { checkZone, momentOfAnswer, momentOfWall, readTime } from '../../../omneo/time';
import type { Item } from './item';

/** The names that records of different kinds give to the same things. */
export interface FilterNames {
	/** The parameter for the staff member, which is named as the field is. */
	staff?: string;
	/** The field that 'Starts From' and 'Starts Before' look at. */
	start?: string;
}

/**
 * The filters of a list as the form has them. Times are never sent: filters by range are typed in
 * the SDK but not confirmed, so they are checked on what comes back.
 * @throws OmneoError that names every filter that cannot be used.
 */
export async function readFilters<T>(
	item: Item,
	names: FilterNames = {},
): Promise<Array<Filter<T>>> {
	const given = item.group('filters');
	const check = new FieldCheck();
	const { lookups } = item;
	const filters: Array<Filter<T>> = [];

	const byId = async <Id extends string | number>(
		parameter: string,
		field: string,
		find: (reference: Reference) => Promise<Checked<Id | undefined>>,
	): Promise<Id | undefined> => {
		const reference = given.reference(parameter);
		if (!reference || isBlank(reference.value)) return undefined;
		const id = check.take(field, await find(reference));
		if (id !== undefined) filters.push(equals(field as keyof T & string, id));
		return id;
	};
	await byId('appointmentDefinitionId', 'appointment_definition_id', (ref) =>
		definitionIdOf(ref, lookups),
	);
	const location = await byId('locationId', 'location_id', (ref) => locationIdOf(ref, lookups));
	await byId('profileId', 'profile_id', (ref) => customerIdOf(ref, lookups));
	const { staff = 'assignedStaffId', start = 'scheduled_start_at' } = names;
	await byId(staff, snakeCase(staff), (ref) => staffIdOf(ref, location, lookups));

	const statuses = [given.plain.status ?? []].flat().filter((status) => !isBlank(status));
	if (statuses.length > 0) filters.push(oneOf('status' as keyof T & string, statuses.map(String)));

	const zone = given.reference('timezone')?.value;
	const bounds = {
		starts_from: readMoment(given.plain.startsFrom, 'starts_from', zone, item, check),
		starts_before: readMoment(given.plain.startsBefore, 'starts_before', zone, item, check),
	};
	if (bounds.starts_from !== undefined || bounds.starts_before !== undefined) {
		const { starts_from: from = -Infinity, starts_before: before = Infinity } = bounds;
		filters.push({
			holds: (record) => {
				const moment = momentOfAnswer((record as Record<string, unknown>)[start]);
				return moment !== undefined && moment >= from && moment < before;
			},
		});
	}
	if (!check.clean) throw invalidInput(check.problems);
	return filters;
}

function readMoment(
	given: unknown,
	field: string,
	zone: unknown,
	item: Item,
	check: FieldCheck,
): number | undefined {
	const time = check.take(field, readTime(given));
	if (!time) return undefined;
	if (time.kind === 'instant') return time.millis;
	const named = isBlank(zone) ? item.workflowZone : String(zone);
	const checked = check.take('timezone', checkZone(named));
	// For a bound, the earlier of two equal clock times leaves nothing out.
	if (checked === undefined) return undefined;
	return check.take(field, momentOfWall(time.wall, checked, 'earlier'));
}
