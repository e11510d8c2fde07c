/** The operations on the waitlist and on the queue. They differ in their words and in one or two fields. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { z } from 'zod/v4';
import type { Clearing } from '../../../omneo/client/requestBody';
import type {
	QueueEntry,
	WaitlistEntry,
	queueChanges,
	queueRequest,
	waitlistChanges,
	waitlistRequest,
} from '../../../omneo/schema';
import type { Reference } from '../../../omneo/client/references';
import type { ApiRecord, Path } from '../../../omneo/client/requests';
import { deleted } from '../../../omneo/simplify/common';
import { isGiven } from '../../../omneo/values';
import {
	type WaitingContext,
	prepareEntry,
	prepareEntryChanges,
} from '../../../omneo/appointments/entries';
import { apiFields } from '../fields/apiFields';
import { clearable, entryCollection, entryFields, statusFilter } from '../fields/entries';
import { filtersOf, returnAllOrLimit } from '../fields/lists';
import { appointmentDefinitionId, locationId, optional, profileId } from '../fields/locators';
import { optionsOf } from '../fields/options';
import { type FilterNames, readFilters } from '../runtime/readFilters';
import type { Item } from '../runtime/item';
import { entryPlan, ownLocation } from './entries.plan';
import {
	deleteOperation,
	listOperation,
	readOperation,
	present,
	writeOperation,
} from '../runtime/operationKinds';
import type { Source } from '../runtime/operation';

/** What tells the waitlist and the queue apart. */
export interface EntryList<Entry extends WaitlistEntry | QueueEntry> {
	/** Names the list in texts as well, e.g. 'waitlist'. */
	resource: string;
	/** Segment of the address. */
	path: string;
	/** The picker for one entry. */
	picker: INodeProperties;
	status: INodeProperties;
	/** The choices of its status. */
	statuses: ReadonlyArray<{ name: string; value: string }>;
	/** The statuses of an entry that still waits; the first is what Omneo gives a new one. */
	open: readonly string[];
	/** Bodies of a create and of an update. */
	request: typeof waitlistRequest | typeof queueRequest;
	changes: typeof waitlistChanges | typeof queueChanges;
	output: z.ZodObject;
	simplify(entry: Entry): ApiRecord;
	/** What the pickers for service, location and customer are described as. */
	service: string;
	location: string;
	/** The customer of a new entry; not required where walk-ins without a name are taken. */
	customer: INodeProperties;
	/** The staff member, where an entry has one. */
	staff?: INodeProperties;
	/** Whether an entry has a desired start. */
	hasDesiredStart: boolean;
}

/** The fields are typed in the SDK; the address is made of the names of its files. */
const source: Source = { confidence: 'inferred', from: 'types and names in the SDK' };

type Waiting = WaitlistEntry | QueueEntry;

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
			return entryPlan(path, body, body.status ? [body.status] : open);
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

function described<Entry extends Waiting>(
	{ resource, path }: EntryList<Entry>,
	value: string,
	name: string,
	action: string,
	method: string,
) {
	const isOnList = value === 'add' || value === 'getAll';
	return {
		resource,
		value,
		name,
		action,
		source,
		call: `${method} /${path}${isOnList ? '' : '/{id}'}`,
	};
}

function pathOf<Entry extends Waiting>({ path, picker }: EntryList<Entry>, item: Item): Path {
	return [path, item.id(picker.name)];
}

function clockOption<Entry extends Waiting>({ hasDesiredStart }: EntryList<Entry>) {
	return hasDesiredStart ? (['desiredStartClock'] as const) : [];
}

function contextOf<Entry extends Waiting>(list: EntryList<Entry>, item: Item): WaitingContext {
	const { lookups, workflowZone, now } = item;
	if (!list.hasDesiredStart) return { lookups, workflowZone, now };
	return { lookups, workflowZone, now, desiredStartClock: item.choice('desiredStartClock') };
}

/** The fields of a collection that are sent unchanged, and the linked appointment. */
function passedOn(plain: IDataObject, reference: (name: string) => Reference | undefined) {
	return { ...apiFields(plain), appointment_id: reference('appointmentId')?.value };
}
