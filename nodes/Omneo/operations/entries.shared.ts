/** The operations on the waitlist and on the queue. They differ in their words and in one or two fields. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Clearing } from '../../../omneo/client/requestBody';
import type { Reference } from '../../../omneo/client/references';
import { deleted } from '../../../omneo/simplify/common';
import { isGiven } from '../../../omneo/values';
import { prepareEntry, prepareEntryChanges } from '../../../omneo/appointments/entries';
import { apiFields } from '../fields/apiFields';
import { clearable, entryCollection, entryFields, statusFilter } from '../fields/entries';
import { filtersOf, returnAllOrLimit } from '../fields/lists';
import { appointmentDefinitionId, locationId, optional, profileId } from '../fields/locators';
import { optionsOf } from '../fields/options';
import { type FilterNames, readFilters } from '../runtime/readFilters';
import {
	type EntryList,
	type Waiting,
	clockOption,
	contextOf,
	described,
	pathOf,
	source,
} from './entries.list';
import { entryPlan, ownLocation, unlessWaiting } from './entries.plan';
import { addEntryTool, getEntriesTool, updateEntryTool } from './entries.tools';
import {
	deleteOperation,
	listOperation,
	readOperation,
	present,
	writeOperation,
} from '../runtime/operationKinds';

interface AddTexts {
	description: string;
	/** Parameters after those that both lists have. */
	more: INodeProperties[];
}

interface ListTexts {
	/** Filters that the other list does not have. */
	more: INodeProperties[];
	names?: Omit<FilterNames, 'statuses'>;
}

interface UpdateTexts {
	description: string;
	/** Fields that the other list does not have. */
	more: INodeProperties[];
	clear: Clearing['choices'];
}

/** Puts a customer onto the list. */
export function addEntry<Entry extends Waiting>(list: EntryList<Entry>, texts: AddTexts) {
	const { resource, path, customer, open, request, staff } = list;
	return writeOperation({
		...described(list, 'add', 'Add', `Add to ${resource}`, 'POST'),
		description: texts.description,
		fields: [
			{ ...appointmentDefinitionId, description: list.service },
			{ ...locationId, description: list.location },
			customer,
			...texts.more,
			entryCollection('Additional Fields', entryFields(list.status)),
			optionsOf(...clockOption(list), 'dryRun', 'simplify'),
		],
		tool: addEntryTool(list),
		output: list.output,
		body: { schema: request },

		async plan(item) {
			const additional = item.group('additionalFields');
			const profile = item.reference(customer.name);
			const isWalkIn = !customer.required && !isGiven(profile.value);
			const draft = {
				definition: item.reference('appointmentDefinitionId'),
				location: item.reference('locationId'),
				profile: isWalkIn ? undefined : profile,
				staff: staff && item.reference(staff.name),
				desired_start_at: list.hasDesiredStart ? item.value('desiredStartAt') : undefined,
				rest: passedOn(additional.plain, additional.reference),
			};
			const body = await prepareEntry(request, draft, contextOf(list, item));
			const plan = entryPlan(path, body, body.status ? [body.status] : open);
			return unlessWaiting(item, plan, open, body);
		},

		result: (answer, item) => present(item, answer as Entry, list.simplify),
	});
}

export function getEntry<Entry extends Waiting>(list: EntryList<Entry>) {
	const { resource, picker, output, simplify } = list;
	return readOperation<Entry>({
		...described(list, 'get', 'Get', `Get ${resource} entry`, 'GET'),
		description: `Retrieve a ${resource} entry`,
		fields: [picker, optionsOf('simplify')],
		output,
		path: (item) => pathOf(list, item),
		simplify,
	});
}

export function getEntries<Entry extends Waiting>(list: EntryList<Entry>, texts: ListTexts) {
	const { resource, path, statuses, output, simplify } = list;
	return listOperation<Entry>({
		...described(list, 'getAll', 'Get Many', `Get many ${resource} entries`, 'GET'),
		description: `Retrieve a list of ${resource} entries`,
		fields: [
			...returnAllOrLimit,
			filtersOf([
				{
					...optional(appointmentDefinitionId, 'Choose a service'),
					description: 'Only return entries for this service',
				},
				{
					...optional(locationId, 'Choose a location'),
					description: 'Only return entries at this location',
				},
				{
					...optional(profileId, 'Choose a customer'),
					description: 'Only return entries of this customer',
				},
				...texts.more,
				statusFilter(list.status),
			]),
			optionsOf('simplify'),
		],
		tool: getEntriesTool(list),
		output,
		simplify,
		plan: async (item) => ({
			path: [path],
			filters: await readFilters<Entry>(item, { statuses, ...texts.names }),
		}),
	});
}

export function updateEntry<Entry extends Waiting>(list: EntryList<Entry>, texts: UpdateTexts) {
	const { resource, picker, staff } = list;
	const clear = clearable(texts.clear);
	return writeOperation({
		...described(list, 'update', 'Update', `Update ${resource} entry`, 'PUT'),
		description: texts.description,
		fields: [
			picker,
			entryCollection('Update Fields', entryFields(list.status, ...texts.more)),
			clear,
			optionsOf(...clockOption(list), 'dryRun', 'simplify'),
		],
		tool: updateEntryTool(list),
		output: list.output,
		body: { schema: list.changes },

		async plan(item) {
			const fields = item.group('updateFields');
			const { desiredStartAt: desired_start_at, ...plain } = fields.plain;
			const draft = {
				staff: staff && fields.reference(staff.name),
				desired_start_at,
				rest: passedOn(plain, fields.reference),
				clear: { given: item.value('clear'), choices: clear.options as Clearing['choices'] },
			};
			const path = pathOf(list, item);
			const body = await prepareEntryChanges(list.changes, draft, {
				...contextOf(list, item),
				currentLocation: async () => await ownLocation(item, path),
			});
			return { request: { method: 'PUT', path, body } };
		},

		result: (answer, item) => present(item, answer as Entry, list.simplify),
	});
}

export function deleteEntry<Entry extends Waiting>(list: EntryList<Entry>) {
	const { resource, path, picker } = list;
	return deleteOperation({
		resource,
		source,
		call: `DELETE /${path}/{id}`,
		action: `Delete ${resource} entry`,
		description: `Permanently delete a ${resource} entry. To keep it in reports, set its status to 'Cancelled' instead.`,
		fields: [picker, optionsOf('dryRun')],
		output: deleted,
		path: (item) => pathOf(list, item),
	});
}

/** The fields of a collection that are sent unchanged, and the linked appointment. */
function passedOn(plain: IDataObject, reference: (name: string) => Reference | undefined) {
	return { ...apiFields(plain), appointment_id: reference('appointmentId')?.value };
}
