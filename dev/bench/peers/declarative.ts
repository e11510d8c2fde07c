/** The same request in n8n's declarative style, which the engine itself carries out. */
import type { INodeType } from 'n8n-workflow';
import { DirectoryLoader } from 'n8n-core';
import { COLUMNS, type Peer } from './peer';
import { plainDescription } from './plainDescription';

const operation = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options' as const,
	noDataExpression: true,
	options: [
		{
			name: 'Add',
			value: 'add',
			routing: {
				request: { method: 'POST' as const, url: '/api/v3/appointments' },
				output: {
					postReceive: [{ type: 'rootProperty' as const, properties: { property: 'data' } }],
				},
			},
		},
	],
	default: 'add',
};

function nodeType(): INodeType {
	const description = plainDescription(
		'declarative',
		(field) => ({ ...field, routing: { send: { type: 'body', property: field.name } } }),
		{ requestDefaults: { baseURL: '={{ $credentials.baseUrl }}', json: true } },
	);
	description.properties.unshift(operation);
	const type: INodeType = { description };
	// n8n does this to every declarative node that it loads.
	DirectoryLoader.applyDeclarativeNodeOptionParameters(type);
	return type;
}

export const declarative: Peer = {
	id: 'declarative',
	name: 'Declarative node',
	inFlight: (items) => items,
	node: () => ({
		type: 'bench.declarative',
		typeVersion: 1,
		parameters: { operation: 'add', ...COLUMNS },
	}),
	nodeType: nodeType(),
};
