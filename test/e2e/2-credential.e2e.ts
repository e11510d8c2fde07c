/** Chapter 2: the credential is made in its form, and the form says what is wrong until it works. */
import { CredentialForm } from './pages/credentialForm';
import { loadedIcon } from './pages/icon';
import { takeScreen } from './support/pictures';
import { baseUrl } from './support/settings';
import { CREDENTIAL, Stage } from './support/stage';

/** Nothing ever listens there. */
const NOBODY = 'http://127.0.0.1:1';

const stage = Stage.use('2-credential', { withCredential: false });
let form: CredentialForm;

beforeAll(async () => {
	form = new CredentialForm(stage.page, baseUrl());
	await form.openNew('Omneo API');
});

async function save(url: string, token: string): Promise<void> {
	await form.field('baseUrl').fill(url);
	await form.field('accessToken').fill(token);
	await form.save();
}

test('the form has the icon, and hides the token', async () => {
	expect(await loadedIcon(form.icon)).toBe('omneo.svg');
	expect(await form.field('accessToken').getAttribute('type')).toBe('password');
});

test('without an address it names the fields to fill in', async () => {
	await save('', stage.sandbox.token);
	expect(await form.refusal()).toContain("Fill in 'Tenant', or 'API Base URL'.");
});

test('a wrong token is reported', async () => {
	await save(stage.sandbox.url, 'not-the-token');
	const said = await form.refusal();
	expect(said).toContain('Omneo rejected the access token. Enter a valid one.');
});

test('a host that does not answer is reported', async () => {
	await save(NOBODY, stage.sandbox.token);
	expect(await form.refusal()).toContain(
		"127.0.0.1 refused the connection. Check 'Tenant' and 'API Base URL' in the credential",
	);
});

test('a host that is not Omneo is reported', async () => {
	await save(baseUrl(), stage.sandbox.token);
	expect(await form.refusal()).toContain(
		"There is no Omneo API at this address. Check 'Tenant' and 'API Base URL'.",
	);
});

test('with the right values it is green, after saving and when tested again', async () => {
	stage.sandbox.reset();
	await save(stage.sandbox.url, stage.sandbox.token);
	await form.success.waitFor();
	await form.testAgain();
	await form.success.waitFor();
	await takeScreen(form.root, 'credential');
	const asked = stage.sandbox.requests.map(({ method, path }) => `${method} ${path}`);
	const lists = ['appointment-definitions', 'appointments', 'locations', 'profiles'];
	const once = ['auth/verify', ...lists].map((path) => `GET /api/v3/${path}`);
	expect([...asked].sort()).toEqual([...once, ...once].sort());
	const saved = await stage.rest.credentials();
	expect(saved.map(({ name, type }) => [name, type])).toEqual([[CREDENTIAL, 'omneoApi']]);
});
