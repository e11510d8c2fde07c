/** The server's bookings by item, and the records that Omneo would answer. */
import { DateTime } from 'luxon';
import { book } from '../../sandbox/domain/bookAppointment';
import { renderAppointment } from '../../sandbox/render/renderAppointment';
import { Store, type Context } from '../../sandbox/data/store';
import { switchesSchema } from '../../sandbox/data/switches';
import { seed } from '../../sandbox';
import type { AppointmentRequest } from '../../../omneo/schema';
import type { Fault } from '../messages';
import { itemOf } from '../workload';

/** A complete record, rendered once by the sandbox: rendering each would cost more than the rest of the server. */
const record = (() => {
	const context: Context = {
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
	return renderAppointment(context, book(context, request));
})();

interface Booking {
	id: number;
	request: AppointmentRequest;
}

/** Ids of a tenant that has been used for a while. */
const FIRST_ID = 5001;

export class BookingStore {
	private readonly posts = new Map<number, number>();
	private readonly byItem = new Map<number, Booking[]>();
	private next = FIRST_ID;

	constructor(private readonly fault: Fault | undefined) {}

	/** Books, and gives status and body of the answer. */
	post(request: AppointmentRequest): { status: number; body: object } {
		const item = itemOf(request.profile_id);
		const earlier = this.posts.get(item) ?? 0;
		this.posts.set(item, earlier + 1);
		const fails = this.fault?.item === item && earlier === 0;
		if (!fails || this.fault?.stored) {
			const booked = { id: this.next++, request };
			this.byItem.set(item, [...(this.byItem.get(item) ?? []), booked]);
			if (!fails) return { status: 201, body: { data: answerOf(booked) } };
		}
		return { status: 500, body: { message: 'Server Error' } };
	}

	/** What the customer has booked. */
	list(customer: string): object[] {
		const booked = this.byItem.get(itemOf(customer)) ?? [];
		return booked.map((booking) => ({ ...answerOf(booking), ...startOf(booking) }));
	}

	counts() {
		const bookings = [...this.byItem.values()].map(({ length }) => length);
		return {
			stored: bookings.reduce((sum, count) => sum + count, 0),
			duplicates: bookings.reduce((sum, count) => sum + count - 1, 0),
			sentTwice: [...this.posts.values()].filter((count) => count > 1).length,
		};
	}
}

function answerOf({ id, request: { profile_id, timezone } }: Booking): object {
	const profile = { ...record.profile, id: profile_id };
	return { ...record, id, profile_id, profile, timezone };
}

/** In UTC, as Omneo answers; not part of each answer, as it takes as long as all the rest. */
function startOf({ request: { scheduled_start_at, timezone } }: Booking) {
	const start = DateTime.fromSQL(scheduled_start_at, { zone: timezone });
	return { scheduled_start_at: start.toUTC().toFormat('yyyy-MM-dd HH:mm:ss') };
}
