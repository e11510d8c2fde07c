import { z } from 'zod/v4';
import type { ApiRecord } from '../../../../omneo/client/requests';
import { type Profile, profileFields } from '../../../../omneo/schema';
import { invalidInput } from '../../../../omneo/errors';
import {
	type Contact,
	OTHER_PROFILE,
	isTaken,
	prepareProfile,
	profileOf,
	readContact,
} from '../../../../omneo/client/profiles';
import { simplifiedProfile, simplifyProfile } from '../../../../omneo/simplify/people';
import { optionsOf } from '../../fields/options';
import type { Item } from '../../runtime/item';
import { present, writeOperation } from '../../runtime/operationKinds';
import { readRecent } from '../../runtime/replay';
import type { WritePlan } from '../../runtime/operation';
import {
	createPlan,
	email,
	firstName,
	lastName,
	mobilePhone,
	readDraft,
	resource,
} from './profile.shared';

const onlyToCreate = {
	required: false,
	description: 'Required to create a profile. Not used for matching.',
};

export const findOrCreateProfile = writeOperation({
	resource,
	value: 'findOrCreate',
	name: 'Find or Create',
	action: 'Find or create profile',
	description: "Find a profile by email or mobile phone, or create it if there isn't one",
	call: 'POST /profiles',
	source: { confidence: 'documented', from: 'dev guide' },
	fields: [
		email,
		mobilePhone,
		{ ...firstName, ...onlyToCreate },
		{ ...lastName, ...onlyToCreate },
		optionsOf('dryRun', 'simplify'),
	],
	output: simplifiedProfile.extend({ created: z.boolean() }),
	body: { schema: profileFields },

	async plan(item) {
		const draft = readDraft(item);
		// An earlier item may be the same customer, and have been created since this one was checked.
		const beforeWrite = async () => await plan(item, true);
		const checked = item.isCheckedFirst ? await plan(item) : uniquePlan(draft, readContact(draft));
		return { ...checked, beforeWrite };
	},

	result: (answer, item, { existing }) => ({
		...present(item, answer as Profile, simplifyProfile),
		created: existing === undefined,
	}),
});

async function plan(item: Item, isLast = false): Promise<WritePlan> {
	const draft = readDraft(item);
	const contact = readContact(draft);
	const find = async () => (await profileOf(item.client, contact)) as ApiRecord | undefined;
	const keys = uniquePlan(undefined, contact).creates?.keys ?? [];
	const recent = isLast ? await readRecent(item, keys, 'profiles') : undefined;
	const existing = sameProfile(recent, await find());
	const body = existing ? undefined : prepareProfile(draft);
	return {
		...uniquePlan(body, contact),
		resolved: { profile_id: existing?.id ?? null },
		existing,
		// Another workflow may have created it between the look-up and the create, and lists may lag.
		mapError: async (error) =>
			isTaken(error) ? ((await item.retrier.awaitVisible(find)) ?? error) : error,
	};
}

/** A new profile that must not be made twice. */
function uniquePlan(body: unknown, contact: Contact): WritePlan {
	const { creates, ...planned } = createPlan(body, contact);
	return { ...planned, creates: creates && { ...creates, isUnique: true } };
}

/** What this n8n created a moment ago may not be listed yet. Both must be one profile. */
function sameProfile(
	recent: ApiRecord | undefined,
	listed: ApiRecord | undefined,
): ApiRecord | undefined {
	if (recent && listed && recent.id !== listed.id) {
		throw invalidInput({ mobile_phone: [OTHER_PROFILE] });
	}
	return listed ?? recent;
}
