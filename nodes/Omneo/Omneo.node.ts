import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { BACKOFF } from '../../omneo/http/retryPolicy';
import { omneoApiTest } from './methods/credentialTest';
import * as listSearch from './methods/listSearch';
import { getBookingQuestions } from './methods/resourceMapping';
import { findOperation, operationProperties, subtitle } from './operations/registry';
import { runNode } from './runtime/runner';

export class Omneo implements INodeType {
	/** The delays of the retry policy, where a test of the built node can shorten them. n8n ignores it. */
	static readonly delays = BACKOFF;

	description: INodeTypeDescription = {
		displayName: 'Omneo',
		name: 'omneo',
		icon: { light: 'file:../../icons/omneo.svg', dark: 'file:../../icons/omneo.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(),
		description: 'Book and manage customer appointments in Omneo',
		defaults: { name: 'Omneo' },
		usableAsTool: {
			replacements: {
				description:
					'Book, find and change appointments, and look up free slots, waitlists and customers in Omneo. Add and Create make a new record on every call: to change the time of an appointment, use Reschedule; to cancel or confirm it, use Change Status. A time without an offset is local to the shop. Leave unknown fields empty. When an answer says that something may be done, list the records before you call again.',
			},
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'omneoApi', required: true, testedBy: 'omneoApiTest' }],
		properties: operationProperties(),
	};

	methods = {
		credentialTest: { omneoApiTest },
		listSearch: { ...listSearch },
		resourceMapping: { getBookingQuestions },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runNode(this, findOperation);
	}
}
