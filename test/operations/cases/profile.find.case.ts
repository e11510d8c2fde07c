import type { OperationCase } from '../case';
import { seed } from '../forms';

const findCase: OperationCase = {
	resource: 'profile',
	operation: 'find',
	good: () => ({ findBy: 'search', searchText: 'amelia' }),
	expectGood(profiles) {
		const { amelia, ameliaHartley } = seed.customers;
		expect(profiles.map((profile) => profile.id)).toEqual([amelia, ameliaHartley]);
		expect(profiles[0]).toMatchObject({ found: true, last_name: 'Nguyen' });
	},
	missing: () => ({ findBy: 'email', email: 'nobody@example.com' }),
	bad: { form: () => ({ findBy: 'email', email: 'Amelia' }), label: 'Email' },
};

export default findCase;
