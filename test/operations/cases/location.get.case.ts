import type { OperationCase } from '../case';
import { NOTHING, id, seed } from '../forms';

const getCase: OperationCase = {
	resource: 'location',
	operation: 'get',
	good: () => ({ locationId: id('london marylebone', 'name') }),
	expectGood([location]) {
		expect(location).toEqual({
			id: seed.locations.london,
			name: 'London Marylebone',
			handle: 'london-marylebone',
			timezone: 'Europe/London',
			external_id: 'STORE-LON',
			is_published: true,
			is_permanently_closed: false,
		});
	},
	missing: () => ({ locationId: id(NOTHING) }),
	bad: { form: () => ({ locationId: id('') }), label: 'Location' },
};

export default getCase;
