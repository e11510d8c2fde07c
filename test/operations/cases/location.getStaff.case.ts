import type { OperationCase } from '../case';
import { NOTHING, id, seed } from '../forms';

const getStaffCase: OperationCase = {
	resource: 'location',
	operation: 'getStaff',
	good: () => ({ locationId: id(seed.locations.melbourne) }),
	expectGood(people) {
		// Neither the manager nor the one who left.
		expect(people.map(({ profile_id }) => profile_id)).toEqual([
			seed.staff.priya,
			seed.staff.marcus,
		]);
		expect(people[0]).toMatchObject({ full_name: 'Priya Raman', is_active: true });
	},
	missing: () => ({ locationId: id(NOTHING) }),
	bad: { form: () => ({ locationId: id('') }), label: 'Location' },
};

export default getStaffCase;
