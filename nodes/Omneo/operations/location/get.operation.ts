import { simplifiedLocation, simplifyLocation } from '../../../../omneo/simplify/people';
import { optionsOf } from '../../fields/options';
import { readOperation } from '../../runtime/operationKinds';
import { locationPicker, pathOf, resource } from './location.shared';

export const getLocation = readOperation({
	resource,
	value: 'get',
	name: 'Get',
	action: 'Get location',
	description: 'Retrieve a location',
	call: 'GET /locations/{id}',
	source: { confidence: 'inferred', from: 'types of the SDK' },
	fields: [locationPicker, optionsOf('simplify')],
	output: simplifiedLocation,
	path: pathOf,
	simplify: simplifyLocation,
});
