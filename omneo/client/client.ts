/** The calls to Omneo, over any transport. Knows addresses, envelopes and pages. */
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
	profile,
} from '../schema';
import { OmneoError } from '../errors';
import { errorFromFailure, errorFromResponse, unreadableAnswer } from '../http/responseErrors';
import type { HttpRequest, HttpResponse, Query, Transport } from '../http/transport';
import type { Retrier } from '../http/retrier';
import { BACKOFF } from '../http/retryPolicy';
import { ServerClock } from '../concurrency/serverClock';
import { readHttpDate } from '../http/rateLimitHeaders';
import { LARGEST_PAGE, type PageRef, readPageEnd } from './pageLinks';
import type { Page } from './pagination';
import { readFully, readTolerantly } from './parse';
import { type ApiRecord, type Path, type WriteRequest, encoded, isCreate } from './requests';
import { readRecord, writtenRecord } from './responses';
import { isRecord } from '../text';

export const DEFAULT_TIMEOUT_MS = 30_000;
export const LONGEST_TIMEOUT_MS = 600_000;

interface ClientOptions {
	/** As `apiRoot` gives it. */
	root: string;
	transport: Transport;
	/** For each request, in milliseconds. */
	timeoutMs?: number;
	/** What is done about requests that do not go through; without it, nothing. */
	retrier?: Pick<Retrier, 'execute'>;
	/** Learns Omneo's time from the answers; a new one when left out. */
	serverClock?: ServerClock;
}

/** How to find out whether a change happened when no answer tells. */
export interface WriteVerification {
	/** With a client that does not wait long. */
	verify?(client: OmneoClient): Promise<ApiRecord | undefined>;
	/** What a person has to look for in Omneo while the outcome is unknown. */
	manualCheckHint?: string;
	/** Whether an answer shows the record that was asked for; any record when left out. */
	accepts?(answer: ApiRecord): boolean;
}

/** Sends once: the person who waits in the editor sees at once what went wrong. */
const noRetry: Pick<Retrier, 'execute'> = { execute: async ({ send }) => await send() };

/** Every method rejects with `OmneoError` and nothing else. */
export class OmneoClient {
	readonly serverClock: ServerClock;
	private readonly retrier: Pick<Retrier, 'execute'>;
	private readonly timeoutMs: number;

	constructor(private readonly options: ClientOptions) {
		this.retrier = options.retrier ?? noRetry;
		this.timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
		this.serverClock = options.serverClock ?? new ServerClock();
	}

	/**
	 * Whether the token is good: the call is answered with a JSON object, of which no more is documented
	 * (source: live test in the SDK). A page, an error text or nothing is no answer of an API.
	 */
	async verifyToken(): Promise<void> {
		const request = this.request('GET', ['auth', 'verify']);
		const response = await this.exchange(request);
		const { body } = response;
		if (!isRecord(body) || 'error' in body) throw unreadableAnswer(request, response);
	}

