import type { OperationCase } from '../case';
import { id, seed } from '../forms';

const getAllCase: OperationCase = {
	resource: 'appointmentDefinition',
	operation: 'getAll',
	good: () => ({
		filters: {
			locationId: id(seed.locations.melbourne),
			bookingType: ['instant'],
			requiresStaff: true,
		},
	}),
	expectGood(definitions) {
		expect(definitions.map(({ name }) => name)).toEqual([
			'Personal Styling',
			'Bridal Consultation',
		]);
	},
	missing: 'answered by the server',
	bad: { form: () => ({ filters: { locationId: id('here') } }), label: 'Location' },
};

export default getAllCase;
