/** Node types of the in-process engine: the package's own, their tool variants, and the few that workflows need around them. */
import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialTestFunction,
	INode,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	IVersionedNodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers, deepCopy } from 'n8n-workflow';
import { type Execute, callAsAgent, invokeTools, requestTools } from './agents';

export class EngineNodeTypes implements INodeTypes {
	constructor(readonly loader: PackageDirectoryLoader) {}

	getByName(type: string): INodeType | IVersionedNodeType {
		return this.getByNameAndVersion(type);
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		const builtIn = BUILT_IN[type];
		if (builtIn) return builtIn;
		const name = type.slice(type.indexOf('.') + 1);
		if (name.endsWith('Tool')) return toolTwin(this.own(name.slice(0, -'Tool'.length), version));
		return this.own(name, version);
	}

	getKnownTypes() {
		return this.loader.known.nodes;
	}

	/** The class of a node of the package, which n8n's loader has made the one instance of. */
	nodeClass(name: string): object {
		return this.loader.getNode(name).type.constructor;
	}

	methodsOf(node: INode): NonNullable<INodeType['methods']> {
		return this.getByNameAndVersion(node.type, node.typeVersion).methods ?? {};
	}

	/** Found as n8n finds it: by the `testedBy` of a node that uses the credential. */
	credentialTest(credential: string): ICredentialTestFunction {
		for (const name of Object.keys(this.loader.known.nodes)) {
			const { description, methods } = this.own(name);
			const use = description.credentials?.find((candidate) => candidate.name === credential);
			const test = methods?.credentialTest?.[String(use?.testedBy)];
			if (test) return test;
		}
		throw new Error(`No node tests the credential '${credential}'`);
	}

	private own(name: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.loader.getNode(name).type, version);
	}
}

/**
 * The twin that n8n makes of a node with `usableAsTool`, for AI Agent nodes: no input, a tool as the
 * output, and two parameters for the description that the model reads.
 */
function toolTwin(node: INodeType): INodeType {
	const { usableAsTool, ...own } = deepCopy(node.description);
	if (!usableAsTool) throw new Error(`The node '${own.name}' cannot be used as a tool`);
	const replacements = typeof usableAsTool === 'object' ? usableAsTool.replacements : {};
	const description = { ...own, ...replacements };
	const twin = Object.create(node) as INodeType;
	twin.description = {
		...description,
		name: `${own.name}Tool`,
		displayName: `${own.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		properties: [...toolProperties(description.description), ...description.properties],
	};
	return twin;
}

function toolProperties(description: string): INodeProperties[] {
	return [
		{
			displayName: 'Tool Description',
			name: 'descriptionType',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Set Automatically', value: 'auto' },
				{ name: 'Set Manually', value: 'manual' },
			],
			default: 'auto',
		},
		{
			displayName: 'Description',
			name: 'toolDescription',
			type: 'string',
			default: description,
			displayOptions: { show: { descriptionType: ['manual'] } },
		},
	];
}

function plainNode(
	name: string,
	execute: Execute,
	more: Partial<INodeTypeDescription> = {},
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
			...more,
		},
		execute,
	};
}

const passOn: Execute = async function () {
	return [this.getInputData()];
};

/** Stands in for n8n's If node, for the one kind of condition that the examples have: two texts that are equal. */
const ifEqual: Execute = async function () {
	const [met, other]: INodeExecutionData[][] = [[], []];
	for (const [index, item] of this.getInputData().entries()) {
		const { conditions } = this.getNodeParameter('conditions', index) as {
			conditions: Array<{ leftValue: unknown; rightValue: unknown }>;
		};
		const holds = conditions.every(({ leftValue, rightValue }) => leftValue === rightValue);
		(holds ? met : other).push(item);
	}
	return [met, other];
};

/** Returns, for each item, the input item that n8n pairs it with: what `$('Node').item` resolves to. */
const tellPairs: Execute = async function () {
	return [
		this.getInputData().map((_, index) => ({
			json: { paired: this.evaluateExpression('{{ $("Trigger").item.json }}', index) as never },
			pairedItem: { item: index },
		})),
	];
};

const trigger = plainNode('Trigger', passOn, { group: ['trigger'], inputs: [] });

const agentInputs = {
	inputs: [
		NodeConnectionTypes.Main,
		NodeConnectionTypes.AiTool,
		NodeConnectionTypes.AiLanguageModel,
		NodeConnectionTypes.AiMemory,
	],
};

const agent = plainNode('Agent', callAsAgent, agentInputs);

/** Nodes around ours in the examples. Triggers put out what a run gives them; the rest pass on, or stand for what needs a model. */
const BUILT_IN: Record<string, INodeType> = {
	'n8n-nodes-base.manualTrigger': trigger,
	'n8n-nodes-base.formTrigger': trigger,
	'n8n-nodes-base.scheduleTrigger': trigger,
	'n8n-nodes-base.webhook': trigger,
	'@n8n/n8n-nodes-langchain.chatTrigger': trigger,
	'@n8n/n8n-nodes-langchain.agent': agent,
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': plainNode('Model', passOn, {
		inputs: [],
		outputs: [NodeConnectionTypes.AiLanguageModel],
	}),
	'@n8n/n8n-nodes-langchain.memoryBufferWindow': plainNode('Memory', passOn, {
		inputs: [],
		outputs: [NodeConnectionTypes.AiMemory],
	}),
	'n8n-nodes-base.if': plainNode('If', ifEqual, {
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		properties: [{ displayName: 'Conditions', name: 'conditions', type: 'filter', default: {} }],
	}),
	'n8n-nodes-base.noOp': plainNode('No Operation', passOn),
	'n8n-nodes-base.stickyNote': plainNode('Note', passOn, { inputs: [], outputs: [] }),
	'host.pairs': plainNode('Pairs', tellPairs),
	'host.agent': plainNode('Agent', invokeTools, agentInputs),
	'host.requestingAgent': plainNode('Agent', requestTools, agentInputs),
};
