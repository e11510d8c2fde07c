/**
 * A stand-in for an Omneo tenant on this machine: it books, refuses, pages and fails like the API,
 * as far as that is known. Where it is not known, a switch picks a side (`switches.ts`).
 */
import type { AppointmentRequest, Profile, QueueEntry, WaitlistEntry } from '../../omneo/schema';
import { tokens } from './http/authorization';
import { book } from './domain/bookAppointment';
import { Faults, type Fault, type FaultHandle } from './faults/faults';
import { type StoredAppointment, renderAppointment } from './render/renderAppointment';
import { renderProfile } from './render/renderPeople';
import { renderQueueEntry, renderWaitlistEntry } from './render/renderEntries';
import { type RequestListener, type RequestRecord, InFlight } from './http/requestLog';
import { addControlRoutes } from './routes/controlRoutes';
import { addDashboardRoutes } from './routes/dashboardRoutes';
import { seed, type Seed } from './data/seed';
import { API_PREFIX } from './http/routing';
import { createServer, tenantPath } from './server';
import { Store, remove, type Context } from './data/store';
import { switchesSchema, type Switches } from './data/switches';
import { Throttle } from './http/throttle';

export type { Fault, FaultHandle, RequestListener, RequestRecord, Seed, Switches };
export { defaultSwitches, type RateLimit } from './data/switches';
export { seed };

export interface SandboxOptions {
	/** 0, the default, takes any free port. */
	port?: number;
	/** Loopback by default: the sandbox is for this machine. */
	host?: string;
	/** The clock of lead times and of the times answered; the real one by default. */
	now?: () => Date;
	switches?: Partial<Switches>;
}

export interface NewProfile {
	/** A UUID; the next one of the sequence when left out. */
	id?: string;
	first_name: string;
	last_name: string;
	email?: string | null;
	mobile_phone?: string | null;
	/** Who the person is in other systems. */
	identities?: Array<{ handle: string; identifier: string }>;
}

export interface Sandbox {
	/** `http://127.0.0.1:PORT`, and after a reset a path: a new tenant is not mistaken for the one before. */
	readonly url: string;
	/** `url` + `/api/v3`: the base URL of the API. */
	readonly apiUrl: string;
	/** May do everything. */
	readonly token: string;
	/** May read everything, and not book. */
	readonly readOnlyToken: string;
	/** Known, and may do nothing. */
	readonly uselessToken: string;
	readonly seed: Seed;
	/** The routes of the API, as `GET /appointments/:id`. */
	readonly routes: readonly string[];
	/** Every request to the API so far, oldest first; always the same array. */
	readonly requests: RequestRecord[];
	/** What is booked, as the API answers it. */
	appointments(): StoredAppointment[];
	/** Who waits for a time to become free, as the API answers it. */
	waitlist(): WaitlistEntry[];
	/** Who waits in the shops, as the API answers it. */
	queue(): QueueEntry[];
	/**
	 * Books as POST does and without a request; throws what POST would refuse. Together with
	 * `onRequest` it books while a client reads a list.
	 */
	addAppointment(request: AppointmentRequest): StoredAppointment;
	/** Deletes without a request. */
	removeAppointment(id: number): void;
	/**
	 * Calls back before the API handles a request, which waits for the callback. Until the returned
	 * function is called, or the sandbox is reset.
	 */
	onRequest(listener: RequestListener): () => void;
	/** Sets the given switches and returns all of them. */
	switches(patch?: Partial<Switches>): Switches;
	fault(fault: Fault): FaultHandle;
	clearFaults(): void;
	/** Resolves when no request is in flight, including those whose client has disconnected. */
	idle(): Promise<void>;
	/** Adds a customer, unchecked: a test may make two that share an email. */
	addProfile(profile: NewProfile): Profile;
	/** Back to the seed and to the switches of the start; no fault, no listener, no request, no booking. */
	reset(): void;
	stop(): Promise<void>;
}

/** Starts a sandbox. Sandboxes share no state, so several can run at the same time. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, host = '127.0.0.1', now = () => new Date() } = options;
	const first = switchesSchema.parse(options.switches ?? {});
	const context: Context = { store: new Store(), switches: first, now };
	const faults = new Faults();
	const throttle = new Throttle();
	const requests: RequestRecord[] = [];
	const listeners = new Set<RequestListener>();
	const inFlight = new InFlight();
	let resets = 0;
	const { server, routes } = createServer({
		context,
		faults,
		throttle,
		requests,
		listeners,
		inFlight,
	});

	const control = {
		switches(patch: Partial<Switches> = {}) {
			context.switches = switchesSchema.parse({ ...context.switches, ...patch });
			return { ...context.switches };
		},
		fault: (fault: Fault) => faults.add(fault),
		clearFaults: () => faults.clear(),
		idle: async () => await inFlight.drained(),
		reset() {
			context.store.reset();
			context.switches = first;
			faults.clear();
			throttle.reset();
			listeners.clear();
			requests.length = 0;
			resets += 1;
		},
	};
	addControlRoutes(server, control);
	addDashboardRoutes(server, context, requests);

	const root = await server.listen({ port, host });
	const address = () => (resets === 0 ? root : `${root}/${tenantPath(resets)}`);

	return {
		...control,
		get url() {
			return address();
		},
		get apiUrl() {
			return `${address()}${API_PREFIX}`;
		},
		token: tokens.full,
		readOnlyToken: tokens.readOnly,
		uselessToken: tokens.useless,
		seed,
		routes,
		requests,
		appointments: () =>
			context.store.bookings.map((booking) => renderAppointment(context, booking)),
		waitlist: () => context.store.waitlist.map((entry) => renderWaitlistEntry(context, entry)),
		queue: () => context.store.queue.map((entry) => renderQueueEntry(context, entry)),
		addAppointment: (request) => renderAppointment(context, book(context, request)),
		removeAppointment(id) {
			const booking = context.store.booking(id);
			if (booking) remove(context.store.bookings, booking);
		},
		onRequest(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		addProfile: ({ id, first_name, last_name, email = null, mobile_phone = null, identities }) => {
			const names = { first: first_name, last: last_name };
			const person = { id, ...names, email, mobile: mobile_phone, identities };
			return renderProfile(context, context.store.addPerson(person));
		},
		stop: async () => await server.close(),
	};
}
