import type { IDataObject, INodeCredentialTestResult } from 'n8n-workflow';
import { OmneoApi } from '../../credentials/OmneoApi.credentials';
import { OtherHost, REFUSED_URL, Stage, form, errorText } from './support';

const stage = Stage.use();
const otherHost = OtherHost.use();

/** What the test button says; a token must never be part of it. */
async function tested(changes: IDataObject = {}): Promise<INodeCredentialTestResult> {
	const credential = { ...stage.credential, ...changes };
	const result = await stage.engine.testCredential('omneoApi', credential as never);
	if (credential.accessToken.trim()) {
		expect(JSON.stringify(result)).not.toContain(credential.accessToken.trim());
	}
	return result;
}

describe('the test button', () => {
	const LISTS = /\/api\/v3\/(appointments|appointment-definitions|locations|profiles)$/;

	test('is content with a good token that may read the lists', async () => {
		expect(await tested()).toEqual({ status: 'OK', message: 'Connected to Omneo' });
		expect(stage.reads(/\/auth\/verify$/)).toBe(1);
		expect(stage.reads(LISTS)).toBe(4);
	});

	test.each(['text', 'empty'] as const)(
		'is not content with an answer that may be anybody: %s',
		async (verifyBody) => {
			stage.sandbox.switches({ verifyBody });
			expect(await tested()).toEqual({
				status: 'Error',
				message: "There is no Omneo API at this address. Check 'Tenant' and 'API Base URL'.",
			});
			expect(stage.reads(/\/auth\/verify$/)).toBe(1);
			expect(stage.reads(LISTS)).toBe(0);
		},
	);

	test('names the lists that a good token may not read', async () => {
		for (const path of ['/profiles', '/locations']) stage.sandbox.fault({ path, status: 403 });
		expect(await tested()).toEqual({
			status: 'Error',
			message:
				"The access token is valid, but may not read locations, profiles. Give it the scopes for that in CX Manager under 'Settings > API Tokens'.",
		});
	});

	test('is content with spaces around the token', async () => {
		const accessToken = `  ${stage.sandbox.token} \n`;
		expect(await tested({ accessToken })).toMatchObject({ status: 'OK' });
	});

	test.each<[string, IDataObject, RegExp]>([
		[
			'a wrong token',
			{ accessToken: 'wrong-4711' },
			/^Omneo rejected the access token\. Enter a valid one\.$/,
		],
		['no token', { accessToken: '' }, /Fill in 'Access Token'/],
		['a token of spaces', { accessToken: '   ' }, /Fill in 'Access Token'/],
		['no server at the address', { baseUrl: REFUSED_URL }, /refused the connection.*'Tenant'/],
		['no address', { baseUrl: '' }, /Fill in 'Tenant', or 'API Base URL'/],
		['a tenant that cannot be one', { baseUrl: '', tenant: 'a.b/c' }, /first part of your CX/],
		['an address without scheme', { baseUrl: 'omneo.example' }, /must be a full URL/],
		[
			'a password in the address',
			{ baseUrl: 'https://me:pw@omneo.example' },
			/can't contain a username or password/,
		],
	])('says in plain words: %s', async (_, changes, message) => {
		const result = await tested(changes);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
	});

	test('says when the address is not the API', async () => {
		expect(await tested({ baseUrl: `${stage.sandbox.url}/wrong` })).toEqual({
			status: 'Error',
			message: "There is no Omneo API at this address. Check 'Tenant' and 'API Base URL'.",
		});
	});

	test.each([
		[403, /have permission for this operation/],
		[429, /rate limit was reached/],
		[500, /isn't available right now/],
		[503, /isn't available right now/],
	])('says what a %s means', async (status, message) => {
		stage.sandbox.fault({ path: '/auth/verify', status });
		expect(await tested()).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(message) as string,
		});
	});

	test('says when the connection breaks off', async () => {
		stage.sandbox.fault({ path: '/auth/verify', reset: true });
		expect(await tested()).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/was interrupted/) as string,
		});
	});

	test('is not content with a web page, whatever its status', async () => {
		const body = '<!DOCTYPE html><title>Welcome</title>';
		stage.sandbox.fault({ path: '/auth/verify', status: 200, body, contentType: 'text/html' });
		expect(await tested()).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('no Omneo API at this address') as string,
		});
	});

	test('sends the token to no other host, even when it is sent there', async () => {
		const headers = { location: `${otherHost.url}/stolen` };
		stage.sandbox.fault({ path: '/auth/verify', status: 302, headers });
		expect((await tested()).message).toMatch(/no Omneo API at this address/);
		expect(otherHost.requests).toEqual([]);
	});

	test('sends nothing over plain http to another machine', async () => {
		// An address that leads to this machine without saying so: a request would arrive.
		const baseUrl = otherHost.url.replace('127.0.0.1', '0.0.0.0');
		const result = await tested({ baseUrl });
		expect(result.message).toMatch(/must start with https/);
		expect(otherHost.requests).toEqual([]);
	});
});

test.each([
	['the test button', async () => await tested({ baseUrl: otherHost.url, accessToken: ' tok-1 ' })],
	[
		'a picker',
		async () => {
			const credential = { baseUrl: otherHost.url, accessToken: ' tok-1 ' };
			await stage.search('searchProfiles', { credential }).catch(() => undefined);
		},
	],
	[
		'a booking',
		async () => {
			const credential = { baseUrl: otherHost.url, accessToken: ' tok-1 ' };
			await stage.run(form(), { credential });
		},
	],
])('%s asks for JSON, with the token as it was pasted without its spaces', async (_, ask) => {
	await ask();
	expect(otherHost.requests).not.toEqual([]);
	for (const line of otherHost.requests) {
		expect(line).toMatch(/^GET \/api\/v3\/\S+ Bearer tok-1 application\/json/);
	}
});

describe.each(['', '/', '/api/v3', '/api/v3/', '/api/v3//', '//', '/API/V3'])(
	'a base URL that ends in %j',
	(ending) => {
		const credential = () => ({ baseUrl: ` ${stage.sandbox.url}${ending} ` });

		test('is tested, searched and booked at alike', async () => {
			expect(await tested(credential())).toMatchObject({ status: 'OK' });
			const { results } = await stage.search('searchLocations', { credential: credential() });
			expect(results).not.toEqual([]);
			const run = await stage.run(form(), { credential: credential() });
			expect(errorText(run).trim()).toBe('');
			expect(stage.sandbox.requests.every(({ path }) => path.startsWith('/api/v3/'))).toBe(true);
		});
	},
);

test('a tenant that names another host is refused', async () => {
	const run = await stage.run(form(), {
		credential: { baseUrl: '', tenant: 'acme evil.example/' },
	});
	expect(errorText(run)).toContain("'Tenant' is the first part of your CX Manager address");
});

test('the form says of each field that few need whom it is for', () => {
	const optional = new OmneoApi().properties.filter(({ name }) => !needed.includes(name));
	expect(optional.map(({ name }) => name)).toEqual(['baseUrl']);
	for (const { description } of optional) expect(description).toMatch(/^Only for/);
});

const needed = ['tenant', 'accessToken'];
