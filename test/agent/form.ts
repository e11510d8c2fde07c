/** The tool as a person makes it who presses the ✨ button of every field, and a model's arguments for it. */
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import type { Stage } from '../engine/support';
import { toolNode } from '../engine/tool.support';

const TOOL_TYPE = 'n8n-nodes-omneo.omneoTool';

/** Types that have the button. Source: n8n 2.41.1, `fromAIOverride.utils.ts`. */
const TYPES: Record<string, string> = {
	string: 'string',
	dateTime: 'string',
	resourceLocator: 'string',
	json: 'json',
	number: 'number',
	boolean: 'boolean',
};

/** The argument that the button makes of a label. */
export function keyOf({ displayName }: INodeProperties): string {
	return displayName.replace(/\W/g, '_').slice(0, 63);
}

/** The fields that the tool's form shows, without what stands in collections. */
export function shownFields(stage: Stage, resource: string, operation: string): INodeProperties[] {
	const { description } = stage.engine.nodeTypes.getByNameAndVersion(TOOL_TYPE);
	const values: INodeParameters = { resource, operation };
	const node = { ...toolNode(values), type: TOOL_TYPE };
	for (const field of description.properties) {
		const isShown = NodeHelpers.displayParameter(values, field, node, description, values);
		if (isShown && !(field.name in values)) values[field.name] = field.default as never;
	}
	const own = ['resource', 'operation', 'descriptionType', 'toolDescription'];
	return description.properties.filter(
		(field) =>
			!own.includes(field.name) &&
			NodeHelpers.displayParameter(values, field, node, description, values),
	);
}

/** The fields that a model can fill in. */
export function buttons(stage: Stage, resource: string, operation: string): INodeProperties[] {
	return shownFields(stage, resource, operation).filter(({ type }) => type in TYPES);
}

export function pressedForm(stage: Stage, resource: string, operation: string): INodeParameters {
	const fields = buttons(stage, resource, operation).map((field) => {
		const call = `$fromAI('${keyOf(field)}', \`\`, '${TYPES[field.type]}')`;
		const value = `={{ /*n8n-auto-generated-fromAI-override*/ ${call} }}`;
		const isPicker = field.type === 'resourceLocator';
		return [field.name, isPicker ? { __rl: true, mode: 'id', value } : value] as const;
	});
	return { resource, operation, descriptionType: 'auto', ...Object.fromEntries(fields) };
}

/** By what the requests call it: the arguments that can be meant. */
const MEANT: Record<string, RegExp> = {
	service: /^service|definition/i,
	shop: /^shop|location/i,
	customer: /customer|profile/i,
	start: /start|wanted/i,
	staff: /staff/i,
	notes: /notes/i,
	answers: /answers/i,
	another: /same_day/i,
	appointment: /appointment(?!_definition)/i,
	status: /status/i,
	from: /first_day|from|start_date|earliest/i,
	to: /last_day|until|end_date|before/i,
	day: /^day_|^date/i,
	days: /^days|within_days/i,
	email: /email/i,
	phone: /phone/i,
	first: /first/i,
	last: /last/i,
	words: /^words|^name/i,
	entry: /entry/i,
};

/** A model fills in every argument, and writes an empty text where it has nothing. */
export function argumentsFor(
	stage: Stage,
	resource: string,
	operation: string,
	meant: Record<string, unknown>,
): Record<string, unknown> {
	const fields = buttons(stage, resource, operation);
	const filled: Record<string, unknown> = Object.fromEntries(
		fields.map((field) => [keyOf(field), field.default === '' ? '' : blankOf(field)]),
	);
	for (const [word, value] of Object.entries(meant)) {
		const key = Object.keys(filled).find((name) => MEANT[word].test(name));
		if (key !== undefined) filled[key] = value;
	}
	return filled;
}

function blankOf({ type, default: usual }: INodeProperties): unknown {
	return ['number', 'boolean'].includes(type) ? usual : '';
}
