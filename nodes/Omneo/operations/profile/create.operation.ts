import { type Profile, profileFields } from '../../../../omneo/schema';
import { prepareProfile } from '../../../../omneo/client/profiles';
import { simplifiedProfile, simplifyProfile } from '../../../../omneo/simplify/people';
import { optionsOf } from '../../fields/options';
import { present, writeOperation } from '../../runtime/operationKinds';
import {
	createPlan,
	email,
	firstName,
	lastName,
	mobilePhone,
	readDraft,
	resource,
} from './profile.shared';

/** Source: dev guide "Working with profiles". */
export const createProfile = writeOperation({
	resource,
	value: 'create',
	name: 'Create',
	action: 'Create profile',
	description: 'Create a profile for a new customer',
	call: 'POST /profiles',
	source: { confidence: 'documented', from: 'dev guide' },
	fields: [firstName, lastName, email, mobilePhone, optionsOf('dryRun', 'simplify')],
	output: simplifiedProfile,
	body: { schema: profileFields },
	plan: async (item) => {
		const body = prepareProfile(readDraft(item));
		return createPlan(body, { email: body.email, mobilePhone: body.mobile_phone });
	},
	result: (answer, item) => present(item, answer as Profile, simplifyProfile),
});
