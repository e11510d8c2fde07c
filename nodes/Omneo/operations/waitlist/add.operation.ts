import { WAITLIST_PATH, waitlistRequest } from '../../../../omneo/contract';
import { simplifiedWaitlistEntry } from '../../../../omneo/shortForms/waiting';
import { prepareEntry } from '../../../../omneo/waiting';
import { entryCollection, entryFields } from '../../fields/entries';
import { appointmentDefinitionId, locationId, profileId } from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import { time } from '../../fields/time';
import { entryPlan, passedOn } from '../entries.shared';
import { writeOperation } from '../kinds';
import { resource, shapeEntry, source, status, waitlistContext } from './shared';

export const addToWaitlist = writeOperation({
	resource,
	value: 'add',
	name: 'Add',
	action: 'Add to waitlist',
	description: 'Put a customer on the waitlist of a service at a location',
	call: 'POST /appointment-waitlists',
	source,
	fields: [
		{ ...appointmentDefinitionId, description: 'The service that the customer waits for' },
		{ ...locationId, description: 'The shop where the customer wants it' },
		{ ...profileId, description: 'The customer who waits' },
		...time(
			'Desired Start',
			'desiredStartAt',
			'When the customer would like to come. Without an offset it is the clock at the location, e.g. 2026-05-11 10:00.',
		),
		entryCollection('Additional Fields', entryFields(status)),
		optionsOf('desiredStartClock', 'dryRun', 'simplify'),
	],
	output: simplifiedWaitlistEntry,

	async plan(item) {
		const additional = item.group('additionalFields');
		const draft = {
			definition: item.reference('appointmentDefinitionId'),
			location: item.reference('locationId'),
			profile: item.reference('profileId'),
			desired_start_at: item.value('desiredStartAt'),
			rest: passedOn(additional.plain, additional.reference),
		};
		const body = await prepareEntry(waitlistRequest, draft, waitlistContext(item));
		return entryPlan(WAITLIST_PATH, body, [body.status ?? 'active']);
	},

	result: shapeEntry,
});
