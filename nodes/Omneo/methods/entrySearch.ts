import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { z } from 'zod/v4';
import { QUEUE_PATH, WAITLIST_PATH, queueEntry, waitlistEntry } from '../../../omneo/schema';
import { simplifyQueueEntry, simplifyWaitlistEntry } from '../../../omneo/simplify/entries';
import { withClient } from './pickerContext';
import { searchPages } from './searchPages';

/** Entries of the waitlist, as a person would tell them apart. */
export async function searchWaitlist(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await searchEntries(this, WAITLIST_PATH, waitlistEntry, filter, token, (record) => {
		const short = simplifyWaitlistEntry(record);
		return entryLabel(short, short.desired_start_at?.slice(0, 16).replace('T', ' '));
	});
}

/** Entries of the queue. */
export async function searchQueue(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await searchEntries(this, QUEUE_PATH, queueEntry, filter, token, (record) =>
		entryLabel(simplifyQueueEntry(record), undefined),
	);
}

async function searchEntries<T extends z.ZodType<{ id: number }>>(
	context: ILoadOptionsFunctions,
	path: string,
	entry: T,
	filter: string | undefined,
	token: string | undefined,
	label: (record: z.infer<T>) => string,
): Promise<INodeListSearchResult> {
	return await withClient(context, async (client) =>
		searchPages(
			(page) => client.page([path], entry, page),
			filter,
			token,
			(record) => ({ name: label(record), value: record.id }),
		),
	);
}

interface ShortEntry {
	id: number;
	status: string | null;
	profile_name: string | null;
	appointment_definition_name: string | null;
	location_name: string | null;
}

function entryLabel(short: ShortEntry, when: string | undefined): string {
	const who = short.profile_name ?? 'Walk-in';
	const parts = [when, who, short.appointment_definition_name, short.location_name];
	return `${parts.filter(Boolean).join(', ')} (${short.status}, ${short.id})`;
}
