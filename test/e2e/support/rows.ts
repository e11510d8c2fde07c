/** Workflows that book the rows of a list, which is pinned to their trigger. */
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { ImportableWorkflow } from '../../../dev/n8n/restClient';

const LIST = 'List';
export const ADD = 'Add appointment';
export const BEHIND = 'Edit Fields';

interface Row extends IDataObject {
	email: string;
	/** The clock at the shop. */
	start: string;
}

const by = (mode: string, value: string) => ({ __rl: true, mode, value });

const addParameters = {
	resource: 'appointment',
	operation: 'add',
	appointmentDefinitionId: by('name', 'Suit Fitting'),
	locationId: by('name', 'Melbourne Collins Street'),
	profileId: by('email', '={{ $json.email }}'),
	scheduledStartAt: '={{ $json.start }}',
	// A reset sandbox is a new tenant at the same address, and n8n still knows what it booked there.
	options: { ifAlreadyBooked: 'createAnyway' },
} as INodeParameters;

/** A list, the node that books its rows by expressions, and one behind it. */
export function listWorkflow(rows: Row[]): ImportableWorkflow {
	return {
		name: 'Rows to bookings',
		nodes: [
			nodeOf(LIST, 'n8n-nodes-base.manualTrigger', 0),
			{
				...nodeOf(ADD, 'n8n-nodes-omneo.omneo', 220),
				parameters: addParameters,
				credentials: { omneoApi: { id: null, name: '' } },
			},
			{ ...nodeOf(BEHIND, 'n8n-nodes-base.set', 440), typeVersion: 3.4 },
		],
		connections: {
			[LIST]: { main: [[{ node: ADD, type: 'main', index: 0 }]] },
			[ADD]: { main: [[{ node: BEHIND, type: 'main', index: 0 }]] },
		},
		pinData: { [LIST]: rows.map((json) => ({ json })) },
	};
}

function nodeOf(name: string, type: string, x: number): INode {
	return { id: name, name, type, typeVersion: 1, position: [x, 0], parameters: {} };
}
