import type { OperationCase } from '../case';
import { FIRST, NOTHING, book, id, seed } from '../forms';

const linkCase: OperationCase = {
	resource: 'appointment',
	operation: 'link',
	arrange: async (stage) => void (await book(stage)),
	good: () => ({ appointmentId: id(FIRST), type: 'profile', profileId: id(seed.customers.wei) }),
	expectGood([appointment]) {
		expect(appointment.links).toMatchObject([{ type: 'profile', target_id: seed.customers.wei }]);
	},
	missing: () => ({ appointmentId: id(NOTHING), type: 'list', listId: '12' }),
	bad: { form: () => ({ appointmentId: id(FIRST), type: 'list', listId: '' }), label: 'List ID' },
};

export default linkCase;
