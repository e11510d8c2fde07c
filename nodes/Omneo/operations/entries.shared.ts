/** What the operations on the waitlist and on the queue have in common. */
import type { IDataObject } from 'n8n-workflow';
import type { Path } from '../../../omneo/client';
import type { Reference } from '../../../omneo/references';
import { apiFields } from '../fields/apiFields';
import type { Item } from '../runtime/item';

/** The fields of a collection that need no more than being passed on, the linked appointment among them. */
export function passedOn(
	plain: IDataObject,
	reference: (name: string) => Reference | undefined,
): Record<string, unknown> {
	return { ...apiFields(plain), appointment_id: reference('appointmentId')?.value };
}

/** Where the customer of an entry waits. */
export async function locationOf(item: Item, path: Path): Promise<number | undefined> {
	const { location_id } = await item.client.fetch(path);
	return typeof location_id === 'number' ? location_id : undefined;
}
