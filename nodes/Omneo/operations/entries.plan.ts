import { type EntryRequest, findMatchingEntries } from '../../../omneo/appointments/findDuplicates';
import { anyRecord } from '../../../omneo/client/parse';
import type { Path } from '../../../omneo/client/requests';
import type { Item } from '../runtime/item';
import type { WritePlan } from '../runtime/operation';

/** The plan to add an entry. One without a profile cannot be recognized afterwards, so it has no duplicate check. */
export function entryPlan(path: string, body: EntryRequest, open: readonly string[]): WritePlan {
	const { profile_id, appointment_definition_id, location_id } = body;
	const isKnown = profile_id !== undefined;
	// An ID in capitals is the same customer.
	const customer = profile_id?.toLowerCase();
	const lockKey = [path, customer, appointment_definition_id, location_id].join(' ');
	return {
		request: { method: 'POST', path: [path], body },
		lockKeys: isKnown ? [lockKey] : [],
		findDuplicates: isKnown
			? async (client, sent) => await findMatchingEntries(client, path, body, open, sent?.agoMs)
			: undefined,
		manualCheckHint: `an entry of this customer for definition ${appointment_definition_id} at location ${location_id}`,
	};
}

/** Where the customer of an entry waits. */
export async function ownLocation(item: Item, path: Path): Promise<number | undefined> {
	const { location_id } = await item.client.read(path, anyRecord);
	return typeof location_id === 'number' ? location_id : undefined;
}
