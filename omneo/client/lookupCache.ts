/**
 * Caches look-ups for all items of a run. Each distinct value is looked up once: items that ask at
 * the same time share one request.
 */
import type { OmneoClient } from './client';
import { type Result, ok, invalid } from '../validation';
import type { BookingQuestion, Definition, Location, LocationProfile, Profile } from '../schema';
import { OmneoError } from '../errors';
import { emailKey, fullName, isBlank, phoneKey, textKey } from '../values';
import { named, namesToChooseFrom } from './nearNames';
import type { PageRef } from './pageLinks';
import { type ReadPage, type Reading, readForLookup } from './pagination';
import { SOME_UNREAD, TOO_MANY, profilesBy } from './profiles';

/** Look-ups by key; one store for each run. */
export type LookupStore = Map<string, Promise<unknown>>;

export class LookupCache {
	/** Names that the look-ups came across, by field and ID: `location_id 101` is Melbourne. */
	readonly names = new Map<string, string>();

	constructor(
		private readonly client: OmneoClient,
		private readonly known: LookupStore,
	) {}

	definition(id: number): Promise<Definition> {
		const asked = this.once(`definition ${id}`, () => this.client.definition(id));
		return this.named(`appointment_definition_id ${id}`, asked);
	}

	questions(definitionId: number): Promise<BookingQuestion[]> {
		return this.once(`questions ${definitionId}`, () => this.client.bookingQuestions(definitionId));
	}

	location(id: number): Promise<Location> {
		const asked = this.once(`location ${id}`, () => this.client.location(id));
		return this.named(`location_id ${id}`, asked);
	}

	/** The ID of the one definition with this name or handle, in any spelling of the same name. */
	async definitionByName(name: string): Promise<Result<number>> {
		return oneByName('service', name, await this.definitions());
	}

	/** What the list of definitions says of one. Only for an ID that its name was looked up for: the list is known then. */
	async listedDefinition(id: number): Promise<Definition | undefined> {
		return (await this.definitions()).records.find((record) => record.id === id);
	}

	/** The ID of the one location with this name or handle. */
	async locationByName(name: string): Promise<Result<number>> {
		const read = async (page: PageRef) => await this.client.locations(page);
		return oneByName('location', name, await this.list('location', read, ['timezone']));
	}

	/** The profile id of the one staff member of a location with this full name or email. */
	async staffByName(locationId: number, name: string): Promise<Result<string>> {
		const { records, cut, unread } = await this.staffAt(locationId);
		const active = records.filter(({ is_active }) => is_active !== false);
		const staff = active.filter(({ profile }) => profile);
		// Of a post that does not say who has it, the name cannot be read either.
		const unnamed = unread + active.length - staff.length;
		const isMeant = isNamed(name);
		const ids = staff
			.filter(({ profile }) => isMeant(profile as Profile))
			.map(({ profile_id }) => profile_id);
		const names = staff.map(({ profile }) => nameOf(profile as Profile));
		const none = `there's no staff member ${named(name)} at this location${namesToChooseFrom(name, names)}`;
		const several = 'staff members of this location have this name or email';
		const found = oneOf({ ids, cut, unread: unnamed }, { none, several });
		const { profile } =
			staff.find(({ profile_id }) => found.ok && profile_id === found.value) ?? {};
		const known = profile && nameOf(profile);
		if (found.ok && known) {
			for (const field of ['assigned_staff_id', 'staff_id'])
				this.names.set(`${field} ${found.value}`, known);
		}
		return found;
	}

	/** What people call a staff member of a location; undefined where the location does not list them. */
	async staffName(locationId: number, staffId: string): Promise<string | undefined> {
		const { records } = await this.staffAt(locationId);
		const post = records.find(({ profile_id }) => profile_id === staffId.toLowerCase());
		return post?.profile?.full_name ?? fullName(post?.profile);
	}

	private staffAt(locationId: number): Promise<Reading<LocationProfile>> {
		const read = async (page: PageRef) => await this.client.staffOf(locationId, page);
		return this.once(`staff ${locationId}`, async () => await readForLookup(read));
	}

