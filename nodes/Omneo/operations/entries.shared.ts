/** What the operations on the waitlist and on the queue have in common. */
import type { IDataObject } from 'n8n-workflow';
import { type EntryRequest, entriesLike } from '../../../omneo/existing';
import type { Path } from '../../../omneo/requests';
import { anyRecord } from '../../../omneo/readers';
import type { Reference } from '../../../omneo/references';
import { apiFields } from '../fields/apiFields';
import type { Item } from '../runtime/item';
import type { WritePlan } from './operation';

/** The fields of a collection that need no more than being passed on, the linked appointment among them. */
export function passedOn(
	plain: IDataObject,
	reference: (name: string) => Reference | undefined,
): Record<string, unknown> {
	return { ...apiFields(plain), appointment_id: reference('appointmentId')?.value };
}

/** Putting a customer onto a list. Who has no profile cannot be told from others afterwards. */
export function entryPlan(path: string, body: EntryRequest, open: readonly string[]): WritePlan {
	const { profile_id, appointment_definition_id, location_id } = body;
	const isKnown = profile_id !== undefined;
	// An ID in capitals is the same customer.
	const customer = profile_id?.toLowerCase();
	const turn = [path, customer, appointment_definition_id, location_id].join(' ');
	return {
		request: { method: 'POST', path: [path], body },
		turns: isKnown ? [turn] : [],
		alike: isKnown
			? async (client, sent) => await entriesLike(client, path, body, open, sent?.ago)
			: undefined,
		toCheck: `an entry of this customer for definition ${appointment_definition_id} at location ${location_id}`,
	};
}

/** Where the customer of an entry waits. */
export async function locationOf(item: Item, path: Path): Promise<number | undefined> {
	const { location_id } = await item.client.read(path, anyRecord);
	return typeof location_id === 'number' ? location_id : undefined;
}
