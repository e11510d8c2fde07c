/** From the ways in which people name a record to its id. */
import { type Checked, ok, problem } from './checked';
import { profileId, rowId } from './contract';
import { readEmail, readPhone } from './identity';
import type { Lookups } from './lookups';
import { isBlank, numberFromText } from './text';

/** A record named by its id, or by something that people know. */
export interface Reference {
	by: 'id' | 'name' | 'email' | 'mobilePhone';
	value: unknown;
}

/** All of them may reject with `OmneoError` when a look-up fails. */
export async function definitionIdOf(ref: Reference, lookups: Lookups): Promise<Checked<number>> {
	if (ref.by !== 'name' || isBlank(ref.value)) return rowIdOf(ref.value);
	return await lookups.definitionByName(String(ref.value));
}

export async function locationIdOf(ref: Reference, lookups: Lookups): Promise<Checked<number>> {
	if (ref.by !== 'name' || isBlank(ref.value)) return rowIdOf(ref.value);
	return await lookups.locationByName(String(ref.value));
}

export async function customerIdOf(ref: Reference, lookups: Lookups): Promise<Checked<string>> {
	const { by, value } = ref;
	if (isBlank(value)) return problem('is required');
	const text = String(value).trim();
	if (by === 'email') {
		const email = readEmail(text);
		return email.ok ? await lookups.profileByEmail(email.value) : email;
	}
	if (by === 'mobilePhone') {
		const phone = readPhone(text);
		return phone.ok ? await lookups.profileByMobilePhone(phone.value) : phone;
	}
	if (by === 'name') return await lookups.profileByName(text);
	return readProfileId(text);
}

/** Undefined when nobody is named. A name is looked for among the staff of the location. */
export async function staffIdOf(
	{ by, value }: Reference,
	locationId: number | undefined,
	lookups: Lookups,
): Promise<Checked<string | undefined>> {
	if (isBlank(value)) return ok(undefined);
	if (by !== 'name') return readProfileId(String(value).trim());
	if (locationId === undefined) return problem('can be found by name at a location only');
	return await lookups.staffByName(locationId, String(value));
}

/** An ID of a definition, a location, an appointment and the like. */
export function rowIdOf(value: unknown): Checked<number> {
	if (isBlank(value)) return problem('is required');
	const read = rowId.safeParse(numberFromText(value));
	return read.success ? ok(read.data) : problem(read.error.issues[0].message);
}

function readProfileId(text: string): Checked<string> {
	const read = profileId.safeParse(text);
	return read.success ? ok(read.data) : problem(read.error.issues[0].message);
}
