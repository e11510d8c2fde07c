/** The forms in which lists may be written; see the switches `paging` and `listRecords`. */
import type { Switches } from '../data/switches';

type Json = Record<string, unknown>;

interface ListBody {
	data: Json[];
	links: { next: string | null } & Json;
	meta: Json;
}

const COMPARED = ['profile_id', 'appointment_definition_id', 'location_id'];
const NESTED = COMPARED.map((name) => name.replace(/_id$/, ''));

function without(record: Json, names: string[]): Json {
	return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

function asText(record: Json): Json {
	const text = (value: unknown) => (typeof value === 'number' ? String(value) : value);
	return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, text(value)]));
}

function recordAs(form: Switches['listRecords'], record: Json): Json {
	switch (form) {
		case 'whole':
			return record;
		case 'text':
			return asText(record);
		case 'nested':
			return without(record, COMPARED);
		case 'noIds':
			return without(record, [...COMPARED, ...NESTED]);
		case 'noStart':
			return { ...record, scheduled_start_at: null };
	}
}

/** The link to the next page, with a cursor instead of the number. */
function cursorLink(link: string | null): string | null {
	if (link === null) return null;
	const url = new URL(link);
	url.searchParams.set('cursor', url.searchParams.get('page[number]') ?? '');
	url.searchParams.delete('page[number]');
	return url.href;
}

function pageAs(paging: Switches['paging'], body: ListBody): unknown {
	const { data, links, meta } = body;
	switch (paging) {
		case 'meta':
			return body;
		case 'text':
			return { data, meta: asText(meta) };
		case 'total':
			return { data, meta: { total: meta.total } };
		case 'links':
			return { data, links, meta: { ...meta, last_page: 1, total: undefined } };
		case 'plain':
			return { data };
		case 'cursor':
			return { data, links: { next: cursorLink(links.next) }, meta: { per_page: meta.per_page } };
		case 'emptyPages':
			return { data, meta: { ...meta, last_page: 3000, total: undefined } };
	}
}

/** The body of a list as the switches want it; any other body as it is. */
export function listAs({ paging, listRecords }: Switches, body: unknown): unknown {
	const list = body as ListBody | undefined;
	if (!list?.meta || !list.links || !Array.isArray(list.data)) return body;
	return pageAs(paging, { ...list, data: list.data.map((each) => recordAs(listRecords, each)) });
}
