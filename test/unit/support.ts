/** What the tests of the core share: an Omneo in memory, and short ways to read outcomes. */
import { type Result, ok, invalid } from '../../omneo/validation';
import { OmneoClient } from '../../omneo/client/client';
import { OmneoError } from '../../omneo/errors';
import type { HttpFailure, HttpOutcome, HttpRequest, Transport } from '../../omneo/http/transport';
import { LookupCache } from '../../omneo/client/lookupCache';

export const ROOT = 'https://api.acme.getomneo.com/api/v3';

/** Wednesday, 1 April 2026. */
export const NOW = Date.UTC(2026, 3, 1);

/** UUIDs for people. */
export const CUSTOMER = '3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f1c11';
export const STAFF = 'b8f1f7a0-54cf-4c7e-8f0e-0d6f7a1c2e22';

/** What a server answers: a status with a body, or no answer at all. */
export type Reply = { status: number; body?: unknown } | { failure: Partial<HttpFailure> };

/** `GET /locations/7` and the like, to what is answered. */
export type Routes = Record<string, Reply | ((request: HttpRequest) => Reply | Promise<Reply>)>;

export const data = (record: unknown): Reply => ({ status: 200, body: { data: record } });

/** A list without pages. */
export const records = (...list: unknown[]): Reply => data(list);

/** Omneo in memory: answers by route, remembers what it was asked. */
export class FakeOmneo {
	readonly requests: HttpRequest[] = [];
	readonly client: OmneoClient;
	readonly lookups: LookupCache;
	/** Its `Date` header. */
	date?: string;

	constructor(
		readonly routes: Routes,
		timeoutMs?: number,
	) {
		this.client = new OmneoClient({ root: ROOT, transport: this.transport, timeoutMs });
		this.lookups = new LookupCache(this.client, new Map());
	}

	/** `GET /locations/7` for each request, in order. */
	get calls(): string[] {
		return this.requests.map(routeOf);
	}

	readonly transport: Transport = async (request): Promise<HttpOutcome> => {
		this.requests.push(request);
		const route = this.routes[routeOf(request)];
		const reply = typeof route === 'function' ? await route(request) : route;
		if (reply && 'failure' in reply) {
			return invalid({ timedOut: false, cancelled: false, ...reply.failure });
		}
		const { status, body } = reply ?? { status: 404, body: { message: 'No query results.' } };
		return ok({ status, headers: { date: this.date }, body });
	};
}

function routeOf({ method, url }: HttpRequest): string {
	return `${method} ${url.startsWith(ROOT) ? url.slice(ROOT.length) : url}`;
}

/** The value of a checked thing; the test fails when it was refused. */
export function valueOf<T>(checked: Result<T>): T {
	if (!checked.ok) throw new Error(`Refused: ${checked.problem}`);
	return checked.value;
}

/** Why a thing was refused; the test fails when it was accepted. */
export function problemOf(checked: Result<unknown>): string {
	if (checked.ok) throw new Error(`Accepted: ${JSON.stringify(checked.value)}`);
	return checked.problem;
}

/** The error of the core that the work ends with; the test fails when it ends well or otherwise. */
export async function errorOf(work: Promise<unknown>): Promise<OmneoError> {
	const outcome = await work.then(
		(value) => ({ value }),
		(error: unknown) => ({ error }),
	);
	if (!('error' in outcome)) throw new Error(`No error: ${JSON.stringify(outcome.value)}`);
	if (!(outcome.error instanceof OmneoError)) throw outcome.error;
	return outcome.error;
}
