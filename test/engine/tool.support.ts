/** Our node as the tool of an agent. */
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { type Stage, omneoNode } from './support';

/** The node as n8n offers it to agents. */
export function toolNode(parameters: INodeParameters, more: Partial<INode> = {}): INode {
	return omneoNode(parameters, {
		name: 'Book Appointment',
		type: 'n8n-nodes-omneo.omneoTool',
		...more,
	});
}

/** An agent that calls the tool once for each set of arguments; gives what it saw. */
export async function callTool(stage: Stage, tool: INode, calls: object[]): Promise<IDataObject[]> {
	const plain = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const run = await stage.engine.run(
		{
			nodes: [
				{ ...plain, id: 't', name: 'Trigger', type: 'n8n-nodes-base.manualTrigger' },
				{ ...plain, id: 'a', name: 'Agent', type: 'host.agent' },
				tool,
			],
			connections: {
				Trigger: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
				[tool.name]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
			},
		},
		{
			items: calls.map((json) => ({ json: json as IDataObject })),
			credentials: stage.credentials(),
		},
	);
	expect(run.error).toBeUndefined();
	return run.json('Agent');
}
