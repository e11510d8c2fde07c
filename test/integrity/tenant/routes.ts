/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- development only, never shipped */
/** The tenant's routes. Sources: the facts of the API reference, read for this file alone. */
import type { Received, Tenant } from '.';
import { Refusal, type Row, SERVICE, SHOP, appointmentRow, personRow, shownAfter } from './book';
import type { Answer, Fault } from './faults';
import { HOUR, ZONE, clockText, hourOfDay, iso, momentOf } from './times';

type End = Fault['end'];

const ok = (data: unknown, status = 200): Answer => ({ status, body: { data } });
const NOT_FOUND: Answer = { status: 404, body: { message: 'No query results for model.' } };

export function answerTo(tenant: Tenant, received: Received, url: URL): End {
	const { method, path, token } = received;
	if (![tenant.token, tenant.otherToken].includes(token)) {
		return { status: 401, body: { message: 'Unauthenticated.' } };
	}
	const isRead = method === 'GET' || path.includes('/available-');
	if (!isRead) return write(tenant, received);
	return tenant.switches.reads(path, token) ?? read(tenant, received, url);
}

function write(tenant: Tenant, received: Received): End {
	tenant.writes += 1;
	const fault = tenant.switches.faults(tenant.writes, received);
	if (fault && !fault.stored) return given(fault.end, {});
	let done: Answer;
	try {
		done = store(tenant, received);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { status: 422, body: { message: error.message, errors: error.errors } };
	}
	const row = (done.body as { data?: Row } | undefined)?.data ?? {};
	return fault ? given(fault.end, row) : done;
}

function given(end: End, row: Row): End {
	if (typeof end === 'string' || typeof end.body !== 'function') return end;
	return { ...end, body: (end.body as (row: Row) => unknown)(row) };
}

function store({ book, switches }: Tenant, { method, path, body }: Received): Answer {
	if (method === 'POST' && path === '/appointments') {
		return ok(switches.shape(appointmentRow(book.add(body))), 201);
	}
	if (method === 'POST' && path === '/profiles') return ok(personRow(book.addPerson(body)), 201);
	const record = book.appointments.find(({ id }) => path === `/appointments/${id}`);
	if (!record) return NOT_FOUND;
	if (method === 'DELETE') {
		book.appointments.splice(book.appointments.indexOf(record), 1);
		return { status: 204 };
	}
	const start = momentOf(body.scheduled_start_at, body.timezone) ?? record.start;
	Object.assign(record, { start, status: body.status ?? record.status });
	return ok(appointmentRow(record));
}

function read(tenant: Tenant, { path, body }: Received, url: URL): Answer {
	if (path === '/auth/verify') return { status: 200, body: { status: 200 } };
	const place = { id: SHOP, name: 'Queen Street', handle: 'queen', timezone: ZONE };
	if (path === `/locations/${SHOP}`) return ok(place);
	const service = { id: SERVICE, name: 'Fitting', handle: 'fitting', duration_minutes: 60 };
	if (path === `/appointment-definitions/${SERVICE}`) {
		return ok({ ...service, booking_type: 'instant', requires_staff: false, is_published: true });
	}
	if (path === '/locations') return list(tenant, [place], url);
	if (path === '/appointment-definitions') return list(tenant, [service], url);
	if (path.endsWith('/questions')) return ok({ questionnaire: null, questions: [] });
	if (path.includes('/available-')) return slots(tenant, body);
	return records(tenant, path, url);
}

function records(tenant: Tenant, path: string, url: URL): Answer {
	const { book, switches } = tenant;
	const { lag, shape } = switches;
	const [, what, id] = path.split('/');
	const isSingle = id !== undefined;
	const shown = <T extends { storedAt: number }>(all: T[]) =>
		shownAfter(all, isSingle ? lag.single : lag.list);
	if (what === 'appointments') {
		const rows = shown(book.appointments).map((record) => appointmentRow(record));
		if (!isSingle) return list(tenant, filtered(rows, url).map(shape), url);
		const row = rows.find((one) => String(one.id) === id);
		return row ? ok(shape(row)) : NOT_FOUND;
	}
	if (what !== 'profiles') return NOT_FOUND;
	const rows = shown(book.people).map(personRow);
	if (!isSingle) return list(tenant, searched(filtered(rows, url), url), url);
	const row = rows.find((one) => one.id === id);
	return row ? ok(row) : NOT_FOUND;
}

/** By equality, as `filter[field]=value`; capitals count in an ID, and not in an email. */
function filtered(rows: Row[], url: URL): Row[] {
	const filters = [...url.searchParams].flatMap(([name, value]) => {
		const field = /^filter\[(\w+)\]$/.exec(name)?.[1];
		return field === undefined ? [] : [{ field, value }];
	});
	const same = (row: Row, field: string, value: string) =>
		field === 'email'
			? String(row.email).trim().toLowerCase() === value.trim().toLowerCase()
			: String(row[field]) === value;
	return rows.filter((row) => filters.every(({ field, value }) => same(row, field, value)));
}

function searched(rows: Row[], url: URL): Row[] {
	const text = url.searchParams.get('search')?.toLowerCase();
	return text ? rows.filter((row) => JSON.stringify(row).toLowerCase().includes(text)) : rows;
}

function list({ switches }: Tenant, rows: Row[], url: URL): Answer {
	const size = Math.min(100, Number(url.searchParams.get('page[size]') ?? 15));
	const page = Number(url.searchParams.get('page[number]') ?? 1);
	return { status: 200, body: switches.paging(rows, { url, size, page }) };
}

/** Each full hour from 9 to 17 at the shop, as long as a place is left. */
function slots({ book, switches }: Tenant, body: Row): Answer {
	const first = String(body.date ?? body.start_date);
	const last = String(body.date ?? body.end_date);
	const shown = shownAfter(book.appointments, switches.lag.slots);
	const free: Row[] = [];
	const morning = momentOf(`${first} 00:00:00`, ZONE) as number;
	for (let day = 0; clockText(hourOfDay(morning, day, 0)).slice(0, 10) <= last; day++) {
		for (let hour = 9; hour < 17; hour++) {
			const start = hourOfDay(morning, day, hour);
			const taken = shown.filter((one) => one.start === start && one.status !== 'cancelled');
			const left = switches.capacity - taken.length;
			const times = { start_at: iso(start), end_at: iso(start + HOUR) };
			if (left > 0) free.push({ ...times, duration_minutes: 60, capacity_remaining: left });
		}
	}
	const meta = { duration_minutes: 60, slot_interval_minutes: 60, timezone: ZONE };
	if (body.date === undefined)
		return { status: 200, body: { data: free, meta: { ...meta, total: free.length } } };
	const about = { date: first, timezone: ZONE, location_id: SHOP, requires_staff: false };
	return { status: 200, body: { data: { ...about, slots: free }, meta } };
}
