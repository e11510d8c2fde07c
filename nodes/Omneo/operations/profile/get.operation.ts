import { customerIdOf } from '../../../../omneo/client/references';
import { simplifiedProfile, simplifyProfile } from '../../../../omneo/simplify/people';
import { profileId } from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import { readOperation } from '../../runtime/operationKinds';
import { resource } from './profile.shared';

export const getProfile = readOperation({
	resource,
	value: 'get',
	name: 'Get',
	action: 'Get profile',
	description: 'Retrieve a profile (a customer)',
	call: 'GET /profiles/{id}',
	source: { confidence: 'documented', from: 'dev guide' },
	fields: [{ ...profileId, description: 'The customer to retrieve' }, optionsOf('simplify')],
	output: simplifiedProfile,
	path: async (item) => ['profiles', await item.idOf('profileId', customerIdOf)],
	simplify: simplifyProfile,
});
