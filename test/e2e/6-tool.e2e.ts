/** Chapter 6: the node as a tool of an AI agent. */
import { loadedIcon } from './pages/icon';
import { Stage } from './support/stage';

const stage = Stage.use('6-tool');

const START = "Start (2027-05-11T10:00 on the shop's clock, or with offset)";

const creator = () => stage.editor.creator;
const node = () => stage.editor.node;

beforeAll(async () => {
	await stage.editor.openNewWorkflow();
	await stage.editor.addNode('AI Agent', 'AI Agent');
	await node().root.waitFor();
});

test('the tools of an agent list it, with its icon', async () => {
	await stage.page.getByTestId('add-subnode-ai_tool-0').click();
	await creator().search('omneo');
	await creator().item('Omneo Tool').waitFor();
	const icon = creator().item('Omneo Tool').locator('img').first();
	expect(await loadedIcon(icon)).toBe('omneo.svg');
});

test('its form has the credential, and takes times as text', async () => {
	await creator().choose('Omneo Tool');
	await node().parameters.getByText(START).waitFor();
	const credential = node().root.getByTestId('node-credentials-select').locator('input');
	expect(await credential.inputValue()).toBe(stage.credential.name);
});

test('a field can be left to the model', async () => {
	await node().leaveToModel('scheduledStartAt');
	const start = node().parameters.getByTestId('parameter-item').filter({
		hasText: START,
	});
	await start.getByText('Defined automatically by the model').waitFor();
});

test('on the canvas it hangs on the agent', async () => {
	await node().close();
	expect(await stage.editor.sourcesOf('AI Agent')).toContain('Add appointment in Omneo');
});
