/** What tells the waitlist and the queue apart, and what their operations read from it. */
import type { INodeProperties } from 'n8n-workflow';
import type { z } from 'zod/v4';
import type { WaitingContext } from '../../../omneo/appointments/entries';
import type { ApiRecord, Path } from '../../../omneo/client/requests';
import type {
	QueueEntry,
	WaitlistEntry,
	queueChanges,
	queueRequest,
	waitlistChanges,
	waitlistRequest,
} from '../../../omneo/schema';
import type { Item } from '../runtime/item';
import type { Source } from '../runtime/operation';
import type { Resource } from '../runtime/resources';

export type Waiting = WaitlistEntry | QueueEntry;

/** What tells the waitlist and the queue apart. */
export interface EntryList<Entry extends Waiting> {
	/** Names the list in texts as well, e.g. 'waitlist'. */
	resource: Resource;
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
export const source: Source = { confidence: 'inferred', from: 'types and names in the SDK' };

export function described<Entry extends Waiting>(
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

export function pathOf<Entry extends Waiting>(
	{ path, picker }: EntryList<Entry>,
	item: Item,
): Path {
	return [path, item.id(picker.name)];
}

export function clockOption<Entry extends Waiting>({ hasDesiredStart }: EntryList<Entry>) {
	return hasDesiredStart ? (['desiredStartClock'] as const) : [];
}

export function contextOf<Entry extends Waiting>(
	list: EntryList<Entry>,
	item: Item,
): WaitingContext {
	const { lookups, workflowZone, now } = item;
	if (!list.hasDesiredStart) return { lookups, workflowZone, now };
	return { lookups, workflowZone, now, desiredStartClock: item.choice('desiredStartClock') };
}
