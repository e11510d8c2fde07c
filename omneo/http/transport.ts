/** The one way out: what a host must offer so that Omneo can be called. */
import type { Result } from '../validation';

export type Query = Record<string, string | number | boolean | undefined>;

export interface HttpRequest {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Full address, path segments already encoded. */
	url: string;
	query?: Query;
	body?: unknown;
	/** A POST that asks and changes nothing, such as the search for free slots. */
	readsOnly?: boolean;
	timeoutMs: number;
}

/** Whether something may be different on the server once the request was sent. */
export function writes({ method, readsOnly }: HttpRequest): boolean {
	return method !== 'GET' && readsOnly !== true;
}

export interface HttpResponse {
	status: number;
	/** Names in lower case. */
	headers: Record<string, unknown>;
	/** Parsed JSON, or the text as it came when it is not JSON. */
	body: unknown;
}

/** How a request ended when there was no complete answer. */
export interface HttpFailure {
	/** A system code such as ECONNREFUSED, when there is one. */
	code?: string;
	timedOut: boolean;
	/** The execution was cancelled; nothing is wrong with the service. */
	cancelled: boolean;
}

export type HttpOutcome = Result<HttpResponse, HttpFailure>;

/**
 * Sends one request with the credential's authentication and answers with whatever came, any
 * status included. Follows no redirect (the token must not travel to another host), repeats
 * nothing, and never throws for what the network or the server did.
 */
export type Transport = (request: HttpRequest) => Promise<HttpOutcome>;
