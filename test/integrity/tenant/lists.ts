/** The ways in which the tenant writes lists: how pages are announced, and how rows look. */
import { type Row, SERVICE, SHOP, customer } from './book';
import { DAY, iso } from './times';

interface Asked {
	/** The address of the list, with its query. */
	url: URL;
	size: number;
	page: number;
}

type Paging = (records: Row[], asked: Asked) => unknown;

const pageOf = <T>(records: T[], { size, page }: Asked) =>
	records.slice((page - 1) * size, page * size);

const lastOf = (records: unknown[], { size }: Asked) =>
	Math.max(1, Math.ceil(records.length / size));

function linkTo({ url }: Asked, name: string, value: number | string): string {
	const next = new URL(url);
	next.searchParams.set(name, String(value));
	return next.href;
}

function linksOf(records: Row[], asked: Asked) {
	const more = asked.page < lastOf(records, asked);
	return { next: more ? linkTo(asked, 'page[number]', asked.page + 1) : null };
}

function metaOf(records: Row[], asked: Asked) {
	const [current_page, per_page, total] = [asked.page, asked.size, records.length];
	return { current_page, per_page, total, last_page: lastOf(records, asked) };
}

const standard: Paging = (records, asked) => ({
	data: pageOf(records, asked),
	links: linksOf(records, asked),
	meta: metaOf(records, asked),
});

/** Lists that can be read whole. */
export const WHOLE: Record<string, Paging> = {
	standard,
	'meta without last_page': (records, asked) => {
		const { current_page, per_page, total } = metaOf(records, asked);
		return { data: pageOf(records, asked), meta: { current_page, per_page, total } };
	},
	'last_page as text': (records, asked) => {
		const meta = metaOf(records, asked);
		return { data: pageOf(records, asked), meta: { ...meta, last_page: String(meta.last_page) } };
	},
	'all of meta as text': (records, asked) => {
		const texts = Object.entries(metaOf(records, asked)).map(([key, value]) => [
			key,
			String(value),
		]);
		return { data: pageOf(records, asked), meta: Object.fromEntries(texts) as Row };
	},
	'links.next and no meta': (records, asked) => ({
		data: pageOf(records, asked),
		links: linksOf(records, asked),
	}),
	'links.next against a last_page of 1': (records, asked) => ({
		data: pageOf(records, asked),
		links: linksOf(records, asked),
		meta: { ...metaOf(records, asked), last_page: 1 },
	}),
	'a total against a last_page of 1': (records, asked) => ({
		data: pageOf(records, asked),
		meta: { ...metaOf(records, asked), last_page: 1 },
	}),
	'full pages and nothing else': (records, asked) => ({ data: pageOf(records, asked) }),
	'smaller pages than asked for': (records, asked) => standard(records, { ...asked, size: 40 }),
	'smaller pages and a total alone': (records, asked) => ({
		data: pageOf(records, { ...asked, size: 40 }),
		meta: { total: records.length },
	}),
	'a cursor': (records, asked) => {
		const from = Number(asked.url.searchParams.get('cursor') ?? 0);
		const to = from + asked.size;
		const next = to < records.length ? linkTo(asked, 'cursor', to) : null;
		const next_cursor = next && String(to);
		return { data: records.slice(from, to), links: { next }, meta: { next_cursor } };
	},
};

/** The first page whatever is asked, of a list that says it has more: it cannot be read whole. */
export const REPEATING: Paging = (records, asked) => ({
	data: pageOf(records, { ...asked, page: 1 }),
	meta: { ...metaOf(records, asked), last_page: Math.max(3, lastOf(records, asked)) },
});

/** All there is on the first page, and thousands of empty ones after it. */
export const EMPTY_PAGES: Paging = (records, asked) => ({
	data: asked.page === 1 ? records : [],
	meta: { current_page: asked.page, per_page: asked.size, last_page: 3_000 },
});

/** So many pages the endless list has; whoever reads that far has no bound. */
export const ENDLESS_PAGES = 1_100;

/** Fresh records on every page. */
export const ENDLESS: Paging = (_records, asked) => ({
	data: Array.from({ length: asked.size }, (_, index) => {
		const id = 1_000_000 + asked.page * asked.size + index;
		const [service, start] = [SERVICE, iso(Date.UTC(2001, 0, 1) + (id % 1000) * DAY)];
		const ids = { profile_id: customer(id), appointment_definition_id: service, location_id: SHOP };
		return { id, ...ids, status: 'completed', scheduled_start_at: start };
	}),
	meta: { current_page: asked.page, last_page: asked.page + 1_000, per_page: asked.size },
});

export type { Paging };

export type Shape = (row: Row) => Row;

const without =
	(...names: string[]): Shape =>
	(row) =>
		Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

const start =
	(write: (moment: number) => unknown): Shape =>
	(row) => ({ ...row, scheduled_start_at: write(Date.parse(String(row.scheduled_start_at))) });

const offset = (moment: number) => `${iso(moment + 10 * 3_600_000).slice(0, 19)}+10:00`;

/** Rows that say all that has to be compared, in one way or another. */
export const CLEAR: Record<string, Shape> = {
	plain: (row) => row,
	'only the nested customer': without('profile_id'),
	'only the nested definition': without('appointment_definition_id'),
	'only the nested location': without('location_id'),
	'only nested objects': without('profile_id', 'appointment_definition_id', 'location_id'),
	'null beside nested objects': (row) => ({ ...row, profile_id: null, location_id: null }),
	'ids as text': (row) => ({
		...row,
		id: String(row.id),
		appointment_definition_id: String(row.appointment_definition_id),
		location_id: String(row.location_id),
	}),
	'ids in capitals': (row) => ({ ...row, profile_id: String(row.profile_id).toUpperCase() }),
	'start in UTC without an offset': start((moment) => iso(moment).slice(0, 19).replace('T', ' ')),
	'start with microseconds': start((moment) => iso(moment).replace('Z', '000Z')),
	'start with the offset of the place': start(offset),
	'status in capitals': (row) => ({ ...row, status: String(row.status).toUpperCase() }),
};

/** Rows of the customer that do not say what has to be compared. */
export const UNCLEAR: Record<string, Shape> = {
	'no location at all': without('location_id', 'location'),
	'no definition at all': without('appointment_definition_id', 'appointment_definition'),
	'no customer at all': without('profile_id', 'profile'),
	'a null start': start(() => null),
	'no start': without('scheduled_start_at'),
	'a start in words': start((moment) => new Date(moment).toUTCString().slice(0, 16)),
	'a start of day and month in doubt': start(() => '04/05/2027 10:00'),
	'an empty start': start(() => ''),
};
