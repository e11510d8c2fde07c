/** What the plain peers share: a description with one field for each key of the body. */
import {
	type INodeProperties,
	type INodeTypeDescription,
	NodeConnectionTypes,
	type NodePropertyTypes,
} from 'n8n-workflow';
import { COLUMNS, CREDENTIAL } from './peer';

const NUMBERS = ['appointment_definition_id', 'location_id'];

export function plainDescription(
	name: string,
	toProperty: (field: INodeProperties) => INodeProperties = (field) => field,
	more: Partial<INodeTypeDescription> = {},
): INodeTypeDescription {
	const properties = Object.keys(COLUMNS).map((key) => {
		const isNumber = NUMBERS.includes(key);
		const type: NodePropertyTypes = isNumber ? 'number' : 'string';
		return toProperty({ displayName: key, name: key, type, default: isNumber ? 0 : '' });
	});
	return {
		displayName: name,
		name,
		group: ['output'],
		version: 1,
		description: '',
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL, required: true }],
		properties,
		...more,
	};
}
