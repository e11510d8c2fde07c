/**
 * Look-ups that several items share. Made once per distinct value in an execution: items that ask
 * at the same time wait for the same call.
 */
import type { OmneoClient } from './client';
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
				'this mobile phone',
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
		const filtered = await this.matching(by, matches);
		const found =
			filtered ?? (await this.matching({ search: by.email ?? by.mobilePhone }, matches));
		const ids = [...new Set((found ?? []).map(({ id }) => id))];
		if (ids.length === 1) return ok(ids[0]);
		if (ids.length === 0) return problem(`No profile in Omneo has ${what}.`);
		return problem(
			`${ids.length} profiles in Omneo have ${what}. Choose the profile by ID instead.`,
		);
	}

	/** Undefined when this way of asking did not lead to the profile. */
	private async matching(
		by: Parameters<OmneoClient['profiles']>[1],
		matches: (candidate: Profile) => boolean,
	): Promise<Profile[] | undefined> {
		const page = await this.client.profiles(1, by).catch(nothingWhenRefused);
		const found = (page?.records ?? []).filter(matches);
		return found.length > 0 ? found : undefined;
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

/** A filter that the server does not know may be answered with a refusal; anything else is a failure. */
function nothingWhenRefused(error: unknown): undefined {
	if (error instanceof OmneoError && error.kind === 'validation') return undefined;
	throw error;
}
