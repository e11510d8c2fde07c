import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { BACKOFF } from '../../omneo/http/retryPolicy';
import {
	searchAppointmentDefinitions,
	searchLocations,
	searchProfiles,
	searchStaff,
} from '../Omneo/methods/listSearch';
import { omneoApiTest } from '../Omneo/methods/credentialTest';
import { triggerFields } from './fields';
import { pollTrigger } from './pollTrigger';

export class OmneoTrigger implements INodeType {
	/** The delays of the retry policy, where a test of the built node can shorten them. n8n ignores it. */
	static readonly delays = BACKOFF;

	description: INodeTypeDescription = {
		displayName: 'Omneo Trigger',
		name: 'omneoTrigger',
		icon: { light: 'file:../../icons/omneo.svg', dark: 'file:../../icons/omneo.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ [$parameter["events"]].flat().join(", ") }}',
		description: 'Starts the workflow when an Omneo appointment is booked, changed or coming up',
		eventTriggerDescription: 'Waiting for an appointment',
		defaults: { name: 'Omneo Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'omneoApi', required: true, testedBy: 'omneoApiTest' }],
		properties: triggerFields,
	};

	methods = {
		credentialTest: { omneoApiTest },
		listSearch: {
			searchAppointmentDefinitions,
			searchLocations,
			searchProfiles,
			searchStaff,
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollTrigger(this);
	}
}
