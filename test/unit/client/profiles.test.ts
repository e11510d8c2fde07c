/** Customers by email and mobile phone: the one that is meant, or why it is not certain. */
import {
	isTaken,
	nobodyFound,
	prepareProfile,
	profileByIdentity,
	profileOf,
	profilesBy,
	readContact,
} from '../../../omneo/client/profiles';
import { OmneoError } from '../../../omneo/errors';
import type { HttpRequest } from '../../../omneo/http/transport';
import { type Reply, FakeOmneo } from '../support';
import { errorFrom } from '../runtime/writing.support';

const ANA = { id: 'a', email: 'ana@example.com', mobile_phone: '+61400000001' };
const BEN = { id: 'b', email: 'ben@example.com', mobile_phone: '+61400000002' };
const TWIN = { ...BEN, id: 'c' };

/** Honours a filter or a search when asked to; else lists all. */
function server(people: object[], { filters = true, meta = {} as object | undefined } = {}) {
	const list = (request: HttpRequest): Reply => {
		const wanted = [
			request.query?.['filter[email]'],
			request.query?.['filter[mobile_phone]'],
			request.query?.search,
		].find((value) => value !== undefined);
		const isSearch = request.query?.search !== undefined;
		const data = people.filter(
			(person) => (!filters && !isSearch) || Object.values(person).includes(wanted),
		);
		return { status: 200, body: { data, ...(meta && { meta: { last_page: 1, ...meta } }) } };
	};
	return new FakeOmneo({ 'GET /profiles': list });
}

const email = (text: string) => ({ email: text });

describe('profiles by one contact', () => {
	it('come by the filter when that finds any', async () => {
		const omneo = server([ANA, BEN]);
		expect(await profilesBy(omneo.client, email('ANA@example.com'))).toEqual({
			ok: true,
			value: [ANA],
		});
		expect(omneo.calls).toHaveLength(1);
	});

	it('are compared, so that a filter that is ignored picks no stranger', async () => {
		const omneo = server([BEN, ANA], { filters: false });
		expect(await profilesBy(omneo.client, email(ANA.email))).toMatchObject({ value: [ANA] });
		expect(await profilesBy(omneo.client, { mobilePhone: BEN.mobile_phone })).toMatchObject({
			value: [BEN],
		});
		expect(await profilesBy(omneo.client, email('cem@example.com'))).toMatchObject({ value: [] });
	});

	it('are searched for when the filtered list goes on', async () => {
		const omneo = server([ANA, TWIN], { filters: false, meta: { last_page: 2 } });
		const found = await profilesBy(omneo.client, email(ANA.email));
		expect(omneo.requests.filter(({ query }) => query?.search !== undefined)).not.toEqual([]);
		// The pages repeat, so the list is not known whole.
		expect(found.ok).toBe(false);
	});

	it('are searched for when the filter is refused', async () => {
		const { client } = new FakeOmneo({
			'GET /profiles': ({ query }) =>
				query?.search === undefined
					? { status: 422, body: { message: 'No such filter.' } }
					: { status: 200, body: { data: [BEN, ANA], meta: { last_page: 1 } } },
		});
		expect(await profilesBy(client, email(ANA.email))).toMatchObject({ value: [ANA] });
	});

	it('are those of a short list that does not say how it ends', async () => {
		const omneo = server([ANA], { meta: undefined });
		expect(await profilesBy(omneo.client, email(ANA.email))).toMatchObject({ value: [ANA] });
		expect(omneo.calls).toHaveLength(1);
	});

	it('are none for what matches nothing, and no one is asked', async () => {
		const omneo = server([ANA]);
		expect(await profilesBy(omneo.client, {})).toEqual({ ok: true, value: [] });
		expect(await profilesBy(omneo.client, { mobilePhone: 'n/a' })).toEqual({ ok: true, value: [] });
		expect(omneo.calls).toEqual([]);
	});
});

