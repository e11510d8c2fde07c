/** What is generated from the registry: output schemas for the editor, docs/operations.md and docs/fields.md. */
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { Operation } from '../../nodes/Omneo/runtime/operation';
import { operations } from '../../nodes/Omneo/operations/registry';
import { RESOURCES } from '../../nodes/Omneo/runtime/resources';
import { triggerItem } from '../../omneo/trigger/items';
import { snakeCase } from '../../omneo/text';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** By path below the repository, the text of each output schema that the editor shows before the first run. */
export function outputSchemas(): Map<string, string> {
	return new Map(
		operations.map((operation) => [
			`nodes/Omneo/__schema__/v1.0.0/${operation.resource}/${operation.value}.json`,
			`${JSON.stringify({ ...editorSchema(operation), version: 1 }, null, '\t')}\n`,
		]),
	);
}

/**
 * The output schema of the trigger, which has no operations: n8n looks for it in one place for the
 * editor and in another for its workflow builder. Source: n8n-core 2.41, `output-schema-resolver.js`.
 */
export function triggerSchemas(): Map<string, string> {
	const text = `${JSON.stringify({ ...schemaOf(triggerItem), version: 1 }, null, '\t')}\n`;
	const folder = 'nodes/OmneoTrigger/__schema__';
	return new Map([
		[`${folder}/v1.0.0.json`, text],
		[`${folder}/v1.0.0/output.json`, text],
	]);
}

function editorSchema({ output }: Operation): JsonSchema {
	return schemaOf(output);
}

function schemaOf(output: z.ZodObject): JsonSchema {
	return plain(z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }));
}

/** The editor reads `type`, `properties` and `items` and knows no alternatives: a nullable text is a text. */
function plain(schema: JsonSchema): JsonSchema {
	const chosen = schema.anyOf?.find((part) => part.type !== 'null') ?? schema;
	if (chosen.type === 'array') return { type: 'array', items: plain(chosen.items as JsonSchema) };
	if (chosen.type !== 'object') return { type: chosen.type };
	const properties = Object.entries(chosen.properties ?? {}).map(([name, property]) => [
		name,
		plain(property as JsonSchema),
	]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/** The text of docs/operations.md: every operation with its call, and where the call is known from. */
export function operationsPage(): string {
	return [
		'# Operations',
		'',
		'Generated from the node by `npm run generate`. Do not edit. The fields of each operation are in [fields.md](fields.md).',
		'',
		"Calls marked **inferred** follow Omneo's SDK by analogy: no documentation or live test that was read confirms their address.",
		'',
		operationTable(),
	].join('\n');
}

/** The text of docs/fields.md: the fields of every operation. */
export function fieldsPage(): string {
	return [
		'# Fields of every operation',
		'',
		'Generated from the node by `npm run generate`. Do not edit. What is left empty is not sent.',
		'',
		...operations.map(fieldTable),
	].join('\n');
}

function operationTable(): string {
	const rows = operations.map(
		({ resource, name, description, call, source }) =>
			`| ${RESOURCES[resource]} | ${name} | ${description} | \`${call}\` | ${knownFrom(source)} |`,
	);
	return [
		'| Resource | Operation | What it does | Call | Known from |',
		'|---|---|---|---|---|',
		...rows,
		'',
	].join('\n');
}

/** Marks what rests on analogy alone, so that it isn't taken for documented. */
function knownFrom({ confidence, from }: Operation['source']): string {
	return confidence === 'inferred' ? `**inferred** from ${from}` : from;
}

interface Row {
	label: string;
	/** Where it goes in the body; empty for what steers the node only. */
	apiField: string;
	field: INodeProperties;
}

/** Only a change has a body whose fields can be named. */
function fieldTable({ action, fields, writes, call }: Operation): string {
	const rows = fields.flatMap((field) => rowsOf(field, '', ''));
	// The record that is changed stands in the address, not in the body.
	const inAddress = call.includes('{id}') ? fields[0] : undefined;
	const lines = rows.map(({ label, apiField, field }) => {
		const sent = field === inAddress || apiField === '' ? '' : `\`${apiField}\``;
		const required = field.required ? 'yes' : '';
		const cells = writes ? [label, sent, required] : [label, required];
		return `| ${[...cells, describe(field)].join(' | ')} |`;
	});
	const head = writes ? ['Field', 'API field', 'Required'] : ['Field', 'Required'];
	return [
		`**${action}**`,
		'',
		`| ${[...head, 'What it is'].join(' | ')} |`,
		`|${'---|'.repeat(head.length + 1)}`,
		...lines,
		'',
	].join('\n');
}

function rowsOf(field: INodeProperties, label: string, path: string): Row[] {
	if (field.displayOptions?.show?.['@tool'] || field.type === 'notice') return [];
	const own = `${label}${field.displayName}`;
	if (field.type === 'collection') {
		return (field.options as INodeProperties[]).flatMap((inner) =>
			rowsOf(inner, `${own} > `, path),
		);
	}
	const apiField = `${path}${snakeCase(field.name)}`;
	const row = { label: own, apiField: steers(field, label) ? '' : sentAs(apiField), field };
	if (field.type !== 'fixedCollection') return [row];
	const values = (field.options as INodePropertyCollection[]).flatMap((group) => group.values);
	return [row, ...values.flatMap((inner) => rowsOf(inner, `${own} > `, `${apiField}.`))];
}

/** Parameters that decide what the node does and are not sent. */
const STEERING = ['availability', 'clear', 'specifyAnswers', 'withinDays'];

function steers({ name }: INodeProperties, label: string): boolean {
	return label.startsWith('Options') || STEERING.includes(name);
}

/** The two ways to give answers lead to one field, and a product list is linked by its `id`. */
function sentAs(apiField: string): string {
	return apiField.replace(/_json$/, '').replace(/^list_id$/, 'id');
}

function describe({ description, modes }: INodeProperties): string {
	const ways = modes?.map((mode) => mode.displayName).join(', ');
	const text = ways ? `${description}. ${ways}.` : `${description}`;
	return text.replace('..', '.').replaceAll('|', '\\|');
}
