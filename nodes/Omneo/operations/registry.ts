import type { INodeProperties } from 'n8n-workflow';
import * as exported from './all';
import type { Operation } from '../runtime/operation';
import { fieldsOfTool, toolFormOf } from '../runtime/toolForm';
import { RESOURCES, type Resource } from '../runtime/resources';

const all: Operation[] = Object.values(exported);

const resources = Object.keys(RESOURCES) as Resource[];

/** Every operation, by resource and then by name, as the dropdowns show them. */
export const operations: Operation[] = resources.flatMap((value) =>
	all.filter(({ resource }) => resource === value).sort((a, b) => a.name.localeCompare(b.name)),
);

/** The operation of a node's parameters; undefined for values such as n8n's own Custom API Call. */
export function findOperation(resource: string, value: string): Operation | undefined {
	return operations.find((known) => known.resource === resource && known.value === value);
}

/**
 * What stands below the node on the canvas, e.g. 'Find or Create: Profile'. The editor has only the
 * parameters' values there, so the names go along. Values such as n8n's Custom API Call have none.
 */
export function subtitle(): string {
	const names = operations.map(({ resource, value, name }) => [
		`${resource} ${value}`,
		`${name}: ${RESOURCES[resource]}`,
	]);
	const shown = JSON.stringify(Object.fromEntries(names));
	const [resource, operation] = ['$parameter["resource"]', '$parameter["operation"]'];
	return `={{ (${shown})[${resource} + " " + ${operation}] ?? ${operation} + ": " + ${resource} }}`;
}

/** 'Resource', one 'Operation' dropdown per resource, then the fields of every operation. */
export function operationProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map((value) => ({ name: RESOURCES[value], value })),
			default: 'appointment',
		},
		...resources.map(operationDropdown),
		...operations.flatMap(fieldsOf),
	];
}

function operationDropdown(resource: Resource): INodeProperties {
	const options = operations
		.filter((operation) => operation.resource === resource)
		.map(({ name, value, action, description }) => ({ name, value, action, description }));
	const initial = (options.find(({ value }) => value === 'add') ?? options[0]).value;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: initial,
	};
}

/** What people see, and then what the tool for AI agents shows. */
function fieldsOf(operation: Operation): INodeProperties[] {
	const { resource, value, fields } = operation;
	const forPeople = fields.flatMap(withWhole);
	const ofTool = fieldsOfTool(toolFormOf(operation)).flatMap(withWhole);
	return [
		...forPeople.map((field) => shownIn(field, false)),
		...ofTool.map((field) => shownIn(field, true)),
	];

	function shownIn(field: INodeProperties, isTool: boolean): INodeProperties {
		const { show } = field.displayOptions ?? {};
		const where = { '@tool': [isTool], resource: [resource], operation: [value] };
		return { ...field, displayOptions: { show: { ...show, ...where } } };
	}
}

/**
 * n8n empties a collection that an expression gives as a whole, so that its options are lost without a
 * word. A hidden parameter of the same name beside it keeps the value, for the node to read.
 */
function withWhole(field: INodeProperties): INodeProperties[] {
	if (field.type !== 'collection') return [field];
	const { displayName, name, displayOptions } = field;
	return [field, { displayName, name, type: 'hidden', default: {}, displayOptions }];
}
