/** The log of what clients asked the API, and what the API is still busy with. */
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

/** Hears of a request before the API handles it; the request waits until the listener is done. */
export type RequestListener = (request: RequestRecord) => void | Promise<void>;

/** Enough for any test; a demo that runs for days forgets the oldest. */
const MOST = 2000;

export function remember(requests: RequestRecord[], record: RequestRecord): void {
	requests.push(record);
	if (requests.length > MOST) requests.splice(0, requests.length - MOST);
}

/** The requests whose handler may still change something, whether or not their client still waits. */
export class InFlight {
	private readonly handled = new Set<object>();

	begin(request: object): void {
		this.handled.add(request);
	}

	end(request: object): void {
		this.handled.delete(request);
	}

	/** Done when nothing is under way, and nothing came in for a moment: what a client sent last may still be in the line. */
	async drained(): Promise<void> {
		for (let quiet = 0; quiet < 5; quiet = this.handled.size === 0 ? quiet + 1 : 0) {
			await pause(5);
		}
	}
}
