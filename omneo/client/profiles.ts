/** Finds customers, and prepares new ones. */
import { checkedBody } from './requestBody';
import type { OmneoClient } from './client';
import { type Result, FieldErrors, ok, invalid } from '../validation';
import { type Profile, type ProfileFields, profileFields } from '../schema';
import { OmneoError, invalidInput, undefinedFor } from '../errors';
import { FieldLookups } from './fieldLookups';
import { LARGEST_PAGE } from './pageLinks';
import { readForLookup } from './pagination';
import { anyRecord } from './parse';
import { emailKey, isBlank, phoneKey, readEmail, readPhone } from '../values';

export interface Contact {
	email?: string;
	mobilePhone?: string;
}

/**
 * The profiles with this email, or this mobile phone: one of the two is given. What has no key, such
 * as `n/a`, matches no email or phone.
 *
 * Tries a filter first, then a free-text search: filters on profiles are typed in the SDK, but whether a
 * server honours, ignores or refuses them is not documented. The results are compared here, so that
 * an ignored filter never picks a stranger. Not cached, as a profile may be created in between. The
 * result is a problem when the list is too long to be sure.
 */
export async function profilesBy(
	client: OmneoClient,
	contact: Contact,
): Promise<Result<Profile[]>> {
	const email = emailKey(contact.email);
	const mobilePhone = email === undefined ? phoneKey(contact.mobilePhone) : undefined;
	const search = email ?? mobilePhone;
	if (search === undefined) return ok([]);
	const matches = (found: Profile) =>
		(email === undefined ? phoneKey(found.mobile_phone) : emailKey(found.email)) === search;
	const page = await client.profiles(1, { email, mobilePhone }).catch(undefinedFor('validation'));
	// A list that goes on was not filtered, so there may be a second match on its later pages.
	const isWhole =
		page && (page.next === undefined || (page.speculative && page.ids.length < LARGEST_PAGE));
	const filtered = isWhole ? page.records.filter(matches) : [];
	if (filtered.length > 0) return ok(filtered);
	const pending = readForLookup((number) => client.profiles(number, { search }), matches);
	const found = await pending.catch(undefinedFor('validation'));
	// A list that was cut off may hold a second match, and an entry that cannot be read the only one.
	if (found && found.records.length === 0 && found.unread > 0) return invalid(SOME_UNREAD);
	if (found?.cut) return invalid(TOO_MANY);
	return ok(found?.records ?? []);
}

export const SOME_UNREAD =
	"some records of Omneo's list couldn't be read, and none of the others matches. Choose By ID instead.";

export const TOO_MANY = 'matches too many records to pick one safely. Choose By ID instead.';

/** The profile with this identifier in another system. Source: docs "Working with profiles". */
export async function profileByIdentity(
	client: OmneoClient,
	handle: string,
	identifier: string,
): Promise<Profile[]> {
	const query = { 'identity[handle]': handle };
	const pending = client.read(['profiles', identifier], anyRecord, query);
	const found = (await pending.catch(undefinedFor('notFound'))) as Profile | undefined;
	return found ? [found] : [];
}

/**
 * The profile with this email and mobile phone; undefined without a match.
 * @throws OmneoError when the two belong to different profiles, or one of them to several.
 */
export async function profileOf(
	client: OmneoClient,
	{ email, mobilePhone }: Contact,
): Promise<Profile | undefined> {
	const check = new FieldErrors();
	const form = new FieldLookups();
	const of = (field: string, contact: Contact) =>
		form.begin(async (own) => own.unwrap(field, await profilesBy(client, contact)) ?? []);
	const { byEmail, byPhone } = await form.settle(
		{
			byEmail: isBlank(email) ? [] : of('email', { email }),
			byPhone: isBlank(mobilePhone) ? [] : of('mobile_phone', { mobilePhone }),
		},
		check,
	);
	if (!check.isEmpty) throw invalidInput(check.messages);
	const distinct = new Map([...byEmail, ...byPhone].map((found) => [found.id, found]));
	if (distinct.size <= 1) return [...distinct.values()][0];
	if (byEmail.length > 1) check.add('email', SEVERAL);
	if (byPhone.length > 1) check.add('mobile_phone', SEVERAL);
	if (check.isEmpty) {
		check.add('mobile_phone', OTHER_PROFILE);
	}
	throw invalidInput(check.messages);
}

const SEVERAL = 'belongs to more than one profile';
export const OTHER_PROFILE = 'belongs to another profile than the email address';

export interface ProfileDraft {
	first_name: unknown;
	last_name: unknown;
	email: unknown;
	mobile_phone: unknown;
}

/** The email and mobile phone of a form, at least one of them. */
export function readContact(draft: ProfileDraft): Contact {
	const check = new FieldErrors();
	const contact = contactOf(draft, check);
	if (check.isEmpty && contact.email === undefined && contact.mobilePhone === undefined) {
		check.add('email', "is required if there's no mobile phone");
	}
	if (!check.isEmpty) throw invalidInput(check.messages);
	return contact;
}

/** A number that is stored has its country code: without it, it is another one in another country. */
function contactOf({ email, mobile_phone }: ProfileDraft, check: FieldErrors): Contact {
	return {
		email: check.unwrap('email', readEmail(email)),
		mobilePhone: check.unwrap('mobile_phone', readPhone(mobile_phone, { international: true })),
	};
}

/** The checked body of `POST /profiles`. */
export function prepareProfile(draft: ProfileDraft): ProfileFields {
	const check = new FieldErrors();
	const { email, mobilePhone } = contactOf(draft, check);
	return checkedBody(profileFields, { ...draft, email, mobile_phone: mobilePhone }, check);
}

/** Whether a create was refused because another profile has the email or mobile phone. Source: `omneo-sdk`. */
export function isTaken(error: unknown): boolean {
	return (
		error instanceof OmneoError &&
		error.kind === 'validation' &&
		('email' in error.fields || 'mobile_phone' in error.fields)
	);
}

/** A search that had to find a profile found none. */
export function nobodyFound(by: string): OmneoError {
	return new OmneoError({
		kind: 'notFound',
		message: `No profile matches this ${by}`,
		hint: "Check the value, or set 'If None Is Found' to 'Return an Empty Result'.",
	});
}
