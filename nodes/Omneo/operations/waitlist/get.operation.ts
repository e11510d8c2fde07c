import {
	simplifiedWaitlistEntry,
	simplifyWaitlistEntry,
} from '../../../../omneo/shortForms/waiting';
import { waitlistEntryId } from '../../fields/entries';
import { optionsOf } from '../../fields/options';
import { readOperation } from '../kinds';
import { pathOf, resource, source } from './shared';

export const getWaitlistEntry = readOperation({
	resource,
	value: 'get',
	name: 'Get',
	action: 'Get waitlist entry',
	description: 'Retrieve an entry of the waitlist',
	call: 'GET /appointment-waitlists/{id}',
	source,
	fields: [waitlistEntryId, optionsOf('simplify')],
	output: simplifiedWaitlistEntry,
	path: pathOf,
	simplify: simplifyWaitlistEntry,
});
