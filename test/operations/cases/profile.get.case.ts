import type { OperationCase } from '../case';
import { NOBODY, id, seed } from '../forms';

const getCase: OperationCase = {
	resource: 'profile',
	operation: 'get',
	good: () => ({ profileId: id('+61 491 570 100', 'mobilePhone') }),
	expectGood([profile]) {
		expect(profile).toMatchObject({ id: seed.customers.amelia, full_name: 'Amelia Nguyen' });
	},
	missing: () => ({ profileId: id(NOBODY) }),
	bad: { form: () => ({ profileId: id('Amelia') }), label: 'Profile' },
};

export default getCase;
