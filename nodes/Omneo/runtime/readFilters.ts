import { FieldErrors } from '../../../omneo/validation';
import { invalidInput } from '../../../omneo/errors';
import { EMPTY_FILTER, type Filter, equals, oneOf } from '../../../omneo/client/listFilters';
import { type Ids, resolveReferences } from '../../../omneo/client/references';
import { snakeCase } from '../../../omneo/text';
import { isGiven, readChoices, readMoment, readZone } from '../../../omneo/values';
import { momentOfAnswer, momentOfTime, zoneOfWorkflow } from '../../../omneo/time';
import { labelledChoices } from '../fields/choices';
import type { LookupCache } from '../../../omneo/client/lookupCache';
import type { Group, Item } from './item';

/** What differs between the lists. */
export interface FilterNames {
	/** The values that the field `status` can have. */
	statuses: ReadonlyArray<{ name: string; value: string }>;
	/** The parameter for the staff member, which is named as the field is. */
	staff?: string;
	/** The field that the two times look at, and the parameters for them. */
	time?: { field: string; from: string; before: string };
}

const STARTS = { field: 'scheduled_start_at', from: 'startsFrom', before: 'startsBefore' };

/**
 * The filters of a list as the form has them. Times are never sent: filters by range are typed in
 * the SDK but not confirmed, so they are checked on what comes back.
 * @throws OmneoError that names every filter that cannot be used.
 */
export async function readFilters<T>(item: Item, names: FilterNames): Promise<Array<Filter<T>>> {
	const given = item.group('filters');
	const check = new FieldErrors();
	const filters: Array<Filter<T>> = [];
	const { statuses, staff = 'assignedStaffId', time = STARTS } = names;

	const ids = await pickedIds(given, item.lookups, check, staff);
	for (const [field, id] of Object.entries(ids)) {
		if (id !== undefined) filters.push(equals(field as keyof T & string, id));
	}
	const chosen = chosenStatuses(given, statuses, check);
	if (chosen.length > 0) filters.push(oneOf('status' as keyof T & string, chosen));

	// Validated even when no time filter uses it.
	const zone = check.unwrap('timezone', readZone(given.reference('timezone')?.value));
	const bound = (name: string) => momentOf(given.plain[name], snakeCase(name), zone, item, check);
	const from = bound(time.from);
	const before = bound(time.before);
	if (from !== undefined || before !== undefined) {
		filters.push({
			holds: (record) => {
				const moment = momentOfAnswer((record as Record<string, unknown>)[time.field]);
				return (
					moment !== undefined && moment >= (from ?? -Infinity) && moment < (before ?? Infinity)
				);
			},
		});
	}
	if (!check.isEmpty) throw invalidInput(check.messages);
	return filters;
}

/** The IDs of what the pickers of a group of filters name, by the API's fields; problems are noted in `check`. */
export async function pickedIds(
	given: Group,
	lookups: LookupCache,
	check: FieldErrors,
	staff = 'assignedStaffId',
): Promise<Ids> {
	const parameters = ['appointmentDefinitionId', 'locationId', 'profileId', staff];
	const pickers = parameters.map((name) => [snakeCase(name), given.reference(name)] as const);
	for (const [field, picker] of pickers) {
		if (picker && !isGiven(picker.value)) check.add(field, EMPTY_FILTER);
	}
	const filled = pickers.filter(([, picker]) => isGiven(picker?.value));
	return await resolveReferences(Object.fromEntries(filled), lookups, check);
}

/** The chosen statuses; none when the filter is left out. */
export function chosenStatuses(
	{ plain }: Group,
	statuses: FilterNames['statuses'],
	check: FieldErrors,
): string[] {
	return check.unwrap('status', readChoices(plain.status, labelledChoices(statuses))) ?? [];
}

/** A time without an offset is on the clock of the zone, else of the workflow's. */
function momentOf(
	given: unknown,
	field: string,
	zone: string | undefined,
	item: Item,
	check: FieldErrors,
): number | undefined {
	const time = check.unwrap(field, readMoment(given, item));
	if (!time) return undefined;
	if (time.kind === 'instant') return time.millis;
	const named = zone ?? check.unwrap('timezone', zoneOfWorkflow(item.workflowZone));
	// In a repeated hour, the earlier time leaves nothing out.
	return named === undefined
		? undefined
		: check.unwrap(field, momentOfTime(time, named, 'earlier'));
}
