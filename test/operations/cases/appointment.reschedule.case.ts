import type { OperationCase } from '../case';
import { FIRST, NOTHING, book, id } from '../forms';

const rescheduleCase: OperationCase = {
	resource: 'appointment',
	operation: 'reschedule',
	arrange: async (stage) => void (await book(stage)),
	good: () => ({ appointmentId: id(FIRST), scheduledStartAt: '2027-04-06T15:00:00' }),
	expectGood([appointment], stage) {
		// The clocks went back in between: the clock and the length stay.
		expect(appointment).toMatchObject({
			scheduled_start_at: '2027-04-06T15:00:00+10:00',
			scheduled_end_at: '2027-04-06T15:45:00+10:00',
		});
		expect(stage.sandbox.requests.at(-1)?.body).toEqual({
			scheduled_start_at: '2027-04-06 15:00:00',
			scheduled_end_at: '2027-04-06 15:45:00',
			timezone: 'Australia/Melbourne',
		});
	},
	missing: () => ({ appointmentId: id(NOTHING), scheduledStartAt: '2027-04-06T15:00:00' }),
	bad: {
		form: () => ({ appointmentId: id(FIRST), scheduledStartAt: '' }),
		label: 'Scheduled Start',
	},
};

export default rescheduleCase;
