/**
 * Look-ups that several items share. Made once per distinct value in an execution: items that ask
 * at the same time wait for the same call.
 */
import type { OmneoClient } from './client';
import { type Result, ok, invalid } from '../validation';
import type { BookingQuestion, Definition, Location, Profile } from '../schema';
import { OmneoError } from '../errors';
import { fullName } from '../text';
import { emailKey, phoneKey, textKey } from '../values';
import { namesNear, quoted } from './nearNames';
import type { PageRef } from './pageLinks';
import { readForLookup } from './pagination';
import { TOO_MANY, profilesBy } from './profiles';

/** What was asked so far, by what was asked; one for each execution. */
export type LookupStore = Map<string, Promise<unknown>>;

export class LookupCache {
	constructor(
		private readonly client: OmneoClient,
		private readonly known: LookupStore,
	) {}

	definition(id: number): Promise<Definition> {
		return this.once(`definition ${id}`, () => this.client.definition(id));
	}

	questions(definitionId: number): Promise<BookingQuestion[]> {
		return this.once(`questions ${definitionId}`, () => this.client.bookingQuestions(definitionId));
	}

	location(id: number): Promise<Location> {
		return this.once(`location ${id}`, () => this.client.location(id));
	}

	/** The id of the one definition with this name or handle, in any spelling of the same name. */
	async definitionByName(name: string): Promise<Result<number>> {
		return oneByName('appointment definition', name, await this.definitions());
	}

	/** What the list of definitions says of one. Only for an ID that its name was looked up for: the list is known then. */
	async listedDefinition(id: number): Promise<Definition | undefined> {
		return (await this.definitions()).records.find((record) => record.id === id);
	}

	/** The id of the one location with this name or handle. */
	async locationByName(name: string): Promise<Result<number>> {
		const asked = this.once('locations', () =>
			readForLookup((page) => this.client.locations(page)),
		);
		return oneByName('location', name, await asked);
	}

	/** The profile id of the one staff member of a location with this full name or email. */
	async staffByName(locationId: number, name: string): Promise<Result<string>> {
		const asked = this.once(`staff ${locationId}`, () =>
			readForLookup((page) => this.client.staffOf(locationId, page)),
		);
		const { records, cut } = await asked;
		const staff = records.filter(({ is_active, profile }) => is_active !== false && profile);
		const isMeant = isNamed(name);
		const ids = staff
			.filter(({ profile }) => isMeant(profile as Profile))
			.map(({ profile_id }) => profile_id);
		const near = () =>
			namesNear(
				name,
				staff.map(({ profile }) => fullName(profile)),
			);
		const none = () => `No staff member of this location is called ${quoted(name)}${near()}`;
		return oneOf({ ids, cut }, 'staff member of this location', 'has this name or email', none);
	}

	/** The id of the one profile with this full name. Searched by Omneo, compared here. */
	profileByName(name: string): Promise<Result<string>> {
		return this.once(`name ${textKey(name)}`, async () => {
			// The server's search may know of no spelling but the one that is stored.
			const search = async (page: PageRef) => await this.client.profiles(page, { search: name });
			const { records, cut } = await readForLookup(search, isNamed(name));
			return oneOf({ ids: idsOf(records), cut }, PROFILE, 'has this name');
		});
	}

	/** The id of the one profile with this email. Upper and lower case are the same. */
	profileByEmail(email: string): Promise<Result<string>> {
		return this.once(`email ${emailKey(email)}`, async () =>
			oneProfile(await profilesBy(this.client, { email }), 'has this email address'),
		);
	}

	/** The id of the one profile with this mobile phone. Spaces, dashes and brackets do not count. */
	profileByMobilePhone(mobilePhone: string): Promise<Result<string>> {
		return this.once(`phone ${phoneKey(mobilePhone)}`, async () =>
			oneProfile(
				await profilesBy(this.client, { mobilePhone }),
				mobilePhone.startsWith('+')
					? 'has this mobile phone'
					: 'has this mobile phone; write it with + and the country code',
			),
		);
	}

	private definitions() {
		return this.once('definitions', () => readForLookup((page) => this.client.definitions(page)));
	}

	private once<T>(key: string, ask: () => Promise<T>): Promise<T> {
		const known = this.known.get(key) as Promise<T> | undefined;
		if (known) return known;
		const asked = ask();
		this.known.set(key, asked);
		// A failure that may pass is not worth remembering: the next item asks again.
		asked.catch((error: unknown) => {
			if (error instanceof OmneoError && error.retryable) this.known.delete(key);
		});
		return asked;
	}
}

const PROFILE = 'profile in Omneo';

function idsOf(profiles: Profile[]): string[] {
	return profiles.map(({ id }) => id);
}

interface Named {
	id: number;
	name?: string | null;
	handle?: string | null;
}

/** Whether a person has this full name, or this email. */
function isNamed(name: string): (person: Profile) => boolean {
	const [wanted, email] = [textKey(name), emailKey(name)];
	return (person) => {
		const names = [person.full_name, fullName(person)].map((one) => textKey(one ?? ''));
		if (wanted !== '' && names.includes(wanted)) return true;
		return email !== undefined && emailKey(person.email) === email;
	};
}

function oneByName(
	what: string,
	name: string,
	{ records, cut }: { records: Named[]; cut: boolean },
): Result<number> {
	const wanted = textKey(name);
	const ids = records
		.filter((record) =>
			[record.name, record.handle].some((text) => text && textKey(text) === wanted),
		)
		.map(({ id }) => id);
	const near = () =>
		namesNear(
			name,
			records.map((record) => record.name),
		);
	return oneOf(
		{ ids, cut },
		what,
		'has this name',
		() => `No ${what} is called ${quoted(name)}${near()}`,
	);
}

function oneProfile(found: Result<Profile[]>, how: string): Result<string> {
	return found.ok ? oneOf({ ids: idsOf(found.value), cut: false }, PROFILE, how) : found;
}

/** None, several and perhaps several are told apart: none of them must ever lead to a guess. */
function oneOf<Id>(
	{ ids, cut }: { ids: Id[]; cut: boolean },
	what: string,
	how: string,
	none = () => `No ${what} ${how}.`,
): Result<Id> {
	const distinct = [...new Set(ids)];
	if (distinct.length > 1) {
		return invalid(
			`More than one ${what} ${how}: there are ${distinct.length}. Use the ID instead.`,
		);
	}
	if (cut) return invalid(TOO_MANY);
	return distinct.length === 1 ? ok(distinct[0]) : invalid(none());
}
