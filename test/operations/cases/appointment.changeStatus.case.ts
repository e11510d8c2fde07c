import type { OperationCase } from '../case';
import { FIRST, NOTHING, book, id } from '../forms';

const changeStatusCase: OperationCase = {
	resource: 'appointment',
	operation: 'changeStatus',
	arrange: async (stage) => void (await book(stage)),
	good: () => ({ appointmentId: id(FIRST), status: 'cancelled' }),
	expectGood([appointment], stage) {
		expect(appointment).toMatchObject({ status: 'cancelled', status_changed: true });
		expect(stage.sandbox.requests.at(-1)?.body).toEqual({ status: 'cancelled' });
	},
	missing: () => ({ appointmentId: id(NOTHING), status: 'cancelled' }),
	bad: { form: () => ({ appointmentId: id(FIRST), status: 'asleep' }), label: 'New Status' },
};

export default changeStatusCase;
