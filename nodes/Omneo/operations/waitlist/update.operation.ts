import type { Clearing } from '../../../../omneo/body';
import { waitlistChanges } from '../../../../omneo/contract';
import { simplifiedWaitlistEntry } from '../../../../omneo/shortForms/waiting';
import { prepareEntryChanges } from '../../../../omneo/waiting';
import { clearable, entryCollection, entryFields, waitlistEntryId } from '../../fields/entries';
import { optionsOf } from '../../fields/options';
import { time } from '../../fields/time';
import { locationOf, passedOn } from '../entries.shared';
import { writeOperation } from '../kinds';
import { pathOf, resource, shapeEntry, source, status, waitlistContext } from './shared';

const desiredStart = time(
	'Desired Start',
	'desiredStartAt',
	'When the customer would like to come. Without an offset it is the clock at the location.',
);

const clear = clearable([{ name: 'Desired Start', value: 'desired_start_at' }]);

export const updateWaitlistEntry = writeOperation({
	resource,
	value: 'update',
	name: 'Update',
	action: 'Update waitlist entry',
	description: 'Change some fields of a waitlist entry and leave the others as they are',
	call: 'PUT /appointment-waitlists/{id}',
	source,
	fields: [
		waitlistEntryId,
		entryCollection('Update Fields', entryFields(status, ...desiredStart)),
		clear,
		optionsOf('desiredStartClock', 'dryRun', 'simplify'),
	],
	output: simplifiedWaitlistEntry,

	async plan(item) {
		const fields = item.group('updateFields');
		const { desiredStartAt: desired_start_at, ...plain } = fields.plain;
		const draft = {
			desired_start_at,
			rest: passedOn(plain, fields.reference),
			clear: { given: item.value('clear'), choices: clear.options as Clearing['choices'] },
		};
		const currentLocation = async () => await locationOf(item, pathOf(item));
		const body = await prepareEntryChanges(waitlistChanges, draft, {
			...waitlistContext(item),
			currentLocation,
		});
		return { request: { method: 'PUT', path: pathOf(item), body } };
	},

	result: shapeEntry,
});
