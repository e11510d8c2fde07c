/** What the operations on appointment definitions share. */
import { definitionIdOf } from '../../../../omneo/client/references';
import { appointmentDefinitionId } from '../../fields/locators';
import type { Item } from '../../runtime/item';

export const resource = 'appointmentDefinition';

export const definitionPicker = {
	...appointmentDefinitionId,
	description: 'The service to retrieve',
};

export async function pathOf(item: Item) {
	return ['appointment-definitions', await item.idOf('appointmentDefinitionId', definitionIdOf)];
}
