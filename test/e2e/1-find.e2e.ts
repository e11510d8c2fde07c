/** Chapter 1: a person signs in and finds the node. */
import { loadedIcon } from './pages/icon';
import { owner } from './support/settings';
import { Stage } from './support/stage';

const stage = Stage.use('1-find', { signedIn: false, withCredential: false });

test('the owner signs in', async () => {
	await stage.editor.signIn(owner());
	expect(stage.page.url()).toMatch(/\/home\/workflows/);
});

describe('in the node creator', () => {
	beforeAll(async () => {
		await stage.editor.openNewWorkflow();
		await stage.editor.creator.open();
	});

	test.each(['omneo', 'appointment', 'booking'])("'%s' finds the node", async (words) => {
		await stage.editor.creator.search('no node is called that');
		await stage.editor.creator.item('Omneo').waitFor({ state: 'detached' });
		await stage.editor.creator.search(words);
		const found = await stage.editor.creator.item('Omneo').innerText();
		// A workflow without nodes begins with a trigger, so n8n describes that one.
		expect(found).toContain('Starts the workflow when an Omneo appointment is booked');
	});
});

test.each([
	['light', 'omneo.svg'],
	['dark', 'omneo.dark.svg'],
] as const)('in the %s theme the icon is %s', async (colorScheme, file) => {
	await stage.page.emulateMedia({ colorScheme });
	await stage.editor.openNewWorkflow();
	await stage.editor.creator.open();
	await stage.editor.creator.search('omneo');
	const inList = stage.editor.creator.item('Omneo').locator('img').first();
	expect(await loadedIcon(inList)).toBe(file);

	await stage.editor.creator.choose('Omneo');
	await stage.editor.creator.item('On appointment added').waitFor();
	await stage.editor.creator.showActions();
	await stage.editor.creator.choose('Add appointment');
	await stage.editor.node.close();
	const onCanvas = stage.editor.nodeNamed('Add appointment').locator('img').first();
	expect(await loadedIcon(onCanvas)).toBe(file);
});
