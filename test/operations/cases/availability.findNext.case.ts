import type { OperationCase } from '../case';
import { NOTHING, id, seed } from '../forms';

const where = {
	appointmentDefinitionId: id(seed.definitions.suitFitting),
	locationId: id(seed.locations.melbourne),
};

const findNextCase: OperationCase = {
	resource: 'availability',
	operation: 'findNext',
	good: () => ({ ...where, earliestStart: '2027-03-22T10:05:00' }),
	expectGood(slots) {
		expect(slots).toMatchObject([{ found: true, start_at: '2027-03-22T10:15:00+11:00' }]);
	},
	missing: () => ({
		...where,
		earliestStart: '2027-03-22T10:00:00',
		locationId: id(NOTHING),
	}),
	bad: { form: () => ({ ...where, earliestStart: 'soon' }), label: 'Earliest Start' },
};

export default findNextCase;