describe('the profile of an email and a phone', () => {
	const found = async (contact: object, people: object[] = [ANA, BEN]) =>
		await profileOf(server(people).client, contact);

	it.each<[string, object]>([
		['both', { email: ANA.email, mobilePhone: ANA.mobile_phone }],
		['the email alone', { email: ANA.email }],
		['the phone alone', { mobilePhone: ANA.mobile_phone }],
		['the email, and a phone of no one', { email: ANA.email, mobilePhone: '+61400000009' }],
	])('is the one that has %s', async (_, contact) => {
		expect(await found(contact)).toEqual(ANA);
	});

	it('is none when no one has them', async () => {
		expect(await found({ email: 'cem@example.com' })).toBeUndefined();
		expect(await found({})).toBeUndefined();
	});

	it('is refused when they belong to two', async () => {
		const both = { email: ANA.email, mobilePhone: BEN.mobile_phone };
		const error = await errorFrom(found(both));
		expect(Object.keys(error.fields)).toEqual(['mobile_phone']);
		expect(error).toMatchObject({ code: 'invalid_input', retryable: false });
	});

	it.each<[string, object, string[]]>([
		['email', { email: BEN.email }, ['email']],
		['phone', { mobilePhone: BEN.mobile_phone }, ['mobile_phone']],
		['both', { email: BEN.email, mobilePhone: BEN.mobile_phone }, ['email', 'mobile_phone']],
	])('is refused when several have the %s', async (_, contact, fields) => {
		const error = await errorFrom(found(contact, [ANA, BEN, TWIN]));
		expect(Object.keys(error.fields)).toEqual(fields);
		for (const [text] of Object.values(error.fields)) expect(text).toMatch(/more than one/);
	});
});

it('a profile of another system is read by its handle', async () => {
	const omneo = new FakeOmneo({ 'GET /profiles/77': { status: 200, body: { data: ANA } } });
	expect(await profileByIdentity(omneo.client, 'pos', '77')).toEqual([ANA]);
	expect(omneo.requests[0].query).toEqual({ 'identity[handle]': 'pos' });
	expect(await profileByIdentity(omneo.client, 'pos', '78')).toEqual([]);
});

describe('the contact of a form', () => {
	const draft = (more: object) => ({
		first_name: 'Ana',
		last_name: 'Lee',
		email: '',
		mobile_phone: '',
		...more,
	});

	it('has an email, a phone or both', () => {
		expect(readContact(draft({ email: 'Ana@Example.com' }))).toEqual({
			email: expect.stringMatching(/^ana@example\.com$/i),
			mobilePhone: undefined,
		});
		expect(readContact(draft({ mobile_phone: '+61 400 000 001' }))).toEqual({
			email: undefined,
			mobilePhone: '+61400000001',
		});
	});

	it.each<[string, object, string[]]>([
		['neither', {}, ['email']],
		['an email that is none', { email: 'ana' }, ['email']],
		['a phone without its country', { mobile_phone: '0400 000 001' }, ['mobile_phone']],
		['two that are none', { email: 'ana', mobile_phone: 'x' }, ['email', 'mobile_phone']],
	])('with %s is refused by its field', async (_, more, fields) => {
		const error = await errorFrom((async () => readContact(draft(more)))());
		expect(Object.keys(error.fields)).toEqual(fields);
	});

	it('makes the body of a new profile', () => {
		expect(prepareProfile(draft({ mobile_phone: '+61 400 000 001' }))).toEqual({
			first_name: 'Ana',
			last_name: 'Lee',
			mobile_phone: '+61400000001',
		});
	});
});

it('a refusal by email or phone means that another has it', () => {
	const refused = (fields: object, kind = 'validation') =>
		new OmneoError({ kind, message: '', hint: '', fields } as never);
	expect(isTaken(refused({ email: ['taken'] }))).toBe(true);
	expect(isTaken(refused({ mobile_phone: ['taken'] }))).toBe(true);
	expect(isTaken(refused({ first_name: ['is required'] }))).toBe(false);
	expect(isTaken(refused({ email: ['taken'] }, 'permission'))).toBe(false);
	expect(isTaken({ kind: 'validation', fields: { email: [] } })).toBe(false);
});

it('a search without a result is not found, and may not be repeated', () => {
	expect(nobodyFound('email')).toMatchObject({ code: 'not_found', retryable: false });
	expect(nobodyFound('email').message).toContain('email');
	expect(nobodyFound('email').hint).not.toBe('');
});
