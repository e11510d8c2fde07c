/** What the tests of the runtime share: the few things of n8n that are asked for, as n8n gives them. */
import type { IExecuteFunctions, INode } from 'n8n-workflow';

/** One execution: what its nodes share, and what a node keeps over its loops and tries. */
export class Execution {
	private readonly contexts = new Map<string, object>();

	/** The context of a run of a node, in the round of a loop. */
	context(more: Partial<INode> = {}, run = 0): IExecuteFunctions {
		const node = nodeOf(more);
		const stored = (type: string) => {
			const key = type === 'node' ? `node ${node.name}` : type;
			const context = this.contexts.get(key) ?? {};
			this.contexts.set(key, context);
			return context;
		};
		return {
			getNode: () => node,
			getContext: stored,
			getWorkflowDataProxy: () => ({ $runIndex: run }),
		} as unknown as IExecuteFunctions;
	}

	/** All that is kept, as n8n writes it with the execution, and read again. */
	stored(): Execution {
		const again = new Execution();
		for (const [key, context] of this.contexts) {
			again.contexts.set(key, JSON.parse(JSON.stringify(context)) as object);
		}
		return again;
	}
}

export function nodeOf(more: Partial<INode> = {}): INode {
	return {
		id: '1',
		name: 'Omneo',
		type: 'n8n-nodes-omneo.omneo',
		typeVersion: 1,
		position: [0, 0],
		parameters: { notes: 'x' },
		...more,
	};
}
