/** The usual forms of a booking. */
import { id, mapped, seed } from '../engine/support';
import { type CountedForm, booking } from './countedForm';

const { suitFitting, personalStyling } = seed.definitions;

/** Times that need no look-up. */
const GIVEN_TIMES = {
	scheduledEndAt: '2027-03-22T10:45:00',
	timezone: id('Australia/Melbourne', 'list'),
};

const CHECKED = { availability: 'check' };
const ONCE = { options: { ifAlreadyBooked: 'returnExisting' } };

const BY_NAME = {
	appointmentDefinitionId: id('Suit Fitting', 'name'),
	locationId: id('Melbourne Collins Street', 'name'),
	profileId: id('amelia.nguyen@example.com', 'email'),
};

/** A service with questions, and who gives it. */
const ANSWERED = {
	appointmentDefinitionId: id(personalStyling),
	assignedStaffId: id(seed.staff.priya),
	answers: mapped({ [seed.questions.styling.occasion]: 'work' }),
};

export const addForms: CountedForm[] = [
	booking('by ID, with end and zone', GIVEN_TIMES, [1, 1]),
	booking('by ID', {}, [2, 3]),
	booking('by ID, with answers', ANSWERED, [2, 4]),
	booking('by ID, slot checked', CHECKED, [3, 4]),
	booking('by ID with end and zone, slot checked', { ...GIVEN_TIMES, ...CHECKED }, [3, 4]),
	booking('by ID, next free slot', { availability: 'nextFree' }, [3, 4]),
	booking('by ID, not booked twice', ONCE, [3, 4]),
	booking('by ID with end and zone, not booked twice', { ...GIVEN_TIMES, ...ONCE }, [2, 2]),
	booking('by ID, slot checked, not booked twice', { ...CHECKED, ...ONCE }, [3, 5]),
	booking('service and shop by name, customer by email', BY_NAME, [2, 4]),
	booking('the same, with end and zone', { ...BY_NAME, ...GIVEN_TIMES }, [2, 4]),
	booking(
		'the same, staff by name',
		{ ...BY_NAME, assignedStaffId: id('Priya Raman', 'name') },
		[3, 5],
	),
	booking(
		'service and shop by name, customer by email, with answers, slot checked, not booked twice',
		{
			...BY_NAME,
			...ANSWERED,
			appointmentDefinitionId: id('Personal Styling', 'name'),
			...CHECKED,
			...ONCE,
		},
		[4, 7],
	),
	booking(
		'by ID, slot checked, anyone of the staff',
		{ appointmentDefinitionId: id(personalStyling), ...CHECKED, answers: ANSWERED.answers },
		[4, 10],
	),
	booking('by name, given as IDs', { appointmentDefinitionId: id(suitFitting, 'name') }, [2, 4]),
];
