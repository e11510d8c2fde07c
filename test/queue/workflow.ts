/** The workflow that is called: a webhook, and behind it a booking. Each call is one execution. */
import type { INode } from 'n8n-workflow';
import type { ImportableWorkflow } from '../../dev/n8n/restClient';

export type IfAlreadyBooked = 'createAnyway' | 'returnExisting';

/** n8n checks the form of a fixed ID at each execution, within 250 ms or not at all: a machine that is short of time fails there. An expression is checked by the node. */
const fromCall = (field: string) => ({
	__rl: true,
	mode: 'id',
	value: `={{ $json.body.${field} }}`,
});

/** Answers when the booking is made or refused. */
export function bookingWorkflow(
	path: string,
	ifAlreadyBooked: IfAlreadyBooked,
): ImportableWorkflow {
	const webhook: INode = {
		id: `webhook-${path}`,
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		position: [0, 0],
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
	};
	const omneo: INode = {
		id: `omneo-${path}`,
		name: 'Omneo',
		type: 'n8n-nodes-omneo.omneo',
		typeVersion: 1,
		position: [260, 0],
		credentials: { omneoApi: { id: '', name: '' } },
		parameters: {
			resource: 'appointment',
			operation: 'add',
			appointmentDefinitionId: fromCall('definitionId'),
			locationId: fromCall('locationId'),
			profileId: fromCall('profileId'),
			scheduledStartAt: '={{ $json.body.start }}',
			options: { ifAlreadyBooked },
		},
	};
	return {
		name: path,
		nodes: [webhook, omneo],
		connections: { Webhook: { main: [[{ node: 'Omneo', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
