import type { Clearing } from '../../../../omneo/body';
import { queueChanges } from '../../../../omneo/contract';
import { simplifiedQueueEntry } from '../../../../omneo/shortForms/waiting';
import { prepareEntryChanges } from '../../../../omneo/waiting';
import { clearable, entryCollection, entryFields, queueEntryId } from '../../fields/entries';
import { optional } from '../../fields/modes';
import { optionsOf } from '../../fields/options';
import { locationOf, passedOn } from '../entries.shared';
import { writeOperation } from '../kinds';
import { pathOf, resource, shapeEntry, source, staffId, status } from './shared';

const clear = clearable([{ name: 'Staff', value: 'staff_id' }]);

export const updateQueueEntry = writeOperation({
	resource,
	value: 'update',
	name: 'Update',
	action: 'Update queue entry',
	description: 'Call or serve a walk-in customer, or change other fields of a queue entry',
	call: 'PUT /appointment-queues/{id}',
	source,
	fields: [
		queueEntryId,
		entryCollection('Update Fields', entryFields(status, optional(staffId, 'Stays as it is'))),
		clear,
		optionsOf('dryRun', 'simplify'),
	],
	output: simplifiedQueueEntry,

	async plan(item) {
		const fields = item.group('updateFields');
		const draft = {
			staff: fields.reference('staffId'),
			rest: passedOn(fields.plain, fields.reference),
			clear: { given: item.value('clear'), choices: clear.options as Clearing['choices'] },
		};
		const currentLocation = async () => await locationOf(item, pathOf(item));
		const { lookups, workflowZone } = item;
		const context = { lookups, workflowZone, currentLocation };
		const body = await prepareEntryChanges(queueChanges, draft, context);
		return { request: { method: 'PUT', path: pathOf(item), body } };
	},

	result: shapeEntry,
});
