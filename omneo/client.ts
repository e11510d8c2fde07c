/** The calls to Omneo, over any transport. Knows addresses, envelopes and pages; keeps no state. */
import { z } from 'zod/v4';
import {
	type Appointment,
	type AppointmentRequest,
	type BookingQuestion,
	type Definition,
	type Location,
	type LocationProfile,
	type PageMeta,
	type Profile,
	bookingQuestion,
	definition,
	location,
	locationProfile,
	pageMeta,
	profile,
} from './contract';
import { errorFromFailure, errorFromResponse, unreadableAnswer } from './failures';
import type { HttpRequest, HttpResponse, Query, Transport } from './http';
import { isRecord } from './text';

/** Page sizes are documented as 1 to 100. Source: API reference, "Browse Location Profiles". */
export const LARGEST_PAGE = 100;
export const DEFAULT_TIMEOUT_MS = 30_000;

export interface Page<T> {
	records: T[];
	/** The next page's number; undefined on the last page. */
	next?: number;
}

export interface ClientOptions {
	/** As `apiRoot` gives it. */
	root: string;
	transport: Transport;
	/** For each request, in milliseconds. */
	timeoutMs?: number;
}

/** Every method rejects with `OmneoError` and nothing else. */
export class OmneoClient {
	constructor(private readonly options: ClientOptions) {}

	/**
	 * Books. Sent once: a create is never repeated here, as Omneo has no idempotency key.
	 * The answer is given back as Omneo wrote it, whatever has been added to it since.
	 */
	async addAppointment(body: AppointmentRequest): Promise<Appointment> {
		const request = this.request('POST', ['appointments'], { body });
		const response = await this.exchange(request);
		const record = isRecord(response.body) ? (response.body.data ?? response.body) : undefined;
		// An id is all it takes to know that the booking was made.
		if (!isRecord(record) || record.id === undefined || record.id === null) {
			throw unreadableAnswer(request, response);
		}
		return record as Appointment;
	}

	/**
	 * Whether the token is good, told by the status: the body's format is not documented (source:
	 * live test in the SDK). Only a web page is no answer of an API.
	 */
	async verifyToken(): Promise<void> {
		const request = this.request('GET', ['auth', 'verify']);
		const response = await this.exchange(request);
		if (/^\s*<(!doctype|html)/i.test(String(response.body))) {
			throw unreadableAnswer(request, response);
		}
	}

	async definition(id: number): Promise<Definition> {
		return await this.read(['appointment-definitions', id], definition);
	}

	/** Only active questions are answered. Source: dev guide "Appointments". */
	async bookingQuestions(definitionId: number): Promise<BookingQuestion[]> {
		const { questions } = await this.read(
			['appointment-definitions', definitionId, 'questions'],
			z.looseObject({ questions: z.array(z.unknown()).nullish() }),
		);
		return (questions ?? []).flatMap((entry) => readFully(entry, bookingQuestion) ?? []);
	}

	async location(id: number): Promise<Location> {
		return await this.read(['locations', id], location);
	}

	async definitions(page: number): Promise<Page<Definition>> {
		// Source: dev guide "Appointments", the list of what can be booked.
		const query = { 'filter[is_published]': 1, 'filter[is_archived]': 0 };
		return await this.page(['appointment-definitions'], definition, page, query);
	}

	async locations(page: number): Promise<Page<Location>> {
		return await this.page(['locations'], location, page);
	}

	/** Staff posts at a location. Source: API reference, "Browse Location Profiles". */
	async staffOf(locationId: number, page: number): Promise<Page<LocationProfile>> {
		const query = { 'filter[assignment_type]': 'staff' };
		const path = ['locations', locationId, 'profiles'];
		return await this.page(path, locationProfile, page, query, readFully);
	}

	/**
	 * Profiles. `search` looks through name, email and mobile phone (source: dev guide "Working with
	 * profiles"); the filters are typed in the SDK only, so callers check what comes back.
	 */
	async profiles(
		page: number,
		by: { search?: string; email?: string; mobilePhone?: string } = {},
	): Promise<Page<Profile>> {
		return await this.page(['profiles'], profile, page, {
			search: by.search,
			'filter[email]': by.email,
			'filter[mobile_phone]': by.mobilePhone,
		});
	}

	private async read<T extends z.ZodType>(path: Path, record: T): Promise<z.infer<T>> {
		const request = this.request('GET', path);
		const response = await this.exchange(request);
		const body = isRecord(response.body) ? (response.body.data ?? response.body) : undefined;
		const read = readTolerantly(body, record);
		if (read === undefined) throw unreadableAnswer(request, response);
		return read;
	}

	private async page<T extends z.ZodType>(
		path: Path,
		record: T,
		number: number,
		query: Query = {},
		read: (entry: unknown, schema: T) => z.infer<T> | undefined = readTolerantly,
	): Promise<Page<z.infer<T>>> {
		const request = this.request('GET', path, {
			query: { ...query, 'page[size]': LARGEST_PAGE, 'page[number]': number },
		});
		const response = await this.exchange(request);
		const { body } = response;
		if (!isRecord(body) || !Array.isArray(body.data)) throw unreadableAnswer(request, response);
		const meta = pageMeta.safeParse(body.meta);
		return {
			records: body.data.flatMap((entry) => read(entry, record) ?? []),
			next: meta.success && hasNext(meta.data) ? number + 1 : undefined,
		};
	}

	private request(
		method: HttpRequest['method'],
		path: Path,
		more: Pick<HttpRequest, 'query' | 'body'> = {},
	): HttpRequest {
		const segments = path.map((segment) => encodeURIComponent(segment));
		return {
			method,
			url: [this.options.root, ...segments].join('/'),
			timeoutMs: this.options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
			...more,
		};
	}

	private async exchange(request: HttpRequest): Promise<HttpResponse> {
		const outcome = await this.options.transport(request);
		if ('failure' in outcome) throw errorFromFailure(request, outcome.failure);
		const { response } = outcome;
		if (response.status < 200 || response.status > 299) throw errorFromResponse(request, response);
		return response;
	}
}

type Path = Array<string | number>;

function hasNext(meta: PageMeta): boolean {
	return meta.current_page < meta.last_page;
}

/**
 * The record, or undefined when it lacks what the contract cannot do without. A field of another
 * type than documented counts as missing: nobody may need it, and the docs contradict themselves.
 */
function readTolerantly<T extends z.ZodType>(record: unknown, schema: T): z.infer<T> | undefined {
	const read = schema.safeParse(record);
	if (read.success) return read.data;
	if (!isRecord(record)) return undefined;
	const drifted = new Set(read.error.issues.map(({ path }) => path[0]));
	const rest = Object.entries(record).filter(([name]) => !drifted.has(name));
	return schema.safeParse(Object.fromEntries(rest)).data;
}

/** The record when it can be read in full; for records whose flags and options must not be guessed. */
function readFully<T extends z.ZodType>(record: unknown, schema: T): z.infer<T> | undefined {
	return schema.safeParse(record).data;
}
