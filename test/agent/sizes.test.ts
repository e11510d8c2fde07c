/** How much a model has to read: of the tools, and of their answers. */
import type { INode } from 'n8n-workflow';
import { NOW, Stage, seed } from '../engine/support';
import { toolNode } from '../engine/tool.support';
import { operations } from '../../nodes/Omneo/operations/registry';
import { buttons, keyOf, pressedForm } from './form';
import { type Call, answerTo, runAgent } from './paths';
import { tokensIn } from './tokens';

const stage = Stage.use();
const SHOP = 'Melbourne Collins Street';

const slots = (from: string, to: string, service = 'Personal Styling'): Call => ({
	tool: 'slots',
	with: { service, shop: SHOP, from, to },
});

async function read(call: Call): Promise<string> {
	return await answerTo(stage, 'request', call);
}

test('the answer of a booking has less than 150 tokens', async () => {
	const answer = await read({
		tool: 'book',
		with: {
			service: 'Personal Styling',
			shop: SHOP,
			customer: 'amelia.nguyen@example.com',
			start: '2027-03-22T10:00',
		},
	});
	expect(answer).toContain('Amelia');
	expect(tokensIn(answer)).toBeLessThan(150);
});

test.each(['Personal Styling', 'Suit Fitting', 'Express Alteration', 'Bridal Consultation'])(
	'a week of free times for %s has less than 1,500, a line a day',
	async (service) => {
		const answer = await read(slots('2027-03-22', '2027-03-28', service));
		const [{ free }] = JSON.parse(answer) as Array<{ free: string[] }>;
		const days = free.map((line) => /^\w+ \d+ March 2027: /.exec(line)?.[0]);
		expect(new Set(days).size).toBe(free.length);
		expect(free.length).toBeGreaterThanOrEqual(6);
		expect(tokensIn(answer)).toBeLessThan(1_500);
	},
);

test('two months have less than 2,500, and say what is left out', async () => {
	const answer = await read(slots('2027-03-16', '2027-05-14'));
	const [{ free }] = JSON.parse(answer) as Array<{ free: string[] }>;
	expect(tokensIn(answer)).toBeLessThan(2_500);
	const left = /^(\d+) more left out\. Ask for/.exec(free.at(-1) ?? '');
	const whole = await read(slots('2027-05-01', '2027-05-14'));
	expect(left || whole.includes('Friday 14 May')).toBeTruthy();
	expect(free.length).toBeGreaterThan(20);
});

test('a long list of appointments has less than 2,500, and says what is left out', async () => {
	for (let day = 0; day < 60; day++) {
		for (const hour of ['09', '12', '15']) {
			const date = new Date(NOW.getTime() + day * 86_400_000).toISOString().slice(0, 10);
			stage.sandbox.addAppointment({
				appointment_definition_id: seed.definitions.suitFitting,
				location_id: seed.locations.melbourne,
				profile_id: seed.customers.amelia,
				scheduled_start_at: `${date} ${hour}:00:00`,
				scheduled_end_at: `${date} ${hour}:45:00`,
				timezone: 'Australia/Melbourne',
			});
		}
	}
	const answer = await read({ tool: 'list', with: { shop: SHOP } });
	expect(tokensIn(answer)).toBeLessThan(2_500);
	expect(answer).toMatch(/\d+ more left out\. Ask for fewer days/);
});

describe('the tool of every operation', () => {
	const described = operations.map(({ resource, value }) => [`${resource} ${value}`] as const);

	test.each(described)('%s has names that a model understands, each once', async (name) => {
		const [resource, operation] = name.split(' ');
		const fields = buttons(stage, resource, operation);
		const keys = fields.map(keyOf);
		expect(new Set(keys).size).toBe(keys.length);
		for (const key of keys) expect(key).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
		for (const { displayName } of fields) expect(displayName.length).toBeLessThanOrEqual(63);
		expect(keys.length).toBeLessThanOrEqual(8);
		expect(keys.filter((key) => /timezone|meta|option/i.test(key))).toEqual([]);
	});

	test('is as it was agreed on, with its size in tokens', async () => {
		const tools: Record<string, unknown> = {};
		for (const { resource, value } of operations) {
			const tool = toolNode(pressedForm(stage, resource, value));
			const seen = await schemaOf(tool);
			tools[`${resource} ${value}`] = { ...seen, tokens: tokensIn(JSON.stringify(seen)) };
		}
		expect(tools).toMatchSnapshot();
	});
});

/** What n8n gives the model: the description, and the arguments with their types. */
async function schemaOf(tool: INode) {
	const { resource, operation } = tool.parameters;
	const run = await runAgent(stage, 'invoke', tool, {});
	const fields = buttons(stage, String(resource), String(operation));
	const types = new Map(fields.map((field) => [keyOf(field), field.type]));
	const [{ description, args }] = run.json('Agent');
	return {
		description,
		args: Object.fromEntries((args as string[]).map((key) => [key, types.get(key)])),
	};
}

test('the token count is not below that of a text that was counted by hand', () => {
	expect(tokensIn('Monday 22 March 2027, 10:00')).toBeGreaterThanOrEqual(11);
});
