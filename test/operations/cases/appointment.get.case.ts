import type { OperationCase } from '../case';
import { FIRST, NOTHING, book, id } from '../forms';

const getCase: OperationCase = {
	resource: 'appointment',
	operation: 'get',
	arrange: async (stage) => void (await book(stage)),
	good: () => ({ appointmentId: id(FIRST) }),
	expectGood([appointment]) {
		expect(appointment).toMatchObject({
			id: FIRST,
			scheduled_start_at: '2027-03-22T10:00:00+11:00',
		});
	},
	missing: () => ({ appointmentId: id(NOTHING) }),
	bad: { form: () => ({ appointmentId: id('next week') }), label: 'Appointment' },
};

export default getCase;
