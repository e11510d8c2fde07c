/**
 * Look-ups that several items share. Made once per distinct value in an execution: items that ask
 * at the same time wait for the same call.
 */
import type { OmneoClient, Page } from './client';
import { type Checked, ok, problem } from './checked';
import type { BookingQuestion, Definition, Location, Profile } from './contract';
import { OmneoError } from './errors';
import { normaliseEmail, normalisePhone } from './identity';

/** What was asked so far, by what was asked; one for each execution. */
export type LookupMemory = Map<string, Promise<unknown>>;

export class Lookups {
	constructor(
		private readonly client: OmneoClient,
		private readonly known: LookupMemory,
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

	/** The id of the one definition with this name or handle. Upper and lower case are the same. */
	definitionByName(name: string): Promise<Checked<number>> {
		return this.oneByName('appointment definition', name, (page) => this.client.definitions(page));
	}

	/** The id of the one location with this name or handle. */
	locationByName(name: string): Promise<Checked<number>> {
		return this.oneByName('location', name, (page) => this.client.locations(page));
	}

	/** The profile id of the one staff member of a location with this full name or email. */
	staffByName(locationId: number, name: string): Promise<Checked<string>> {
		const wanted = comparable(name);
		return this.once(`staff ${locationId} ${wanted}`, async () => {
			const posts = await allPages((page) => this.client.staffOf(locationId, page));
			const ids = posts
				.filter(({ is_active, profile }) => is_active !== false && profile)
				.filter(({ profile }) => namesOfPerson(profile as Profile).includes(wanted))
				.map(({ profile_id }) => profile_id);
			return oneOf(ids, 'staff member of this location', 'has this name or email');
		});
	}

	/** The id of the one profile with this email. Upper and lower case are the same. */
	profileByEmail(email: string): Promise<Checked<string>> {
		const wanted = normaliseEmail(email);
		return this.once(`email ${wanted}`, () =>
			this.oneProfile(
				{ email: wanted },
				'this email address',
				(candidate) =>
					Boolean(candidate.email) && normaliseEmail(candidate.email as string) === wanted,
			),
		);
	}

	/** The id of the one profile with this mobile phone. Spaces, dashes and brackets do not count. */
	profileByMobilePhone(phone: string): Promise<Checked<string>> {
		const wanted = normalisePhone(phone);
		return this.once(`phone ${wanted}`, () =>
			this.oneProfile(
				{ mobilePhone: wanted },
				wanted.startsWith('+')
					? 'this mobile phone'
					: 'this mobile phone; write it with + and the country code',
				(candidate) =>
					Boolean(candidate.mobile_phone) &&
					normalisePhone(candidate.mobile_phone as string) === wanted,
			),
		);
	}

	/**
	 * Asks by filter first, then by free text: filters on profiles are typed in the SDK, but whether
	 * a server honours, ignores or refuses them is not documented. What comes back is compared here,
	 * so that a filter that was ignored never picks a stranger.
	 */
	private async oneProfile(
		by: { email?: string; mobilePhone?: string },
		what: string,
		matches: (candidate: Profile) => boolean,
	): Promise<Checked<string>> {
		const page = await this.client.profiles(1, by).catch(nothingWhenRefused);
		// A list that goes on was not filtered, so there may be a second match on its later pages.
		const filtered = page?.next === undefined ? (page?.records ?? []).filter(matches) : [];
		const found = filtered.length > 0 ? filtered : (await this.searched(by)).filter(matches);
		return oneOf(
			found.map(({ id }) => id),
			'profile in Omneo',
			`has ${what}`,
		);
	}

	private oneByName(
		what: string,
		name: string,
		read: (page: number) => Promise<Page<Named>>,
	): Promise<Checked<number>> {
		const wanted = comparable(name);
		return this.once(`${what} ${wanted}`, async () => {
			const records = await allPages(read);
			const ids = records
				.filter(({ name, handle }) =>
					[name, handle].some((text) => text && comparable(text) === wanted),
				)
				.map(({ id }) => id);
			return oneOf(ids, what, 'has this name');
		});
	}

	private async searched(by: { email?: string; mobilePhone?: string }): Promise<Profile[]> {
		const search = by.email ?? by.mobilePhone;
		const asked = allPages((page) => this.client.profiles(page, { search }));
		return (await asked.catch(nothingWhenRefused)) ?? [];
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

interface Named {
	id: number;
	name?: string | null;
	handle?: string | null;
}

/** More than any list of services, shops or staff holds; it keeps a look-up from running on for ever. */
const MOST_PAGES = 50;

async function allPages<T>(read: (page: number) => Promise<Page<T>>): Promise<T[]> {
	const records: T[] = [];
	for (let next: number | undefined = 1; next !== undefined && next <= MOST_PAGES; ) {
		const page: Page<T> = await read(next);
		records.push(...page.records);
		next = page.next;
	}
	return records;
}

function namesOfPerson({ first_name, last_name, full_name, email }: Profile): string[] {
	const names = [full_name, [first_name, last_name].filter(Boolean).join(' '), email];
	return names.flatMap((name) => (name ? [comparable(name)] : []));
}

function comparable(text: string): string {
	return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** None and several are told apart: both must never lead to a guess. */
function oneOf<Id>(ids: Id[], what: string, how: string): Checked<Id> {
	const distinct = [...new Set(ids)];
	if (distinct.length === 1) return ok(distinct[0]);
	if (distinct.length === 0) return problem(`No ${what} ${how}.`);
	return problem(`More than one ${what} ${how}: there are ${distinct.length}. Use the ID instead.`);
}

/** A filter that the server does not know may be answered with a refusal; anything else is a failure. */
function nothingWhenRefused(error: unknown): undefined {
	if (error instanceof OmneoError && error.kind === 'validation') return undefined;
	throw error;
}
