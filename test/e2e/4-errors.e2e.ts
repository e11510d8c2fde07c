/** Chapter 4: what happens to a row that cannot be booked. */
import { RAN_WELL } from './pages/messages';
import { mondayAt } from './support/days';
import { takeScreen } from './support/pictures';
import { ADD, listWorkflow } from './support/rows';
import { Stage } from './support/stage';

const stage = Stage.use('4-errors');

const start = mondayAt(11).toFormat('yyyy-MM-dd HH:mm');
const GOOD = { email: 'amelia.nguyen@example.com', start };
const BAD = { email: 'nobody@example.com', start };
const REASON = 'no profile has this email address';

const output = () => stage.editor.node.output;

beforeAll(async () => {
	await stage.openWorkflow(listWorkflow([GOOD, BAD]));
	await stage.editor.openNode(ADD);
});

test('the panel names the field and the item, and nothing is booked', async () => {
	expect(await stage.editor.node.execute()).toContain(`Problem in node ‘${ADD}‘`);
	const message = await output().errorMessage.innerText();
	expect(message).toContain('[item 1]');
	expect(message).toContain('Profile: no profile has this email address');
	const [hint, row] = (await output().errorDescription.innerText()).split('\n');
	expect(hint).toBe('Correct the fields listed and run again.');
	expect(row).toContain(`Item 1 is '`);
	expect(stage.sandbox.appointments()).toEqual([]);
});

test('the setting On Error offers an error output', async () => {
	await stage.editor.node.openSettings();
	const offered = await stage.editor.node.choose('onError', 'using error output');
	expect(offered).toHaveLength(3);
	expect(await stage.editor.node.execute()).toMatch(RAN_WELL);
	await output().branch('Success Branch (1 item)').waitFor();
	await output().branch('Error Branch (1 item)').waitFor();
});

test('the good row leaves at the success output', async () => {
	const [booked, ...more] = await output().rows();
	expect(more).toEqual([]);
	expect(booked).toMatchObject({ profile_email: GOOD.email });
	expect(stage.sandbox.appointments()).toHaveLength(1);
});

test('the bad row leaves at the error output, with its details', async () => {
	await output().openBranch('Error Branch');
	expect(await output().json()).toEqual([
		{
			...BAD,
			error: {
				message: expect.stringMatching(/\[item 1\].*Profile: /) as string,
				status: null,
				code: 'invalid_input',
				fields: { Profile: [REASON] },
				retryable: false,
				hint: 'Correct the fields listed and run again.',
			},
		},
	]);
	await takeScreen(output().root, 'error-output', { height: 640 });
});

test('a node behind the error output gets it', async () => {
	await stage.editor.node.close();
	await stage.editor.addBehind(ADD, 1, 'No Operation, do nothing');
	await stage.editor.node.close();
	expect(await stage.editor.execute()).toMatch(RAN_WELL);
	await stage.editor.openNode('No Operation, do nothing');
	const [refused] = await output().rows();
	expect(refused).toMatchObject({ email: BAD.email });
});
