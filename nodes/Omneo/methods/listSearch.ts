import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { OmneoClient } from '../../../omneo/client/client';
import { FieldLookups } from '../../../omneo/client/fieldLookups';
import type { PageRef } from '../../../omneo/client/pageLinks';
import type { Page } from '../../../omneo/client/pagination';
import {
	type Appointment,
	type Location,
	QUEUE_PATH,
	WAITLIST_PATH,
	appointment,
	locationIdsOf,
	queueEntry,
	waitlistEntry,
} from '../../../omneo/schema';
import { simplifyAppointment } from '../../../omneo/simplify/appointment';
import { simplifyQueueEntry, simplifyWaitlistEntry } from '../../../omneo/simplify/entries';
import { momentOfAnswer } from '../../../omneo/time';
import { isBlank, personLabel, zoneNames } from '../../../omneo/values';
import { chosenId, pickerError, withClient } from './pickerContext';
import { matches, nextOf, pageOf, searchPages, tokenOf } from './searchPages';
import { serviceOfDay, staffOfDay } from './staffOfDay';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
) => Promise<INodeListSearchResult>;

/** The search of a list that depends on no other parameter. */
function searchOf<T>(
	read: (client: OmneoClient, page: PageRef) => Promise<Page<T>>,
	toResult: (record: T) => INodeListSearchItems | undefined,
	compare?: (a: T, b: T) => number,
): Search {
	return async function (filter, token) {
		return await withClient(this, async (client) =>
			searchPages((page) => read(client, page), filter, token, toResult, compare),
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
		return bookingResult(short, short.scheduled_start_at, short.profile_name);
	},
	byStart,
);

export const searchWaitlist = searchOf(
	(client, page) => client.page([WAITLIST_PATH], waitlistEntry, page),
	(record) => {
		const short = simplifyWaitlistEntry(record);
		return bookingResult(short, short.desired_start_at);
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

/** Names a booking or an entry. The list shows some forty characters, so when and who come first. */
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

/** Sorts coming appointments first, the next one on top; then past ones, the latest on top; then those without a time. */
function byStart(a: Appointment, b: Appointment): number {
	const now = Date.now();
	const place = (record: Appointment): [group: number, distance: number] => {
		const start = momentOfAnswer(record.scheduled_start_at);
		if (start === undefined) return [2, 0];
		return [start >= now ? 0 : 1, Math.abs(start - now)];
	};
	const [[group, distance], [otherGroup, otherDistance]] = [place(a), place(b)];
	return group - otherGroup || distance - otherDistance;
}

/** Locations; those of the chosen definition when it names any. */
export async function searchLocations(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await withClient(this, async (client) => {
		const offering = offeredAt(this, client);
		return await searchPages(
			async (ref) => {
				const [offered, page] = await Promise.all([offering, client.locations(ref)]);
				const isOffered = ({ id }: Location) => offered.length === 0 || offered.includes(id);
				return { ...page, records: page.records.filter(isOffered) };
			},
			filter,
			token,
			(record) =>
				record.is_permanently_closed === true
					? undefined
					: { name: record.name ?? record.handle ?? `Location ${record.id}`, value: record.id },
		);
	});
}

/** The IDs of the locations of the chosen definition; none when it names none, or none is chosen. */
async function offeredAt(context: ILoadOptionsFunctions, client: OmneoClient): Promise<number[]> {
	const definitionId = await chosenId(context, client, 'appointmentDefinitionId');
	return definitionId === undefined ? [] : locationIdsOf(await client.definition(definitionId));
}

/** Customers. Omneo searches them itself, by name, email and mobile phone. */
export async function searchProfiles(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await withClient(this, async (client) => {
		const search = isBlank(filter) ? undefined : filter.trim();
		const page = await client.profiles(pageOf(token), { search });
		const results = page.records.map((record) => ({
			name: personLabel(record) ?? record.mobile_phone ?? record.id,
			value: record.id,
		}));
		return { results, paginationToken: tokenOf(nextOf(page)) };
	});
}

/** Staff of the chosen location; when service and day are known too, those who give it, and whether they are free. */
export async function searchStaff(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await withClient(this, async (client) => {
		const form = new FieldLookups();
		const { locationId, service } = await form.settle({
			locationId: form.begin(async () => await chosenId(this, client, 'locationId')),
			service: form.begin(async () => await serviceOfDay(this, client)),
		});
		if (locationId === undefined) {
			throw pickerError(
				this,
				"Choose 'Location' first",
				"The list shows the staff of the chosen location. If you set 'Location' with an expression, use By Name or By ID here.",
			);
		}
		const known = service && (await staffOfDay(client, locationId, service));
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
