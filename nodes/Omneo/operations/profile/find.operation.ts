import { z } from 'zod/v4';
import { type Result, ok } from '../../../../omneo/validation';
import { type Profile, profile } from '../../../../omneo/schema';
import { invalidInput, undefinedFor } from '../../../../omneo/errors';
import { anyRecord } from '../../../../omneo/client/parse';
import type { PageRef } from '../../../../omneo/client/pageLinks';
import { readPages } from '../../../../omneo/client/pagination';
import { nobodyFound, profileByIdentity, profilesBy } from '../../../../omneo/client/profiles';
import { simplifiedProfile, simplifyProfile } from '../../../../omneo/simplify/people';
import { snakeCase } from '../../../../omneo/text';
import {
	readEmail,
	readName,
	readPhone,
	readProfileId,
	readTextLine,
} from '../../../../omneo/values';
import { whenNoneFound } from '../../runtime/readOptions';
import type { Item } from '../../runtime/item';
import { recordsOperation } from '../../runtime/operationKinds';
import { type WayToFind, findFields, waysToFind } from './find.fields';
import { resource } from './profile.shared';
import { findProfileTool } from './find.tool';

/** A profile as Omneo wrote it, or the result of a search without a match. */
type Found = Profile | typeof NOT_FOUND;

const NOT_FOUND = { found: false };

/** A search, and how messages name it. */
interface Question {
	by: string;
	ask(): Promise<Result<Profile[]>>;
	/** The field to report when the list is too long to be sure. */
	field: string;
}

/** Source: dev guide "Working with profiles" (search, identity); the filters are typed in the SDK. */
export const findProfile = recordsOperation<Question, Found>({
	resource,
	value: 'find',
	name: 'Find',
	action: 'Find profile',
	description: 'Find customer profiles by email, mobile phone, identity or search text',
	call: 'GET /profiles',
	source: { confidence: 'documented', from: 'dev guide, types of the SDK' },
	fields: findFields,
	tool: findProfileTool,
	output: simplifiedProfile.partial().extend({ found: z.boolean() }),

	plan: async (item) => {
		// Rejects an invalid option before any request.
		whenNoneFound(item);
		if (item.value('findBy') === 'id') return byId(item);
		return QUESTIONS[item.oneOf('findBy', waysToFind, 'email')](item);
	},

	load: async (item, { by, field, ask }) => {
		const found = await ask();
		if (!found.ok) throw invalidInput({ [field]: [found.problem] });
		if (found.value.length > 0) return found.value;
		if (whenNoneFound(item) === 'fail') throw nobodyFound(by);
		return [NOT_FOUND];
	},

	simplify: (record) =>
		isProfile(record) ? { ...simplifyProfile(record), found: true } : { ...record },
});

function isProfile(record: Found): record is Profile {
	return record !== NOT_FOUND;
}

/** Only a tool finds by an ID, which its one field may hold. */
function byId(item: Item): Question {
	const id = filled(item, 'searchText', readProfileId);
	const read = item.client.read.bind(item.client);
	return {
		by: 'ID',
		field: 'search_text',
		ask: async () => {
			const pending = read(['profiles', id], anyRecord).catch(undefinedFor('notFound'));
			const found = (await pending) as Profile | undefined;
			return ok(found ? [found] : []);
		},
	};
}

const QUESTIONS: Record<WayToFind, (item: Item) => Question> = {
	email(item) {
		const email = filled(item, 'email', readEmail);
		return {
			by: 'email address',
			field: 'email',
			ask: async () => await profilesBy(item.client, { email }),
		};
	},
	mobilePhone(item) {
		const mobilePhone = filled(item, 'mobilePhone', readPhone);
		return {
			by: 'mobile phone number',
			field: 'mobile_phone',
			ask: async () => await profilesBy(item.client, { mobilePhone }),
		};
	},
	identity(item) {
		const handle = filled(item, 'identityHandle', readTextLine);
		const identifier = filled(item, 'identifier', readTextLine);
		return {
			by: 'identity',
			field: 'identifier',
			ask: async () => ok(await profileByIdentity(item.client, handle, identifier)),
		};
	},
	search(item) {
		const search = filled(item, 'searchText', readName);
		const limit = item.limit();
		const read = async (page: PageRef) =>
			await item.client.page(['profiles'], profile, page, { search });
		return {
			by: 'search text',
			field: 'search_text',
			ask: async () => ok(await readPages(read, { limit })),
		};
	},
};

function filled(
	item: Item,
	name: string,
	read: (given: unknown) => Result<string | undefined>,
): string {
	const given = read(item.value(name));
	const problem = given.ok ? 'is required' : given.problem;
	if (given.ok && given.value !== undefined) return given.value;
	throw invalidInput({ [snakeCase(name)]: [problem] });
}
