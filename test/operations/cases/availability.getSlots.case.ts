import type { OperationCase } from '../case';
import { NOTHING, id, seed } from '../forms';

const where = {
	appointmentDefinitionId: id(seed.definitions.suitFitting),
	locationId: id(seed.locations.melbourne),
};

const getSlotsCase: OperationCase = {
	resource: 'availability',
	operation: 'getSlots',
	good: () => ({ ...where, startDate: '2027-03-22', endDate: '2027-03-23' }),
	expectGood(slots) {
		expect(slots[0]).toMatchObject({ start_at: '2027-03-22T09:00:00+11:00' });
	},
	missing: () => ({ ...where, startDate: '2027-03-22', locationId: id(NOTHING) }),
	bad: { form: () => ({ ...where, startDate: '05/03/2027' }), label: 'Start Date' },
};

export default getSlotsCase;
