import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { operations } from '../../nodes/Omneo/operations/registry';
import { RESOURCES } from '../../nodes/Omneo/runtime/resources';
import {
	fieldsPage,
	operationsPage,
	outputSchemas,
	triggerSchemas,
} from '../../dev/scripts/generatedFiles';
import { operationList } from '../../dev/scripts/operationList';
import { ON_ERROR, Stage, form, omneoNode, repositoryFile, errorText } from './support';

const stage = Stage.use();

const properties = () =>
	stage.engine.nodeTypes.getByNameAndVersion('n8n-nodes-omneo.omneo').description.properties;

const optionsOf = ({ options }: INodeProperties) => options as INodePropertyOptions[];

/** What the dropdowns offer, as resource and operation. */
function offered(): string[] {
	return properties()
		.filter(({ name }) => name === 'operation')
		.flatMap((dropdown) =>
			(dropdown.displayOptions?.show?.resource ?? []).flatMap((resource) =>
				optionsOf(dropdown).map(({ value }) => `${String(resource)}/${String(value)}`),
			),
		);
}

const registered = operations.map(({ resource, value }) => `${resource}/${value}`);

test('the dropdowns offer every operation of the registry, and nothing else', () => {
	expect(offered()).toEqual(registered);
});

test('every resource that is offered has an operation, and the other way round', () => {
	const resource = properties().find(({ name }) => name === 'resource') as INodeProperties;
	expect(optionsOf(resource).map(({ value }) => value)).toEqual([
		...new Set(operations.map((operation) => operation.resource)),
	]);
});

test.each(operations.map((operation) => [operation.action, operation] as const))(
	'%s: every field is shown for it',
	(_, { resource, value, fields }) => {
		const own = properties().filter(({ displayOptions }) => {
			const show = displayOptions?.show;
			return show?.operation?.includes(value) && show.resource?.includes(resource);
		});
		// Beside a collection stands a hidden field of its name, for a collection that an expression gives as a whole.
		const shown = fields.flatMap(({ name, type }) =>
			type === 'collection'
				? [
						[name, type],
						[name, 'hidden'],
					]
				: [[name, type]],
		);
		expect(own.map(({ name, type }) => [name, type])).toEqual(shown);
	},
);

test('every operation has an output schema, made from the registry and committed as made', () => {
	const schemas = outputSchemas();
	expect([...schemas.keys()]).toEqual(
		registered.map((path) => `nodes/Omneo/__schema__/v1.0.0/${path}.json`),
	);
	for (const [path, text] of schemas) expect(repositoryFile(path)).toBe(text);
});

test('the trigger has an output schema, committed as made', () => {
	const schemas = triggerSchemas();
	expect(schemas.size).toBe(2);
	for (const [path, text] of schemas) expect(repositoryFile(path)).toBe(text);
});

test('the generated pages in docs are as the registry makes them', () => {
	expect(repositoryFile('docs/operations.md')).toBe(operationsPage());
	expect(repositoryFile('docs/fields.md')).toBe(fieldsPage());
});

test('the list of operations is as the files make it', () => {
	const names = (text: string) => text.match(/from '\.\/[^']+'/g);
	expect(names(repositoryFile('nodes/Omneo/operations/all.ts'))).toEqual(names(operationList()));
});

describe.each(ON_ERROR)("an operation that is not this node's, with %s", (onError) => {
	test.each(['__CUSTOM_API_CALL__', 'remove'])('%s books nothing', async (operation) => {
		await stage.run(form({ operation }), { onError }).catch(() => undefined);
		expect(stage.posted()).toEqual([]);
	});
});

test.each([
	...operations.map(({ resource, value, name }) => [
		resource,
		value,
		`${name}: ${RESOURCES[resource]}`,
	]),
	['appointment', 'add', 'Add: Appointment'],
	['profile', 'findOrCreate', 'Find or Create: Profile'],
	['appointment', '__CUSTOM_API_CALL__', '__CUSTOM_API_CALL__: appointment'],
])('on the canvas, %s %s is %s', (resource, operation, shown) => {
	const { nodeTypes } = stage.engine;
	const node = omneoNode({ resource, operation });
	const { subtitle } = nodeTypes.getByNameAndVersion(node.type).description;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	expect(workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {})).toBe(shown);
});

test("n8n's own Custom API Call gives a message that says where to go", async () => {
	const run = await stage.run(form({ operation: '__CUSTOM_API_CALL__' }));
	expect(run.error?.message).toContain("no operation '__CUSTOM_API_CALL__'");
	expect(errorText(run)).toContain('HTTP Request node');
});
