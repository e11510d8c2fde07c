import type { OperationCase } from '../case';
import { NOTHING, addForm, id, seed } from '../forms';

const addCase: OperationCase = {
	resource: 'appointment',
	operation: 'add',
	good: () => addForm(),
	expectGood([appointment], stage) {
		expect(appointment).toMatchObject({
			profile_id: seed.customers.amelia,
			scheduled_start_at: '2027-03-22T10:00:00+11:00',
		});
		expect(stage.sandbox.appointments()).toHaveLength(1);
	},
	missing: () => ({ ...addForm(), appointmentDefinitionId: id(NOTHING) }),
	bad: { form: () => ({ ...addForm(), scheduledStartAt: '05/04/2027' }), label: 'Scheduled Start' },
};

export default addCase;
