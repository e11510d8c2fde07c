import { simplifiedDefinition, simplifyDefinition } from '../../../../omneo/shortForms/definition';
import { optionsOf } from '../../fields/options';
import { readOperation } from '../kinds';
import { definitionPicker, pathOf, resource } from './shared';

export const getDefinition = readOperation({
	resource,
	value: 'get',
	name: 'Get',
	action: 'Get appointment definition',
	description: 'Retrieve an appointment definition: a service that can be booked',
	call: 'GET /appointment-definitions/{id}',
	source: { confidence: 'documented', from: 'API reference' },
	fields: [definitionPicker, optionsOf('simplify')],
	output: simplifiedDefinition,
	path: pathOf,
	simplify: simplifyDefinition,
});