	/** Whether the token may read a list; other failures do not matter here. */
	async mayRead(path: string): Promise<boolean> {
		const request = this.request('GET', [path], { query: { 'page[size]': 1 } });
		const read = this.exchange(request).then(() => true);
		return await read.catch(
			(error: unknown) => !(error instanceof OmneoError && error.kind === 'permission'),
		);
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

	async definitions(page: PageRef): Promise<Page<Definition>> {
		// Source: dev guide "Appointments", the list of what can be booked.
		const query = { 'filter[is_published]': 1, 'filter[is_archived]': 0 };
		return await this.page(['appointment-definitions'], definition, page, query);
	}

	async locations(page: PageRef): Promise<Page<Location>> {
		return await this.page(['locations'], location, page);
	}

	/** Staff posts at a location. Source: API reference, "Browse Location Profiles". */
	async staffOf(locationId: number, page: PageRef): Promise<Page<LocationProfile>> {
		const query = { 'filter[assignment_type]': 'staff' };
		const path = ['locations', locationId, 'profiles'];
		return await this.page(path, locationProfile, page, query, readFully);
	}

	/**
	 * Profiles. `search` looks through name, email and mobile phone (source: dev guide "Working with
	 * profiles"); the filters are typed in the SDK only, so callers check what comes back.
	 */
	async profiles(
		page: PageRef,
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
		return readRecord(record, request, await this.answer(request));
	}

	/** A question that Omneo takes as a POST; the whole answer, as its `meta` may matter. */
	async ask<T extends z.ZodType>(path: Path, body: unknown, answer: T): Promise<z.infer<T>> {
		const request = this.request('POST', path, { body, readsOnly: true });
		const response = await this.answer(request);
		const read = answer.safeParse(response.body);
		if (!read.success) throw unreadableAnswer(request, response);
		return read.data;
	}

	/** One page of a list. Records that are not readable are left out. */
	async page<T extends z.ZodType>(
		path: Path,
		record: T,
		ref: PageRef,
		query: Query = {},
		read: (entry: unknown, schema: T) => z.infer<T> | undefined = readTolerantly,
	): Promise<Page<z.infer<T>>> {
		const place = typeof ref === 'number' ? { 'page[number]': ref } : ref.query;
		const request = this.request('GET', path, {
			query: { ...query, 'page[size]': LARGEST_PAGE, ...place },
		});
		const response = await this.answer(request);
		const { body } = response;
		if (!isRecord(body) || !Array.isArray(body.data)) throw unreadableAnswer(request, response);
		const entries: unknown[] = body.data;
		return {
			records: entries.flatMap((entry) => read(entry, record) ?? []),
			ids: entries.map((entry) => (isRecord(entry) ? entry.id : undefined)),
			...readPageEnd(body, ref, entries.length),
		};
	}

	/**
	 * Changes something. The record is given back as Omneo wrote it, whatever has been added to it since.
	 * A create is never sent twice on a guess, as Omneo has no idempotency key.
	 */
	async write(change: WriteRequest, verification: WriteVerification = {}): Promise<ApiRecord> {
		const request = this.request(change.method, change.path, { body: change.body });
		const { verify, manualCheckHint, accepts = () => true } = verification;
		return await this.retrier.execute<ApiRecord>({
			verify: verify && (async () => await verify(this.verifyingClient())),
			manualCheckHint,
			kind: isCreate(change) ? 'create' : 'repeatable',
			send: async () => {
				const response = await this.exchange(request);
				const answer = writtenRecord(change, response);
				if (!answer || !accepts(answer)) throw unreadableAnswer(request, response);
				return answer;
			},
			// What is not there any more was taken away by the attempt before.
			resultIfAlreadyApplied: ({ kind }) =>
				kind === 'notFound' && change.answer === 'anything' ? {} : undefined,
		});
	}

	/** For a look, which is made again if need be: sends each request once, and soon gives up. */
	private verifyingClient(): OmneoClient {
		const timeoutMs = Math.min(this.timeoutMs, BACKOFF.verifyTimeout);
		return new OmneoClient({ ...this.options, timeoutMs, retrier: undefined });
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
			timeoutMs: this.timeoutMs,
			...more,
		};
	}

	/** The answer to a question. */
	private async answer(request: HttpRequest): Promise<HttpResponse> {
		const send = async () => await this.exchange(request);
		return await this.retrier.execute({ kind: 'read', send });
	}

	private async exchange(request: HttpRequest): Promise<HttpResponse> {
		const outcome = await this.options.transport(request);
		if (!outcome.ok) throw errorFromFailure(request, outcome.problem);
		const response = outcome.value;
		const now = readHttpDate(response.headers.date);
		if (now !== undefined) this.serverClock.observe(now);
		if (response.status < 200 || response.status > 299) throw errorFromResponse(request, response);
		return response;
	}
}
