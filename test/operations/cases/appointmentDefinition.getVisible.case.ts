import type { OperationCase } from '../case';
import { NOBODY, id, seed } from '../forms';

const getVisibleCase: OperationCase = {
	resource: 'appointmentDefinition',
	operation: 'getVisible',
	good: () => ({ profileId: id(seed.customers.amelia) }),
	expectGood(definitions) {
		const names = definitions.map(({ name }) => name);
		expect(names).toContain('Personal Styling');
		// Archived, and not published.
		expect(names).not.toContain('Shoe Repair');
		expect(names).not.toContain('Private Trunk Show');
	},
	missing: () => ({ profileId: id(NOBODY) }),
	bad: { form: () => ({ profileId: id('Amelia') }), label: 'Profile' },
};

export default getVisibleCase;
