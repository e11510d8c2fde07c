import type { OperationCase } from '../case';
import { NOTHING, id, seed } from '../forms';

const getCase: OperationCase = {
	resource: 'appointmentDefinition',
	operation: 'get',
	good: () => ({ appointmentDefinitionId: id('suit-fitting', 'name') }),
	expectGood([definition]) {
		expect(definition).toMatchObject({
			id: seed.definitions.suitFitting,
			name: 'Suit Fitting',
			booking_type: 'approval_required',
			duration_minutes: 45,
			location_ids: [seed.locations.melbourne, seed.locations.london, seed.locations.newYork],
		});
	},
	missing: () => ({ appointmentDefinitionId: id(NOTHING) }),
	bad: {
		form: () => ({ appointmentDefinitionId: id('') }),
		label: 'Appointment Definition',
	},
};

export default getCase;
