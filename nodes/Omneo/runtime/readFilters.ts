import { FieldErrors } from '../../../omneo/validation';
import { invalidInput } from '../../../omneo/errors';
import {
	EMPTY_FILTER,
	type Filter,
	equals,
	oneOf,
	readChoices,
} from '../../../omneo/client/listFilters';
import { resolveReferences } from '../../../omneo/client/references';
import { isBlank, snakeCase } from '../../../omneo/text';
import { checkZone, momentOfAnswer, momentOfTime, readTime } from '../../../omneo/time';
import type { Item } from './item';

/** What differs between the lists. */
export interface FilterNames {
	/** The values that the field `status` can have. */
	statuses: readonly string[];
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

	const parameters = ['appointmentDefinitionId', 'locationId', 'profileId', staff];
	const pickers = parameters.map((name) => [snakeCase(name), given.reference(name)] as const);
	for (const [field, picker] of pickers) {
		if (picker && isBlank(picker.value)) check.add(field, EMPTY_FILTER);
	}
	const filled = pickers.filter(([, picker]) => !isBlank(picker?.value));
	const ids = await resolveReferences(Object.fromEntries(filled), item.lookups, check);
	for (const [field, id] of Object.entries(ids)) {
		if (id !== undefined) filters.push(equals(field as keyof T & string, id as string | number));
	}

	const chosen = check.unwrap('status', readChoices(given.plain.status, statuses)) ?? [];
	if (chosen.length > 0) filters.push(oneOf('status' as keyof T & string, chosen));

	const zone = given.reference('timezone')?.value;
	// Validated even when no time filter uses it.
	if (!isBlank(zone)) check.unwrap('timezone', checkZone(String(zone)));
	const bound = (name: string) => readMoment(given.plain[name], snakeCase(name), zone, item, check);
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

function readMoment(
	given: unknown,
	field: string,
	zone: unknown,
	item: Item,
	check: FieldErrors,
): number | undefined {
	const time = check.unwrap(field, readTime(given));
	if (!time) return undefined;
	const named = isBlank(zone) ? item.workflowZone : String(zone);
	const checked = time.kind === 'instant' ? 'UTC' : check.unwrap('timezone', checkZone(named));
	if (checked === undefined) return undefined;
	// In a repeated hour, the earlier time leaves nothing out.
	return check.unwrap(field, momentOfTime(time, checked, 'earlier'));
}
