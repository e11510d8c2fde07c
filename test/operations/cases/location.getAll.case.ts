import type { OperationCase } from '../case';
import { id } from '../forms';

const getAllCase: OperationCase = {
	resource: 'location',
	operation: 'getAll',
	good: () => ({
		filters: { timezone: id('australia/melbourne', 'name'), nameContains: 'STREET melb' },
	}),
	expectGood(locations) {
		expect(locations.map(({ name }) => name)).toEqual(['Melbourne Collins Street']);
	},
	missing: 'answered by the server',
	bad: { form: () => ({ filters: { timezone: id('AEST', 'name') } }), label: 'Timezone' },
};

export default getAllCase;
