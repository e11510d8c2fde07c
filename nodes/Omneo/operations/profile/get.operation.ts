import { customerIdOf } from '../../../../omneo/references';
import { simplifiedProfile, simplifyProfile } from '../../../../omneo/shortForms/people';
import { profileId } from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import { readOperation } from '../kinds';
import { resource } from './shared';

export const getProfile = readOperation({
	resource,
	value: 'get',
	name: 'Get',
	action: 'Get profile',
	description: 'Retrieve a profile: a customer',
	call: 'GET /profiles/{id}',
	source: { confidence: 'documented', from: 'dev guide' },
	fields: [{ ...profileId, description: 'The customer to look at' }, optionsOf('simplify')],
	output: simplifiedProfile,
	path: async (item) => ['profiles', await item.idOf('profileId', customerIdOf)],
	simplify: simplifyProfile,
});
