/** What the operations on locations share. */
import { locationIdOf } from '../../../../omneo/client/references';
import { locationId } from '../../fields/locators';
import type { Item } from '../../runtime/item';

export const resource = 'location';

export const locationPicker = { ...locationId, description: 'The shop to retrieve' };

export async function pathOf(item: Item) {
	return ['locations', await item.idOf('locationId', locationIdOf)];
}
