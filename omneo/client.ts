/** The calls to Omneo, over any transport. Knows addresses, envelopes and pages; keeps no state. */
import { z } from 'zod/v4';
import {
	type BookingQuestion,
	type Definition,
	type Location,
	type LocationProfile,
	type Profile,
	bookingQuestion,
	definition,
	location,
	locationProfile,
	pageMeta,
	profile,
} from './contract';
import { OmneoError } from './errors';
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
	/** The last page's number, when the list says so. */
	last?: number;
}

/** Segments below the API's root; encoded when sent. */
export type Path = Array<string | number>;

/** A record as Omneo wrote it. */
export type ApiRecord = Record<string, unknown>;

/** A change, complete before it is sent: a dry run shows just this. */
export interface WriteRequest {
	method: 'POST' | 'PUT' | 'DELETE';
	path: Path;
	body?: unknown;
	/** What comes back: a record with an id, or something that is not documented and not needed. */
	answer?: 'record' | 'anything';
}

interface ClientOptions {
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

	/** One record. */
	async read<T extends z.ZodType>(path: Path, record: T, query?: Query): Promise<z.infer<T>> {
		const request = this.request('GET', path, { query });
		return this.parse(record, request, await this.exchange(request));
	}

	/** One record as Omneo wrote it, for passing on: nothing in it is relied upon but that it is a record. */
	async fetch(path: Path, query?: Query): Promise<ApiRecord> {
		return await this.read(path, anyRecord, query);
	}

	/** A question that Omneo takes as a POST; the whole answer, as its `meta` may matter. */
	async ask<T extends z.ZodType>(path: Path, body: unknown, answer: T): Promise<z.infer<T>> {
		const request = this.request('POST', path, { body, readsOnly: true });
		const response = await this.exchange(request);
		const read = answer.safeParse(response.body);
		if (!read.success) throw unreadableAnswer(request, response);
		return read.data;
	}

	/** One page of a list. Records that are not readable are left out. */
	async page<T extends z.ZodType>(
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
		// By the number that was asked for: a server or proxy that ignores it says 1 for ever.
		const more = meta.success && number < meta.data.last_page;
		return {
			records: body.data.flatMap((entry) => read(entry, record) ?? []),
			next: more ? number + 1 : undefined,
			last: meta.success ? meta.data.last_page : undefined,
		};
	}

	/**
	 * Changes something. Sent once: nothing is repeated here, as Omneo has no idempotency key.
	 * The record is given back as Omneo wrote it, whatever has been added to it since.
	 */
	async write({ method, path, body, answer = 'record' }: WriteRequest): Promise<ApiRecord> {
		const request = this.request(method, path, { body });
		const response = await this.exchange(request);
		const data = isRecord(response.body) ? (response.body.data ?? response.body) : undefined;
		if (answer === 'anything') return isRecord(data) ? data : {};
		// An id is all it takes to know that the record is there.
		if (!isRecord(data) || data.id === undefined || data.id === null) {
			throw unreadableAnswer(request, response);
		}
		return data;
	}

	private parse<T extends z.ZodType>(
		record: T,
		request: HttpRequest,
		response: HttpResponse,
	): z.infer<T> {
		const body = isRecord(response.body) ? (response.body.data ?? response.body) : undefined;
		const read = readTolerantly(body, record);
		if (read === undefined) throw unreadableAnswer(request, response);
		return read;
	}

	private request(
		method: HttpRequest['method'],
		path: Path,
		more: Pick<HttpRequest, 'query' | 'body' | 'readsOnly'> = {},
	): HttpRequest {
		const segments = path.map(encoded);
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

/** A blank segment or a step up names another address than the one meant, whatever its encoding. */
function encoded(segment: string | number): string {
	if (!['', '.', '..'].includes(String(segment).trim())) return encodeURIComponent(segment);
	throw new OmneoError({
		kind: 'invalidInput',
		code: 'invalid_input',
		message: "An ID is empty, '.' or '..', so nothing was sent to Omneo",
		hint: 'Give the ID of the record and run again.',
		retryable: false,
	});
}

/** For lists that are passed on as they are. */
export const anyRecord = z.looseObject({});

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
