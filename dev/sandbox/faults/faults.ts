/** Fault injection: matches requests against armed faults and makes the faulty answer. */
import { z } from 'zod/v4';
import { slowResponse, type RawResponse } from './rawResponses';

const shared = {
	/** HTTP method; any when left out. */
	method: z.string().optional(),
	/** Text that the request's body has in it, as JSON without spaces; any body when left out. */
	bodyPart: z.string().optional(),
	/** Lets this many matching requests pass first: 3 hits the third one. Default 1. */
	nth: z.number().int().positive().optional(),
	/** How many requests it hits, from there on. Default 1. */
	times: z.union([z.number().int().positive(), z.literal('always')]).optional(),
	/** `before`: the API never sees the request, nothing is stored. `after`: it is handled and stored, only the answer goes wrong. Default `before`. */
	when: z.enum(['before', 'after']).optional(),
	/** Status to answer with; without one, 500 before and the true status after. */
	status: z.number().int().min(200).max(599).optional(),
	headers: z.record(z.string(), z.string()).optional(),
	/** Text as it is, anything else as JSON. */
	body: z.json().optional(),
	/** A text body that begins with `<` is HTML unless this says otherwise. */
	contentType: z.string().optional(),
	/** Waits before answering. Alone with `before`: the API is slow, and a client that hangs up may still get its booking stored. */
	delayMs: z.number().min(0).optional(),
	/** Answers at once, and handles the request after this many milliseconds, as behind a gateway that timed out. With `before` only. */
	handledAfterMs: z.number().positive().optional(),
	/** Cuts the connection instead of answering. */
	reset: z.boolean().optional(),
	/** Announces the whole body, sends half of it and cuts the connection. */
	truncate: z.boolean().optional(),
	/** Sends the answer slowly: first line, headers and body in small pieces. */
	slow: slowResponse.optional(),
};

/** A fault as JSON, for `POST /__sandbox/faults`. `pathPattern` is a regular expression. */
export const faultSchema = z.strictObject({
	...shared,
	path: z.string().optional(),
	pathPattern: z.string().optional(),
});

/** A fault in code. `path` is a part of the path with its query (as plain text, unescaped), or a regular expression over it. */
export type Fault = Omit<z.infer<typeof faultSchema>, 'path' | 'pathPattern'> & {
	path?: string | RegExp;
};

export interface FaultHandle {
	/** How many requests it has hit so far. */
	readonly hits: number;
	remove(): void;
}

interface Armed {
	fault: Fault;
	seen: number;
	hits: number;
}

function plainText(url: string): string {
	try {
		return decodeURIComponent(url);
	} catch {
		return url;
	}
}

/** The parts of a request that a fault is matched against. */
interface FaultTarget {
	method: string;
	url: string;
	body?: unknown;
}

function concerns({ method, path = '', bodyPart }: Fault, request: FaultTarget): boolean {
	if (method && method.toUpperCase() !== request.method) return false;
	if (bodyPart && !(JSON.stringify(request.body) ?? '').includes(bodyPart)) return false;
	const url = plainText(request.url);
	return typeof path === 'string' ? url.includes(path) : url.search(path) >= 0;
}

export class Faults {
	private armed: Armed[] = [];

	add(fault: Fault): FaultHandle {
		const entry: Armed = { fault, seen: 0, hits: 0 };
		this.armed.push(entry);
		return {
			get hits() {
				return entry.hits;
			},
			remove: () => {
				this.armed = this.armed.filter((other) => other !== entry);
			},
		};
	}

	clear(): void {
		this.armed = [];
	}

	/** The fault for this request, if any. Every matching fault counts the request; the first one that is due applies. */
	next(request: FaultTarget): Fault | null {
		let due: Armed | null = null;
		for (const entry of this.armed) {
			if (!concerns(entry.fault, request)) continue;
			entry.seen += 1;
			const { nth = 1, times = 1 } = entry.fault;
			const last = times === 'always' ? Infinity : nth + times - 1;
			if (!due && entry.seen >= nth && entry.seen <= last) due = entry;
		}
		if (!due) return null;
		due.hits += 1;
		return due.fault;
	}
}

const messages: Record<number, string> = {
	429: 'Too Many Attempts.',
	502: 'Bad Gateway',
	503: 'Service Unavailable',
	504: 'Gateway Timeout',
};

/** Whether a fault replaces the answer, or only delays or cuts the real one. */
export function replacesAnswer(fault: Fault): boolean {
	const { status, body, headers, contentType, truncate, slow } = fault;
	return [status, body, headers, contentType, truncate, slow].some((part) => part !== undefined);
}

/** Whether the API handles the request, sooner or later. */
export function reachesApi(fault: Fault): boolean {
	if (fault.when === 'after' || fault.handledAfterMs) return true;
	return !fault.reset && !replacesAnswer(fault);
}

/** The answer that a fault sends. `now` is the sandbox's clock; `answered` is the real answer, when there is one. */
export function faultyAnswer(
	fault: Fault,
	now: Date,
	answered?: { status: number; text: string },
): RawResponse {
	const status = fault.status ?? answered?.status ?? 500;
	const keepsText = fault.body === undefined && fault.status === undefined && answered;
	const body = fault.body ?? { message: messages[status] ?? 'Server Error' };
	const text = keepsText ? answered.text : typeof body === 'string' ? body : JSON.stringify(body);
	const type = text.trimStart().startsWith('<') ? 'text/html' : 'application/json';
	const headers = {
		date: now.toUTCString(),
		...fault.headers,
		'content-type': fault.contentType ?? type,
	};
	return { status, headers, text };
}
