/** The data of an execution that is about to begin, in the form of the n8n that is loaded. */
import * as workflow from 'n8n-workflow';
import type { INode, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';

/** An execution that begins at a node with these items. n8n has a function for this since 2.0. */
export function runDataFrom(node: INode, items: INodeExecutionData[]): IRunExecutionData {
	const nodeExecutionStack = [{ node, data: { main: [items] }, source: null }];
	const { createRunExecutionData } = workflow as Partial<typeof workflow>;
	if (createRunExecutionData)
		return createRunExecutionData({ executionData: { nodeExecutionStack } });
	return {
		resultData: { runData: {} },
		executionData: {
			contextData: {},
			metadata: {},
			nodeExecutionStack,
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	} as unknown as IRunExecutionData;
}
