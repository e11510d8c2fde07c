import { isRecord, snakeCase } from '../../../omneo/text';
import { order, transaction } from './references';

/** Parameter names are the API's names in camelCase, so they need no list to be mapped back. */
export function apiFields(fields: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [
			snakeCase(name),
			GROUPS.includes(name) && isRecord(value) ? apiFields(valuesOf(value)) : value,
		]),
	);
}

/** Fields that hold fields. */
const GROUPS = [order.name, transaction.name];

/** n8n keeps the fields of a group under the group's own name. */
function valuesOf(group: Record<string, unknown>): Record<string, unknown> {
	return isRecord(group.values) ? group.values : {};
}
