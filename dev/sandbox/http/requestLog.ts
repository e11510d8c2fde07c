/** The log of the requests, and the set of those in flight. */
import type { Query } from './listQuery';
import { pause } from '../process';

export interface RequestRecord {
	/** On the sandbox's clock. */
	at: Date;
	method: string;
	/** Without the query. */
	path: string;
	query: Query;
	/** All but the token. */
	headers: Record<string, string | string[] | undefined>;
	/** Parsed JSON; the raw text when it was not JSON. */
	body: unknown;
	/** The status that was sent; null while the answer is pending and when the connection was cut. */
	status: number | null;
}

/** Runs before the API handles a request; the request waits until the listener is done. */
export type RequestListener = (request: RequestRecord) => void | Promise<void>;

/** The log drops the oldest requests beyond this, so that a demo that runs for days does not grow. */
const MOST = 2000;

export function remember(requests: RequestRecord[], record: RequestRecord): void {
	requests.push(record);
	if (requests.length > MOST) requests.splice(0, requests.length - MOST);
}

/** The requests whose handler has not finished, whether or not their client is still connected. */
export class InFlight {
	private readonly handled = new Set<object>();

	begin(request: object): void {
		this.handled.add(request);
	}

	end(request: object): void {
		this.handled.delete(request);
	}

	/** Resolves when nothing is in flight for five polls of 5 ms, since the last request may still be on its way. */
	async drained(): Promise<void> {
		for (let quiet = 0; quiet < 5; quiet = this.handled.size === 0 ? quiet + 1 : 0) {
			await pause(5);
		}
	}
}
