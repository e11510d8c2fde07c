import type { OperationCase } from '../case';
import { NOTHING, id, seed } from '../forms';

const where = {
	appointmentDefinitionId: id(seed.definitions.personalStyling),
	locationId: id(seed.locations.melbourne),
};

const getStaffCase: OperationCase = {
	resource: 'availability',
	operation: 'getStaff',
	good: () => ({ ...where, date: '2027-03-22' }),
	expectGood(people) {
		expect(people[0]).toMatchObject({ id: seed.staff.priya, has_available_slots: true });
	},
	missing: () => ({ ...where, date: '2027-03-22', appointmentDefinitionId: id(NOTHING) }),
	bad: { form: () => ({ ...where, date: '05/03/2027' }), label: 'Date' },
};

export default getStaffCase;
