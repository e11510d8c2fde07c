import { simplifiedDefinition, simplifyDefinition } from '../../../../omneo/simplify/definition';
import { optionsOf } from '../../fields/options';
import { readOperation } from '../../runtime/operationKinds';
import { definitionPicker, pathOf, resource } from './appointmentDefinition.shared';

export const getDefinition = readOperation({
	resource,
	value: 'get',
	name: 'Get',
	action: 'Get appointment definition',
	description: 'Retrieve an appointment definition (a bookable service)',
	call: 'GET /appointment-definitions/{id}',
	source: { confidence: 'documented', from: 'API reference' },
	fields: [definitionPicker, optionsOf('simplify')],
	output: simplifiedDefinition,
	path: pathOf,
	simplify: simplifyDefinition,
});
