import fc from 'fast-check';
import { apiRoot } from '../../../omneo/client/baseUrl';
import { problemOf, valueOf } from '../support';

const ACME = 'https://api.acme.getomneo.com/api/v3';

describe('a tenant', () => {
	it.each([
		'acme',
		' acme ',
		'ACME',
		'acme.getomneo.com',
		'api.acme.getomneo.com',
		'acme.manager.getomneo.com',
		'https://acme.manager.getomneo.com',
		'https://acme.manager.getomneo.com/',
		'https://acme.manager.getomneo.com/settings/api-tokens?tab=1#new',
		'HTTPS://Acme.Manager.GetOmneo.com/Login',
		'https://api.acme.getomneo.com/api/v3',
		'http://acme.manager.getomneo.com',
	])('is understood as it is written or copied: %j', (tenant) => {
		expect(valueOf(apiRoot({ tenant }))).toBe(ACME);
	});

	it('may hold digits and dashes', () => {
		expect(valueOf(apiRoot({ tenant: 'acme-shop-2' }))).toBe(
			'https://api.acme-shop-2.getomneo.com/api/v3',
		);
	});

	it.each([
		'acme/evil',
		'evil.com/',
		'evil.com#',
		'evil.com?',
		'acme.evil.com#',
		'acme.evil.com',
		'evil.com/acme.getomneo.com',
		'evil.com#.getomneo.com',
		'evil.com/.getomneo.com/x',
		'evil.com\\.getomneo.com',
		'user@evil.com',
		'user:pass@acme',
		'acme@evil',
		'acme:8080',
		'acme\nevil',
		'acme evil',
		'https://evil.com/acme.manager.getomneo.com/',
		'https://acme.manager.getomneo.com.evil.com',
		'ftp://acme',
		'-acme',
		'acme-',
		'äcme',
		'acme%2eevil',
		'[::1]',
		'{}',
		'https://',
		'.getomneo.com',
	])('is refused when it is more than a name: %j', (tenant) => {
		expect(problemOf(apiRoot({ tenant }))).toMatch(/first part of your CX Manager address/);
	});

	it.each([undefined, null, '', '  '])('is asked for when it is %j', (tenant) => {
		expect(problemOf(apiRoot({ tenant, baseUrl: ' ' }))).toBe(
			"Fill in 'Tenant', or 'API Base URL'.",
		);
	});

	it('leads to a host of Omneo and to no other, whatever is typed', () => {
		const piece = fc.constantFrom(
			...['acme', '.getomneo.com', '.manager', 'api.', 'https://', 'evil.com', '/', '\\'],
			...['#', '?', '@', ':', '.', '-', '%', ' ', '\n', '\t', 'A', '[', '443'],
		);
		const typed = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
		);
		fc.assert(
			fc.property(typed, (tenant) => {
				const root = apiRoot({ tenant });
				if (!root.ok) return;
				const { protocol, host, pathname, username, search, hash } = new URL(root.value);
				expect(host).toMatch(/^api\.[a-z0-9-]+\.getomneo\.com$/);
				expect([protocol, pathname, username, search, hash]).toEqual([
					'https:',
					'/api/v3',
					'',
					'',
					'',
				]);
			}),
			{ numRuns: 5000 },
		);
	});
});

