/**
 * Caches look-ups for all items of a run. Each distinct value is looked up once: items that ask at
 * the same time share one request.
 */
import type { OmneoClient } from './client';
import { type Result, ok, invalid } from '../validation';
import type { BookingQuestion, Definition, Location, LocationProfile, Profile } from '../schema';
import { OmneoError } from '../errors';
import { normaliseEmail, normalisePhone } from './contact';
import { nearest } from './nearest';
import type { PageRef } from './pageLinks';
import { type ReadPage, readForLookup } from './pagination';
import { TOO_MANY, profilesBy } from './profiles';
import { fullName } from '../text';

/** Look-ups by key; one store for each run. */
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

	/** The ID of the one definition with this name or handle, ignoring case. */
	definitionByName(name: string): Promise<Result<number>> {
		return this.oneByName('service', name, (page) => this.client.definitions(page));
	}

	/** The ID of the one location with this name or handle, ignoring case. */
	locationByName(name: string): Promise<Result<number>> {
		return this.oneByName('location', name, (page) => this.client.locations(page));
	}

	/** The profile id of the one staff member of a location with this full name or email. */
	staffByName(locationId: number, name: string): Promise<Result<string>> {
		const wanted = comparable(name);
		return this.once(`staff ${locationId} ${wanted}`, async () => {
			const { records, cut } = await this.staffAt(locationId);
			const ids = records
				.filter(({ is_active, profile }) => is_active !== false && profile)
				.filter(({ profile }) => namesOfPerson(profile as Profile).includes(wanted))
				.map(({ profile_id }) => profile_id);
			return oneOf({ ids, cut }, STAFF);
		});
	}

	/** What people call a staff member of a location; undefined where the location does not list them. */
	async staffName(locationId: number, staffId: string): Promise<string | undefined> {
		const { records } = await this.staffAt(locationId);
		const post = records.find(({ profile_id }) => profile_id === staffId.toLowerCase());
		return post?.profile?.full_name ?? fullName(post?.profile);
	}

	private staffAt(locationId: number): Promise<{ records: LocationProfile[]; cut: boolean }> {
		const read = async (page: PageRef) => await this.client.staffOf(locationId, page);
		return this.once(`staff ${locationId}`, async () => await readForLookup(read));
	}

	/** The id of the one profile with this full name. Searched by Omneo, compared here. */
	profileByName(name: string): Promise<Result<string>> {
		const wanted = comparable(name);
		return this.once(`name ${wanted}`, async () => {
			const search = async (page: PageRef) => await this.client.profiles(page, { search: wanted });
			const isNamed = (profile: Profile) => namesOfPerson(profile).includes(wanted);
			const { records, cut } = await readForLookup(search, isNamed);
			return oneOf(
				{ ids: idsOf(records), cut },
				profiles('name', 'Choose By Email or By ID instead.'),
			);
		});
	}

	/** The ID of the one profile with this email, ignoring case. */
	profileByEmail(email: string): Promise<Result<string>> {
		return this.once(`email ${normaliseEmail(email)}`, async () =>
			oneProfile(await profilesBy(this.client, { email }), profiles('email address')),
		);
	}

	/** The ID of the one profile with this mobile phone, ignoring spaces, dashes and brackets. */
	profileByMobilePhone(mobilePhone: string): Promise<Result<string>> {
		return this.once(`phone ${normalisePhone(mobilePhone)}`, async () =>
			oneProfile(
				await profilesBy(this.client, { mobilePhone }),
				profiles(
					'mobile phone number',
					normalisePhone(mobilePhone).startsWith('+')
						? undefined
						: 'Include + and the country code, or choose By ID instead.',
				),
			),
		);
	}

	private oneByName(what: string, name: string, read: ReadPage<Named>): Promise<Result<number>> {
		const wanted = comparable(name);
		return this.once(`${what} ${wanted}`, async () => {
			const { records, cut } = await readForLookup(read);
			const ids = records
				.filter(({ name, handle }) =>
					[name, handle].some((text) => text && comparable(text) === wanted),
				)
				.map(({ id }) => id);
			const names = records.flatMap((record) => record.name ?? []);
			return oneOf(
				{ ids, cut },
				{ none: notNamed(what, name, names), several: `${what}s have this name` },
			);
		});
	}

	private once<T>(key: string, ask: () => Promise<T>): Promise<T> {
		const known = this.known.get(key) as Promise<T> | undefined;
		if (known) return known;
		const pending = ask();
		this.known.set(key, pending);
		// A retryable failure is not cached, so the next item asks again.
		pending.catch((error: unknown) => {
			if (error instanceof OmneoError && error.retryable) this.known.delete(key);
		});
		return pending;
	}
}

/** What is said when no record matches, and of several that do. */
interface Wording {
	none: string;
	/** After their number. */
	several: string;
	/** What to do about several; an ID tells any two records apart. */
	remedy?: string;
}

const STAFF: Wording = {
	none: "there's no staff member with this name or email at this location",
	several: 'staff members of this location have this name or email',
};

function profiles(what: string, remedy?: string): Wording {
	return { none: `no profile has this ${what}`, several: `profiles have this ${what}`, remedy };
}

/** Services and shops are quoted, as they are no personal data. */
function notNamed(what: string, name: string, names: string[]): string {
	const shown = name.trim().length <= 40 ? `named '${name.trim()}'` : 'with this name';
	const near = nearest(name, names);
	return `there's no ${what} ${shown}${near === undefined ? '' : `. Did you mean '${near}'?`}`;
}

function idsOf(profiles: Profile[]): string[] {
	return profiles.map(({ id }) => id);
}

interface Named {
	id: number;
	name?: string | null;
	handle?: string | null;
}

function namesOfPerson({ first_name, last_name, full_name, email }: Profile): string[] {
	const names = [full_name, [first_name, last_name].filter(Boolean).join(' '), email];
	return names.flatMap((name) => (name ? [comparable(name)] : []));
}

function comparable(text: string): string {
	return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

function oneProfile(found: Result<Profile[]>, wording: Wording): Result<string> {
	return found.ok ? oneOf({ ids: idsOf(found.value), cut: false }, wording) : found;
}

/** The one ID. None, several, and a list too long to be sure are separate problems, so that no record is guessed. */
function oneOf<Id>(
	{ ids, cut }: { ids: Id[]; cut: boolean },
	{ none, several, remedy = 'Choose By ID instead.' }: Wording,
): Result<Id> {
	const distinct = [...new Set(ids)];
	if (distinct.length > 1) return invalid(`${distinct.length} ${several}. ${remedy}`);
	if (cut) return invalid(TOO_MANY);
	return distinct.length === 1 ? ok(distinct[0]) : invalid(none);
}
