import type { OperationCase } from '../case';
import { book, seed } from '../forms';

const getAllCase: OperationCase = {
	resource: 'appointment',
	operation: 'getAll',
	async arrange(stage) {
		await book(stage);
		await book(stage, { profile_id: seed.customers.wei, status: 'cancelled' });
		await book(stage, {
			scheduled_start_at: '2027-03-23 10:00:00',
			scheduled_end_at: '2027-03-23 10:45:00',
		});
	},
	good: () => ({
		filters: { status: ['requested', 'confirmed'], startsBefore: '2027-03-23T00:00:00+11:00' },
	}),
	expectGood(appointments) {
		expect(appointments.map(({ profile_name }) => profile_name)).toEqual(['Amelia Nguyen']);
	},
	missing: 'answered by the server',
	bad: {
		form: () => ({ filters: { startsFrom: 'soon' } }),
		label: 'Starts From',
	},
};

export default getAllCase;
