/**
 * A stand-in for an Omneo tenant on this machine: it books, refuses, pages and fails like the API,
 * as far as that is known. Where it is not known, a switch picks a side (`switches.ts`).
 */
import type { Appointment, Profile } from '../omneo/contract';
import { tokens } from './auth';
import { Faults, type Fault, type FaultHandle } from './faults';
import { renderAppointment, renderProfile } from './render';
import type { RequestRecord } from './requests';
import { addControlRoutes } from './routes/control';
import { addPageRoutes } from './routes/page';
import { seed, type Seed } from './seed';
import { API_PREFIX } from './http';
import { createServer } from './server';
import { Store, type World } from './store';
import { switchesSchema, type Switches } from './switches';
import { Throttle } from './throttle';

export type { Fault, FaultHandle, RequestRecord, Seed, Switches };
export { defaultSwitches, type RateLimit } from './switches';
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
}

export interface Sandbox {
	/** `http://127.0.0.1:PORT` */
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
	/** Every request to the API so far, oldest first; always the same array. */
	readonly requests: RequestRecord[];
	/** What is booked, as the API answers it. */
	appointments(): Appointment[];
	/** Sets switches, if any are given, and says how all of them stand. */
	switches(patch?: Partial<Switches>): Switches;
	fault(fault: Fault): FaultHandle;
	clearFaults(): void;
	/** Adds a customer, unchecked: a test may make two that share an email. */
	addProfile(profile: NewProfile): Profile;
	/** Back to the seed and to the switches of the start; no fault, no request, no booking. */
	reset(): void;
	stop(): Promise<void>;
}

/** Starts a sandbox. Any number of them run beside each other. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, host = '127.0.0.1', now = () => new Date() } = options;
	const first = switchesSchema.parse(options.switches ?? {});
	const world: World = { store: new Store(), switches: first, now };
	const faults = new Faults();
	const throttle = new Throttle();
	const requests: RequestRecord[] = [];
	const server = createServer({ world, faults, throttle, requests });

	const control = {
		switches(patch: Partial<Switches> = {}) {
			world.switches = switchesSchema.parse({ ...world.switches, ...patch });
			return { ...world.switches };
		},
		fault: (fault: Fault) => faults.add(fault),
		clearFaults: () => faults.clear(),
		reset() {
			world.store.reset();
			world.switches = first;
			faults.clear();
			throttle.reset();
			requests.length = 0;
		},
	};
	addControlRoutes(server, control);
	addPageRoutes(server, { world, requests });

	const url = await server.listen({ port, host });

	return {
		...control,
		url,
		apiUrl: `${url}${API_PREFIX}`,
		token: tokens.full,
		readOnlyToken: tokens.readOnly,
		uselessToken: tokens.useless,
		seed,
		requests,
		appointments: () => world.store.bookings.map((booking) => renderAppointment(world, booking)),
		addProfile: ({ id, first_name, last_name, email = null, mobile_phone = null }) => {
			const person = { id, first: first_name, last: last_name, email, mobile: mobile_phone };
			return renderProfile(world, world.store.addPerson(person));
		},
		stop: async () => await server.close(),
	};
}
