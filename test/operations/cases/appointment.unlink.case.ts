import type { OperationCase } from '../case';
import { FIRST, NOTHING, book, call, id, seed } from '../forms';

const unlinkCase: OperationCase = {
	resource: 'appointment',
	operation: 'unlink',
	async arrange(stage) {
		await book(stage);
		await call(stage, 'POST', `/appointments/${FIRST}/link`, {
			type: 'profile',
			id: seed.customers.wei,
		});
	},
	good: () => ({ appointmentId: id(FIRST), type: 'profile', profileId: id(seed.customers.wei) }),
	expectGood(items) {
		expect(items).toEqual([
			{ appointment_id: FIRST, type: 'profile', id: seed.customers.wei, unlinked: true },
		]);
	},
	missing: () => ({ appointmentId: id(NOTHING), type: 'list', listId: '12' }),
	bad: {
		form: () => ({ appointmentId: id(FIRST), type: 'profile', profileId: id('Wei') }),
		label: 'Profile',
	},
};

export default unlinkCase;