describe('an API base URL', () => {
	it.each([
		['https://proxy.example.com', 'https://proxy.example.com/api/v3'],
		['https://proxy.example.com/', 'https://proxy.example.com/api/v3'],
		['https://proxy.example.com///', 'https://proxy.example.com/api/v3'],
		['https://proxy.example.com/omneo', 'https://proxy.example.com/omneo/api/v3'],
		['https://proxy.example.com/omneo/', 'https://proxy.example.com/omneo/api/v3'],
		['https://proxy.example.com/api/v3', 'https://proxy.example.com/api/v3'],
		['https://proxy.example.com/api/v3/', 'https://proxy.example.com/api/v3'],
		['https://proxy.example.com/omneo/api/v3//', 'https://proxy.example.com/omneo/api/v3'],
		['HTTPS://Proxy.Example.COM/Omneo/API/V3', 'https://proxy.example.com/Omneo/api/v3'],
		['  https://proxy.example.com:8443 ', 'https://proxy.example.com:8443/api/v3'],
		['http://localhost:3000', 'http://localhost:3000/api/v3'],
		['http://LOCALHOST', 'http://localhost/api/v3'],
		['http://127.0.0.1:3000/', 'http://127.0.0.1:3000/api/v3'],
		['http://127.1.2.3', 'http://127.1.2.3/api/v3'],
		['http://[::1]:8080/api/v3', 'http://[::1]:8080/api/v3'],
		['https://10.0.0.5', 'https://10.0.0.5/api/v3'],
		['https://my_proxy.internal', 'https://my_proxy.internal/api/v3'],
	])('is understood: %j', (baseUrl, root) => {
		expect(valueOf(apiRoot({ baseUrl }))).toBe(root);
		expect(new URL(root).host).toBe(root.split('/')[2]);
	});

	it('replaces the tenant', () => {
		expect(valueOf(apiRoot({ tenant: 'acme', baseUrl: 'https://p.example.com' }))).toBe(
			'https://p.example.com/api/v3',
		);
	});

	it.each([
		'http://example.com',
		'http://localhost.evil.com',
		'http://127.0.0.1.evil.com',
		'http://127.0.0.1.nip.io',
		'http://[::2]',
		'http://0.0.0.0',
		'http://10.0.0.5',
		'http://evil.com:80',
		'http://localhost.',
		'HTTP://example.com',
	])('must be https beyond this machine: %j', (baseUrl) => {
		expect(problemOf(apiRoot({ baseUrl }))).toMatch(/must start with https:\/\//);
	});

	it.each([
		'https://good.com@evil.com',
		'https://user:pass@evil.com',
		'http://localhost@evil.com',
		'http://localhost:80@evil.com',
		'https://@evil.com',
	])('must not hold a user: %j', (baseUrl) => {
		expect(problemOf(apiRoot({ baseUrl }))).toMatch(/can't contain a username or password/);
	});

	it.each([
		'proxy.example.com',
		'//proxy.example.com',
		'https:proxy.example.com',
		'https:/proxy.example.com',
		'https://',
		'https:///proxy.example.com',
		'ftp://proxy.example.com',
		'javascript:alert(1)',
		'https://proxy.example.com?x=1',
		'https://proxy.example.com/omneo?x=1',
		'https://proxy.example.com/#x',
		'https://proxy.exa mple.com',
		'https://proxy.example.com/a b',
		'https://proxy.example.com\nhttps://evil.com',
		'https://good.com\\@evil.com',
		'https://good.com\\evil.com',
		'https://good.com/\\@evil.com',
		'\\\\evil.com',
	])('must be one full address: %j', (baseUrl) => {
		expect(problemOf(apiRoot({ baseUrl }))).toMatch(/must be a full URL/);
	});

	it.each([
		'https://good.com%2eevil.com',
		'https://good.com%00.evil.com',
		'https://good.com:port',
		'https://good.com:123456',
		'https://good.com:65536',
		'http://localhost:99999',
		'https://good.com:',
		'https://[::1',
		'https://[zz::1]',
		'https://[1:2]',
		'https://[:::]',
		'https://good.com|evil.com',
		'https://good.com;evil.com',
		'https://good.com,evil.com',
		// Short for another host: 1.2.0.3, 127.0.0.1, 127.0.0.1, 8.0.0.1, 0.0.0.10.
		'https://1.2.3',
		'https://2130706433',
		'https://0x7f.1',
		'https://010.0.0.1',
		'https://10',
		'http://127.0.0.999',
		'http://127.0.0.010',
		'https://256.1.1.1',
		'https://example.1',
	])('must name a host that exists under that name: %j', (baseUrl) => {
		expect(problemOf(apiRoot({ baseUrl }))).toMatch(/isn't a valid address/);
	});

	it('leads to the host that was typed and to no other, and over http to this machine only', () => {
		const piece = fc.constantFrom(
			...['http://', 'https://', 'good.com', 'evil.com', 'localhost', '127.0.0.1', '[::1]'],
			...['@', ':', '/', '\\', '#', '?', '.', '..', ':80', ':443', '%2e', '%40', ' ', '\t'],
			...['api/v3', 'x', '1', '0x7f', '2130706433', '010', '。', 'ｅ', '\u00ad', '-'],
		);
		const typed = fc.oneof(
			fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
			fc
				.tuple(fc.constantFrom('http://', 'https://'), fc.array(piece, { maxLength: 5 }))
				.map(([scheme, pieces]) => scheme + pieces.join('')),
			fc.webUrl(),
			fc.tuple(fc.constantFrom('http://', 'https://'), fc.string()).map((parts) => parts.join('')),
		);
		let accepted = 0;
		fc.assert(
			fc.property(typed, (baseUrl) => {
				const root = apiRoot({ baseUrl });
				if (!root.ok) return;
				accepted += 1;
				const typedHost = (/\/\/([^/\\]*)/.exec(baseUrl.trim())?.[1] ?? '')
					.toLowerCase()
					.replace(/:0+(\d)/, ':$1');
				const url = new URL(root.value);
				const port = url.port || { 'http:': '80', 'https:': '443' }[url.protocol];
				expect([url.host, `${url.hostname}:${port}`]).toContain(typedHost);
				expect(url.username + url.password + url.search + url.hash).toBe('');
				expect(url.pathname).toMatch(/\/api\/v3$/);
				if (url.protocol === 'http:') {
					expect(url.hostname).toMatch(/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/);
				}
			}),
			{ numRuns: 20_000 },
		);
		expect(accepted).toBeGreaterThan(500);
	});
});

describe('a length', () => {
	const TOO_LONG = "'Tenant' and 'API Base URL' take 2000 characters at most.";
	const host = 'https://example.com/';

	it('of 2,000 characters is taken, and no longer one', () => {
		const path = 'a'.repeat(2_000 - host.length);
		expect(apiRoot({ baseUrl: host + path })).toEqual({
			ok: true,
			value: `${host}${path}/api/v3`,
		});
		expect(apiRoot({ baseUrl: `${host}${path}a` })).toEqual({ ok: false, problem: TOO_LONG });
		expect(apiRoot({ tenant: 'a'.repeat(2_000) }).ok).toBe(true);
		expect(apiRoot({ tenant: 'a'.repeat(2_001) })).toEqual({ ok: false, problem: TOO_LONG });
		// One that is not used counts as well.
		expect(apiRoot({ tenant: 'a'.repeat(2_001), baseUrl: host })).toEqual({
			ok: false,
			problem: TOO_LONG,
		});
	});

	it('of many slashes is refused in short time', () => {
		const began = Date.now();
		expect(apiRoot({ baseUrl: host + '/'.repeat(100_000) }).ok).toBe(false);
		expect(Date.now() - began).toBeLessThan(1_000);
	});
});
