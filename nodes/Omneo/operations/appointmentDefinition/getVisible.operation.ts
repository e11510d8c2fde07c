import type { Definition } from '../../../../omneo/schema';
import { customerIdOf } from '../../../../omneo/client/references';
import { simplifiedDefinition, simplifyDefinition } from '../../../../omneo/simplify/definition';
import { profileId } from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/lists';
import { listOperation } from '../../runtime/operationKinds';
import { resource } from './appointmentDefinition.shared';

export const getVisibleDefinitions = listOperation<Definition>({
	resource,
	value: 'getVisible',
	name: 'Get Many for Profile',
	action: 'Get many appointment definitions for profile',
	description: 'Retrieve the appointment definitions that a customer can see and book',
	call: 'GET /profiles/{id}/appointment-definitions/visibility',
	source: { confidence: 'inferred', from: 'the SDK' },
	fields: [
		{ ...profileId, description: 'The customer who wants to book' },
		...returnAllOrLimit,
		optionsOf('simplify'),
	],
	output: simplifiedDefinition,
	simplify: simplifyDefinition,
	plan: async (item) => {
		const profile = await item.idOf('profileId', customerIdOf);
		return {
			path: ['profiles', profile, 'appointment-definitions', 'visibility'],
			filters: [],
		};
	},
});
