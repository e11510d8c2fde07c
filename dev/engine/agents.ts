/**
 * Stand-ins for n8n's AI Agent. Instead of a model, the input items say what is called: the arguments
 * themselves, for the only tool, or `{ tool, args }` with the name of the tool's node.
 */
import type {
	EngineRequest,
	EngineResponse,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

type Output = INodeExecutionData[][] | EngineRequest;

export type Execute = (this: IExecuteFunctions, response?: EngineResponse) => Promise<Output>;

interface Tool {
	name: string;
	description: string;
	/** What the model may fill in. */
	schema: { shape: object };
	metadata?: { sourceNodeName?: string };
	invoke(args: object): Promise<string>;
}

interface Call {
	tool: Tool;
	args: IDataObject;
}

async function callsOf(context: IExecuteFunctions): Promise<Call[]> {
	const connected = await context.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
	const tools = [connected].flat() as Tool[];
	return context.getInputData().map(({ json }) => {
		const named = tools.find(({ metadata }) => metadata?.sourceNodeName === json.tool);
		if (named) return { tool: named, args: (json.args ?? {}) as IDataObject };
		if (typeof json.tool === 'string') throw new Error(`No tool is called '${json.tool}'`);
		return { tool: tools[0], args: json };
	});
}

function seen({ tool }: Call, answer: string, index: number): INodeExecutionData {
	const { name, description, schema } = tool;
	const args = Object.keys(schema.shape);
	return { json: { name, description, args, answer }, pairedItem: { item: index } };
}

/** As AI Agent 1.x to 2.1: invokes the tool, which checks the arguments. All at once, as a model may do. */
export const invokeTools: Execute = async function () {
	const calls = (await callsOf(this)).map(async (call, index) => {
		const answer = await call.tool.invoke(call.args).catch((error: unknown) => String(error));
		return seen(call, answer, index);
	});
	return [await Promise.all(calls)];
};

/**
 * As AI Agent 2.2 and later: asks the engine to run the node of the tool, unchecked, and reads its
 * items. Source: n8n, `nodes-langchain/utils/agent-execution/buildSteps.ts`.
 */
export const requestTools: Execute = async function (response) {
	const calls = await callsOf(this);
	const answers = response?.actionResponses ?? [];
	if (answers.length === 0) {
		const actions = calls.map(({ tool, args }, itemIndex) => ({
			actionType: 'ExecutionNodeAction' as const,
			nodeName: String(tool.metadata?.sourceNodeName),
			input: args,
			type: NodeConnectionTypes.AiTool,
			id: `call-${itemIndex}`,
			metadata: { itemIndex },
		}));
		return { actions, metadata: {} };
	}
	return [
		calls.map((call, index) => {
			const task = answers.find(({ action }) => action.id === `call-${index}`)?.data;
			const items = task?.data?.ai_tool?.[0]?.map(({ json }) => json) ?? [];
			const failed = task?.error ? { error: task.error.message } : '';
			return seen(call, JSON.stringify(items.length > 0 ? items : failed), index);
		}),
	];
};

/** The way of the node's version. */
export const callAsAgent: Execute = async function (response) {
	const work = this.getNode().typeVersion >= 2.2 ? requestTools : invokeTools;
	return await work.call(this, response);
};
