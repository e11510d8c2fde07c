import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { type Appointment, appointment, locationIdsOf } from '../../../omneo/schema';
import { simplifyAppointment } from '../../../omneo/simplify/appointment';
import { personLabel } from '../../../omneo/text';
import { momentOfAnswer } from '../../../omneo/time';
import { isBlank, zoneNames } from '../../../omneo/values';
import { chosenId, pickerError, withClient } from './pickerContext';
import { matches, nextOf, pageOf, searchPages, tokenOf } from './searchPages';
import { staffOfDay } from './staffOfDay';

export async function searchAppointmentDefinitions(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await withClient(this, async (client) =>
		searchPages(
			(page) => client.definitions(page),
			filter,
			token,
			(record) =>
				record.is_archived === true
					? undefined
					: { name: record.name ?? record.handle ?? `Definition ${record.id}`, value: record.id },
		),
	);
}

/** Appointments, as a person would tell them apart: those to come first, the next one on top. */
export async function searchAppointments(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return await withClient(this, async (client) =>
		searchPages(
			(page) => client.page(['appointments'], appointment, page),
			filter,
			token,
			(record) => ({ name: appointmentLabel(record), value: record.id }),
			inOrderOfStart(Date.now()),
		),
	);
}

/** The list shows some forty characters of it: when and who tell two bookings apart, so they come first. */
function appointmentLabel(record: Appointment): string {
	const short = simplifyAppointment(record);
	const start = short.scheduled_start_at?.slice(0, 16).replace('T', ' ');
	const parts = [start, short.profile_name, short.appointment_definition_name, short.location_name];
	return `${parts.filter(Boolean).join(', ')} (${short.status}, ${short.id})`;
}

/** Those to come, the next first; then those that are past, the latest first; then those without a time. */
function inOrderOfStart(now: number) {
	const place = (record: Appointment): [group: number, distance: number] => {
		const start = momentOfAnswer(record.scheduled_start_at);
		if (start === undefined) return [2, 0];
		return [start >= now ? 0 : 1, Math.abs(start - now)];
	};
	return (a: Appointment, b: Appointment) => {
		const [[group, distance], [otherGroup, otherDistance]] = [place(a), place(b)];
		return group - otherGroup || distance - otherDistance;
	};
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
		const locationId = await chosenId(this, client, 'locationId');
		if (locationId === undefined) {
			throw pickerError(
				this,
				"Choose 'Location' first",
				"The list shows the staff of the chosen location. If you set 'Location' with an expression, use By Name or By ID here.",
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
