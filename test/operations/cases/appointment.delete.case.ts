import type { OperationCase } from '../case';
import { FIRST, NOTHING, book, id } from '../forms';

const deleteCase: OperationCase = {
	resource: 'appointment',
	operation: 'delete',
	arrange: async (stage) => void (await book(stage)),
	good: () => ({ appointmentId: id(FIRST) }),
	expectGood(items, stage) {
		expect(items).toEqual([{ deleted: true }]);
		expect(stage.sandbox.appointments()).toEqual([]);
	},
	missing: () => ({ appointmentId: id(NOTHING) }),
	bad: { form: () => ({ appointmentId: id('') }), label: 'Appointment' },
};

export default deleteCase;
