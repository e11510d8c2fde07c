import { type EntryRequest, findMatchingEntries } from '../../../omneo/appointments/findDuplicates';
import { matchIds } from '../../../omneo/appointments/matchRecord';
import { anyRecord } from '../../../omneo/client/parse';
import { type Path, isRowId } from '../../../omneo/client/requests';
import type { Item } from '../runtime/item';
import type { WritePlan } from '../runtime/operation';

/** Puts a customer onto a list. An entry without a profile cannot be found again afterwards. */
export function entryPlan(path: string, body: EntryRequest, open: readonly string[]): WritePlan {
	const { profile_id, appointment_definition_id, location_id } = body;
	const isKnown = profile_id !== undefined;
	const keys = isKnown
		? [[path, profile_id, appointment_definition_id, location_id].join(' ')]
		: [];
	return {
		request: { method: 'POST', path: [path], body },
		lockKeys: keys,
		creates: {
			keys,
			isUnique: false,
			find: isKnown
				? async (client, { agoMs }) =>
						await findMatchingEntries(client, path, body, open, { sentAgoMs: agoMs })
				: undefined,
			accepts: (answer) =>
				isRowId(answer.id) &&
				matchIds(answer, { profile_id, appointment_definition_id, location_id }) !== 'other',
			description: `this customer's entry for service ${appointment_definition_id} at location ${location_id}`,
		},
	};
}

/** The plan of a tool: a customer who waits already isn't put onto the list again. */
export function unlessWaiting(
	item: Item,
	plan: WritePlan,
	open: readonly string[],
	body: EntryRequest,
): WritePlan {
	const [path] = plan.request.path;
	const { creates } = plan;
	if (!item.isTool || !creates?.find) return plan;
	const look = async () => await findMatchingEntries(item.client, String(path), body, open);
	const beforeWrite = async (): Promise<WritePlan> => {
		const [existing] = await look();
		return existing ? { ...plan, existing } : plan;
	};
	return { ...plan, beforeWrite };
}

/** Where the customer of an entry waits. */
export async function ownLocation(item: Item, path: Path): Promise<number | undefined> {
	const { location_id } = await item.client.read(path, anyRecord);
	return typeof location_id === 'number' ? location_id : undefined;
}
