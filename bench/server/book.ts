/** The server's book: what was posted, by item, and the record that Omneo would answer. */
import { book } from '../../sandbox/booking';
import { renderAppointment } from '../../sandbox/render';
import { Store, type World } from '../../sandbox/store';
import { switchesSchema } from '../../sandbox/switches';
import { seed } from '../../sandbox';
import type { AppointmentRequest } from '../../omneo/contract';
import type { Fault } from '../contract';
import { itemOf } from '../workload';

/** A whole record of the sandbox, made once: rendering it anew would cost more than the rest of the server. */
const record = (() => {
	const world: World = {
		store: new Store(),
		switches: switchesSchema.parse({}),
		now: () => new Date('2027-03-15T00:00:00Z'),
	};
	const request = {
		appointment_definition_id: seed.definitions.suitFitting,
		location_id: seed.locations.melbourne,
		profile_id: seed.customers.amelia,
		scheduled_start_at: '2027-03-22 10:00:00',
		scheduled_end_at: '2027-03-22 10:45:00',
		timezone: 'Australia/Melbourne',
	};
	return renderAppointment(world, book(world, request));
})();

/** Ids of a tenant that has been used for a while. */
const FIRST_ID = 5001;

export class Book {
	private readonly posts = new Map<number, number>();
	private readonly bookings = new Map<number, number>();
	private next = FIRST_ID;

	constructor(private readonly fault: Fault | undefined) {}

	/** Books, and gives status and body of the answer. */
	post(request: AppointmentRequest): { status: number; body: object } {
		const item = itemOf(request.profile_id);
		const earlier = this.posts.get(item) ?? 0;
		this.posts.set(item, earlier + 1);
		const fails = this.fault?.item === item && earlier === 0;
		if (!fails || this.fault?.stored) {
			this.bookings.set(item, (this.bookings.get(item) ?? 0) + 1);
			this.next += 1;
		}
		if (fails) return { status: 500, body: { message: 'Server Error' } };
		return { status: 201, body: { data: this.answer(request) } };
	}

	counts() {
		const bookings = [...this.bookings.values()];
		return {
			stored: bookings.reduce((sum, count) => sum + count, 0),
			duplicates: bookings.reduce((sum, count) => sum + count - 1, 0),
			sentTwice: [...this.posts.values()].filter((count) => count > 1).length,
		};
	}

	private answer(request: AppointmentRequest): object {
		const { profile_id, timezone } = request;
		const profile = { ...record.profile, id: profile_id };
		return { ...record, id: this.next, profile_id, profile, timezone };
	}
}
