import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { OmneoClient, Page } from '../../../omneo/client/client';
import {
	QUEUE_PATH,
	WAITLIST_PATH,
	appointment,
	locationIdsOf,
	queueEntry,
	waitlistEntry,
} from '../../../omneo/schema';
import { simplifyAppointment } from '../../../omneo/simplify/appointment';
import { simplifyQueueEntry, simplifyWaitlistEntry } from '../../../omneo/simplify/entries';
import { isBlank, personLabel } from '../../../omneo/text';
import { zoneNames } from '../../../omneo/time';
import { chosenId, pickerError, withClient } from './pickerContext';
import { matches, pageNumber, searchPages } from './searchPages';
import { staffOfDay } from './staffOfDay';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
) => Promise<INodeListSearchResult>;

/** The search of a list that depends on no other parameter. */
function searchOf<T>(
	read: (client: OmneoClient, page: number) => Promise<Page<T>>,
	toResult: (record: T) => INodeListSearchItems | undefined,
): Search {
	return async function (filter, token) {
		return await withClient(this, async (client) =>
			searchPages((page) => read(client, page), filter, token, toResult),
		);
	};
}

export const searchAppointmentDefinitions = searchOf(
	(client, page) => client.definitions(page),
	(record) =>
		record.is_archived === true
			? undefined
			: { name: record.name ?? record.handle ?? `Definition ${record.id}`, value: record.id },
);

export const searchAppointments = searchOf(
	(client, page) => client.page(['appointments'], appointment, page),
	(record) => {
		const short = simplifyAppointment(record);
		return bookingResult(short, short.scheduled_start_local, short.profile_name);
	},
);

export const searchWaitlist = searchOf(
	(client, page) => client.page([WAITLIST_PATH], waitlistEntry, page),
	(record) => {
		const short = simplifyWaitlistEntry(record);
		return bookingResult(short, short.desired_start_local);
	},
);

export const searchQueue = searchOf(
	(client, page) => client.page([QUEUE_PATH], queueEntry, page),
	(record) => bookingResult(simplifyQueueEntry(record), null),
);

interface ShortBooking {
	id: number;
	status: string | null;
	profile_name: string | null;
	appointment_definition_name: string | null;
	location_name: string | null;
}

/** A booking or an entry, named by what tells it apart: when, who, what, where. */
function bookingResult(
	short: ShortBooking,
	start: string | null,
	who: string | null = short.profile_name ?? 'Walk-in',
): INodeListSearchItems {
	const when = start?.slice(0, 16).replace('T', ' ');
	const parts = [when, who, short.appointment_definition_name, short.location_name];
	const name = `${parts.filter(Boolean).join(', ')} (${short.status}, ${short.id})`;
	return { name, value: short.id };
}

/** Locations; those of the chosen definition when it names any. */
export async function searchLocations(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await withClient(this, async (client) => {
		const definitionId = await chosenId(this, client, 'appointmentDefinitionId');
		const definition = definitionId === undefined ? {} : await client.definition(definitionId);
		const offered = locationIdsOf(definition);
		return await searchPages(
			(page) => client.locations(page),
			filter,
			token,
			(record) =>
				record.is_permanently_closed === true ||
				(offered.length > 0 && !offered.includes(record.id))
					? undefined
					: { name: record.name ?? record.handle ?? `Location ${record.id}`, value: record.id },
		);
	});
}

/** Customers. Omneo searches them itself, by name, email and mobile phone. */
export async function searchProfiles(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await withClient(this, async (client) => {
		const search = isBlank(filter) ? undefined : filter.trim();
		const { records, next } = await client.profiles(pageNumber(token), { search });
		const results = records.map((record) => ({
			name: personLabel(record) ?? record.mobile_phone ?? record.id,
			value: record.id,
		}));
		return { results, paginationToken: next?.toString() };
	});
}

/** Staff of the chosen location; when service and day are known too, those who give it, and whether they are free. */
export async function searchStaff(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await withClient(this, async (client) => {
		const locationId = await chosenId(this, client, 'locationId');
		if (locationId === undefined) {
			throw pickerError(
				this,
				"Choose 'Location' first",
				"The list shows the staff of the chosen location. With an expression in 'Location', use By Name or By ID here.",
			);
		}
		const known = await staffOfDay(this, client, locationId);
		if (known) return { results: known.filter((result) => matches(result, filter)) };
		return await searchPages(
			(page) => client.staffOf(locationId, page),
			filter,
			token,
			(post) =>
				post.is_active === false
					? undefined
					: { name: personLabel(post.profile ?? {}) ?? post.profile_id, value: post.profile_id },
		);
	});
}

export async function searchTimezones(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const results = zoneNames().map((name) => ({ name: name.replaceAll('_', ' '), value: name }));
	return { results: results.filter((result) => matches(result, filter)) };
}
