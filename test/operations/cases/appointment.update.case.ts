import type { OperationCase } from '../case';
import { FIRST, NOTHING, book, id } from '../forms';

const updateCase: OperationCase = {
	resource: 'appointment',
	operation: 'update',
	arrange: async (stage) => void (await book(stage, { notes: 'Old', meta: { a: '1' } })),
	good: () => ({
		appointmentId: id(FIRST),
		updateFields: { notes: 'New' },
		clear: ['meta'],
	}),
	expectGood([appointment], stage) {
		expect(appointment).toMatchObject({ id: FIRST, notes: 'New' });
		expect(stage.sandbox.requests.at(-1)?.body).toEqual({ notes: 'New', meta: null });
	},
	missing: () => ({ appointmentId: id(NOTHING), updateFields: { notes: 'New' } }),
	bad: {
		form: () => ({ appointmentId: id(FIRST), updateFields: { status: 'asleep' } }),
		label: 'Status',
	},
};

export default updateCase;
