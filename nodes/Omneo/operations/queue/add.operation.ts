import { QUEUE_PATH, queueRequest } from '../../../../omneo/contract';
import { simplifiedQueueEntry } from '../../../../omneo/shortForms/waiting';
import { isBlank } from '../../../../omneo/text';
import { prepareEntry } from '../../../../omneo/waiting';
import { entryCollection, entryFields } from '../../fields/entries';
import { appointmentDefinitionId, locationId, profileId } from '../../fields/locators';
import { optional } from '../../fields/modes';
import { optionsOf } from '../../fields/options';
import { entryPlan, passedOn } from '../entries.shared';
import { writeOperation } from '../kinds';
import { resource, shapeEntry, source, staffId, status } from './shared';

export const addToQueue = writeOperation({
	resource,
	value: 'add',
	name: 'Add',
	action: 'Add to queue',
	description: 'Put a walk-in customer into the queue of a service at a location',
	call: 'POST /appointment-queues',
	source,
	fields: [
		{ ...appointmentDefinitionId, description: 'The service that the customer came for' },
		{ ...locationId, description: 'The shop that the customer is in' },
		{
			...optional(profileId, 'A walk-in without a name'),
			description: 'The customer. Leave it empty for a walk-in without a name.',
		},
		staffId,
		entryCollection('Additional Fields', entryFields(status)),
		optionsOf('dryRun', 'simplify'),
	],
	output: simplifiedQueueEntry,

	async plan(item) {
		const additional = item.group('additionalFields');
		const profile = item.reference('profileId');
		const draft = {
			definition: item.reference('appointmentDefinitionId'),
			location: item.reference('locationId'),
			profile: isBlank(profile.value) ? undefined : profile,
			staff: item.reference('staffId'),
			rest: passedOn(additional.plain, additional.reference),
		};
		const body = await prepareEntry(queueRequest, draft, item);
		return entryPlan(QUEUE_PATH, body, body.status ? [body.status] : ['waiting', 'called']);
	},

	result: shapeEntry,
});
