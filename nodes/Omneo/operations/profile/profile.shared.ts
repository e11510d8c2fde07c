/** What the operations on profiles share. */
import type { INodeProperties } from 'n8n-workflow';
import { type ApiRecord, isProfileId } from '../../../../omneo/client/requests';
import { type Contact, type ProfileDraft, profileOf } from '../../../../omneo/client/profiles';
import { emailKey, phoneKey } from '../../../../omneo/values';
import type { Item } from '../../runtime/item';
import type { WritePlan } from '../../runtime/operation';

export const resource = 'profile';

export const firstName: INodeProperties = {
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Nathan',
	description: 'First name of the customer',
};

export const lastName: INodeProperties = {
	displayName: 'Last Name',
	name: 'lastName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Smith',
	description: 'Last name of the customer',
};

export const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	placeholder: 'e.g. nathan@example.com',
	description: 'Email address. Must be unique in Omneo.',
};

export const mobilePhone: INodeProperties = {
	displayName: 'Mobile Phone',
	name: 'mobilePhone',
	type: 'string',
	default: '',
	placeholder: 'e.g. +61400000000',
	description: 'Mobile phone with country code. Must be unique in Omneo.',
};

/** A new profile. No two have the same email or mobile phone, so those tell whether it is there. */
export function createPlan(body: unknown, contact: Contact): WritePlan {
	const { email, mobilePhone } = contact;
	const keys = [emailKey(email), phoneKey(mobilePhone)]
		.filter((key) => key !== undefined)
		.map((key) => `profile ${key}`);
	return {
		request: { method: 'POST', path: ['profiles'], body },
		lockKeys: keys,
		creates: {
			keys,
			isUnique: false,
			find:
				keys.length === 0 ? undefined : async (client) => await listOf(profileOf(client, contact)),
			accepts: (answer) => isProfileId(answer.id) && sameContact(answer, contact),
			description: 'a profile with this email or mobile phone',
		},
	};
}

async function listOf(found: Promise<ApiRecord | undefined>): Promise<ApiRecord[]> {
	const record = await found;
	return record ? [record] : [];
}

/** Whether an answer, where it names them, has this email and this mobile phone. */
function sameContact(answer: ApiRecord, { email, mobilePhone }: Contact): boolean {
	const pairs = [
		[emailKey(answer.email), emailKey(email)],
		[phoneKey(answer.mobile_phone), phoneKey(mobilePhone)],
	];
	return pairs.every(([own, given]) => own === undefined || given === undefined || own === given);
}

export function readDraft(item: Item): ProfileDraft {
	return {
		first_name: item.value('firstName'),
		last_name: item.value('lastName'),
		email: item.value('email'),
		mobile_phone: item.value('mobilePhone'),
	};
}