	/** The id of the one profile with this full name. Searched by Omneo, compared here. */
	profileByName(name: string): Promise<Result<string>> {
		return this.once(`name ${textKey(name)}`, async () => {
			// The server's search may know of no spelling but the one that is stored.
			const search = async (page: PageRef) => await this.client.profiles(page, { search: name });
			const { records, cut, unread } = await readForLookup(search, isNamed(name));
			return oneOf(
				{ ids: idsOf(records), cut, unread },
				profiles('name', 'Choose By Email or By ID instead.'),
			);
		});
	}

	/** The ID of the one profile with this email, ignoring case. */
	profileByEmail(email: string): Promise<Result<string>> {
		return this.once(`email ${emailKey(email)}`, async () =>
			oneProfile(await profilesBy(this.client, { email }), profiles('email address')),
		);
	}

	/** The ID of the one profile with this mobile phone, ignoring spaces, dashes and brackets. */
	profileByMobilePhone(mobilePhone: string): Promise<Result<string>> {
		return this.once(`phone ${phoneKey(mobilePhone)}`, async () =>
			oneProfile(
				await profilesBy(this.client, { mobilePhone }),
				profiles(
					'mobile phone number',
					mobilePhone.startsWith('+')
						? undefined
						: 'Include + and the country code, or choose By ID instead.',
				),
			),
		);
	}

	private definitions(): Promise<Reading<Definition>> {
		const read = async (page: PageRef) => await this.client.definitions(page);
		return this.list('definition', read, ['duration_minutes', 'requires_staff']);
	}

	/**
	 * The list of all records of a kind. One that it gives with all the fields that look-ups need is
	 * remembered as if it had been read alone.
	 */
	private list<T extends { id: number }>(
		kind: string,
		read: ReadPage<T>,
		needed: Array<keyof T>,
	): Promise<Reading<T>> {
		return this.once(`${kind}s`, async () => {
			const reading = await readForLookup(read);
			for (const record of reading.records) {
				const isWhole = needed.every((field) => !isBlank(record[field]));
				if (isWhole) void this.once(`${kind} ${record.id}`, async () => record);
			}
			return reading;
		});
	}

	private async named<T extends { name?: string | null }>(
		key: string,
		asked: Promise<T>,
	): Promise<T> {
		const record = await asked;
		if (record.name) this.names.set(key, record.name);
		return record;
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

function profiles(what: string, remedy?: string): Wording {
	return { none: `no profile has this ${what}`, several: `profiles have this ${what}`, remedy };
}

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

function nameOf(person: Profile): string | undefined {
	return person.full_name ?? fullName(person);
}

function oneByName(
	what: string,
	name: string,
	{ records, cut, unread }: Reading<Named>,
): Result<number> {
	const wanted = textKey(name);
	const isMeant = (own: string | null | undefined) =>
		wanted !== '' && textKey(own ?? '') === wanted;
	const ids = records.filter((one) => isMeant(one.name) || isMeant(one.handle)).map(({ id }) => id);
	const near = namesToChooseFrom(
		name,
		records.map((record) => record.name),
	);
	const none = `there's no ${what} ${named(name)}${near}`;
	return oneOf({ ids, cut, unread }, { none, several: `${what}s have this name` });
}

function oneProfile(found: Result<Profile[]>, wording: Wording): Result<string> {
	return found.ok ? oneOf({ ids: idsOf(found.value), cut: false, unread: 0 }, wording) : found;
}

/** The one ID. None, several, and a list too long to be sure are separate problems, so that no record is guessed. */
function oneOf<Id>(
	{ ids, cut, unread }: { ids: Id[]; cut: boolean; unread: number },
	{ none, several, remedy = 'Choose By ID instead.' }: Wording,
): Result<Id> {
	const distinct = [...new Set(ids)];
	if (distinct.length > 1) return invalid(`${distinct.length} ${several}. ${remedy}`);
	if (distinct.length === 0 && unread > 0) return invalid(SOME_UNREAD);
	if (cut) return invalid(TOO_MANY);
	return distinct.length === 1 ? ok(distinct[0]) : invalid(none);
}
