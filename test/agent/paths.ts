/** The two ways in which n8n's agents call a tool. */
import type { IDataObject, INode } from 'n8n-workflow';
import type { Stage } from '../engine/support';
import { toolNode } from '../engine/tool.support';
import { argumentsFor, pressedForm } from './form';

/** By AI Agent 1.x to 2.1, which checks the arguments; and by AI Agent 2.2 and 3, which do not. */
export const PATHS = { invoke: 'host.agent', request: 'host.requestingAgent' } as const;
export type Path = keyof typeof PATHS;

/** One call of a tool: the operation, and what the model means by its arguments. */
export interface Call {
	tool: keyof typeof TOOLS;
	with: Record<string, unknown>;
}

/** The tools of a booking agent. */
export const TOOLS = {
	book: ['appointment', 'add'],
	list: ['appointment', 'getAll'],
	move: ['appointment', 'reschedule'],
	status: ['appointment', 'changeStatus'],
	slots: ['availability', 'getSlots'],
	next: ['availability', 'findNext'],
	free: ['availability', 'getStaff'],
	find: ['profile', 'find'],
	customer: ['profile', 'findOrCreate'],
	services: ['appointmentDefinition', 'getAll'],
	shops: ['location', 'getAll'],
	staff: ['location', 'getStaff'],
	wait: ['waitlist', 'add'],
	waiting: ['waitlist', 'getAll'],
	queue: ['queue', 'add'],
	queued: ['queue', 'getAll'],
	serve: ['queue', 'update'],
} as const;

/** What the model reads after a call, made in an execution with no other. */
export async function answerTo(
	stage: Stage,
	path: Path,
	{ tool: name, with: meant }: Call,
	more: Partial<INode> = {},
): Promise<string> {
	const [resource, operation] = TOOLS[name];
	const tool = toolNode(pressedForm(stage, resource, operation), more);
	const args = argumentsFor(stage, resource, operation, meant);
	return await answerFrom(stage, path, tool, args);
}

export async function answerFrom(
	stage: Stage,
	path: Path,
	tool: INode,
	args: object,
): Promise<string> {
	const run = await runAgent(stage, path, tool, args);
	return String(run.json('Agent')[0]?.answer ?? run.error?.message ?? 'nothing');
}

export async function runAgent(stage: Stage, path: Path, tool: INode, args: object) {
	const plain = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	return await stage.engine.run(
		{
			// The order of all workflows made since 2023; agents that ask the engine need it.
			settings: { executionOrder: 'v1' },
			nodes: [
				{ ...plain, id: 't', name: 'Trigger', type: 'n8n-nodes-base.manualTrigger' },
				{ ...plain, id: 'a', name: 'Agent', type: PATHS[path] },
				tool,
			],
			connections: {
				Trigger: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
				[tool.name]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
			},
		},
		{ items: [{ json: args as IDataObject }], credentials: stage.credentials() },
	);
}
