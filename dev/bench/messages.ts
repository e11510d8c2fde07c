/** Messages between the three processes of the bench: the command, the server and the client. */

/** Name of the peer that has to be fetched first. */
export const HTTP_REQUEST = 'http-request';

/** How a token bucket refuses requests. */
export interface Limit {
	/** Requests that the bucket earns per second. */
	perSecond: number;
	/** Requests that may come at once. */
	burst: number;
	/** Whether answers carry `x-ratelimit-limit` and `x-ratelimit-remaining`, as Laravel's do by default. */
	headers: boolean;
}

/** One item's first request is answered 500. */
export interface Fault {
	/** Index of the item, counted from 0. */
	item: number;
	/** Whether the booking is stored: the server fails after its work, not before. */
	stored: boolean;
}

export interface ServerSettings {
	/** Milliseconds from a request's arrival to its answer, refusals included. */
	latencyMs: number;
	limit?: Limit;
	fault?: Fault;
}

/** What the server saw since it was last reset. */
export interface ServerCounts {
	posts: number;
	/** Posts answered 429. */
	refused: number;
	/** Appointments in the book. */
	stored: number;
	/** Appointments beyond the first one of the same item. */
	duplicates: number;
	/** Items of which more than one post got past the limiter. */
	sentTwice: number;
	mostInFlight: number;
	connections: number;
	/** Mean of what `latencyMs` really came to, in milliseconds. */
	meanLatencyMs: number;
}

/** The node's settings for failing items. */
export interface NodeSettings {
	onError?: 'stopWorkflow' | 'continueErrorOutput';
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
}

/** One run of one peer. */
export interface Job {
	peer: string;
	items: number;
	settings: NodeSettings;
	/** Whether memory is sampled, which costs a little time. */
	memory: boolean;
	/** File to write a CPU profile of the run to. */
	profile?: string;
}

/** Bytes. */
export interface Memory {
	rssBefore: number;
	/** As the operating system counts it, over the life of the process. */
	rssPeak: number;
	heapBefore: number;
	/** Highest sample of the used heap. */
	heapPeak: number;
}

/** What a run took and gave. */
export interface Measured {
	/** The peer's name, for tables. */
	name: string;
	/** Most requests that the peer means to have in flight for these items. */
	inFlight: number;
	/** Milliseconds of the engine's run. */
	wallMs: number;
	/** Processor time of the client process during the run, user and system, in milliseconds. */
	cpuMs: number;
	/** Items at the node's first output that hold an appointment. */
	booked: number;
	/** Items at the error output. */
	failed: number;
	/** Whether the booked items are in the order of the input. */
	ordered: boolean;
	/** Whether each booked item is paired with the item that it came from. */
	paired: boolean;
	/** Message of the error that stopped the workflow. */
	error?: string;
	memory?: Memory;
}

/** A run, seen from both ends. */
export type Sample = Measured & { server: ServerCounts };

/** What the command tells a client when it starts it. */
export interface ClientSetup {
	/** Base URL of the server. */
	url: string;
	/** Folder of n8n's own HTTP Request node; the peer is left out without it. */
	httpRequest?: string;
}
