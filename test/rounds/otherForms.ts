/** The usual forms of all operations but Add, and of the lists in the editor. */
import { FIRST, book } from '../operations/forms';
import { queue, wait, waitlist } from '../operations/entries';
import { loadCases } from '../operations/cases';
import { id, seed } from '../engine/support';
import { type Bound, type CountedForm, counted, shown } from './countedForm';

/** The form of each operation that its case calls good. */
const CASES: Record<string, Bound> = {
	'appointment.add': [3, 4],
	'appointment.changeStatus': [2, 2],
	'appointment.delete': [1, 1],
	'appointment.get': [1, 1],
	'appointment.getAll': [2, 3],
	'appointment.link': [1, 1],
	'appointment.reschedule': [3, 3],
	'appointment.unlink': [1, 1],
	'appointment.update': [1, 1],
	'appointmentDefinition.get': [2, 2],
	'appointmentDefinition.getAll': [1, 1],
	'appointmentDefinition.getQuestions': [2, 2],
	'appointmentDefinition.getVisible': [2, 2],
	'availability.findNext': [2, 3],
	'availability.getSlots': [2, 3],
	'availability.getStaff': [2, 3],
	'location.get': [2, 2],
	'location.getAll': [1, 1],
	'location.getStaff': [2, 2],
	'profile.create': [1, 1],
	'profile.find': [1, 1],
	'profile.findOrCreate': [3, 3],
	'profile.get': [2, 2],
	'queue.add': [2, 4],
	'queue.delete': [1, 1],
	'queue.get': [1, 1],
	'queue.getAll': [2, 2],
	'queue.update': [1, 1],
	'waitlist.add': [2, 4],
	'waitlist.delete': [1, 1],
	'waitlist.get': [1, 1],
	'waitlist.getAll': [2, 2],
	'waitlist.update': [1, 1],
};

const caseForms = [...loadCases()].map(([what, { arrange, good }]) =>
	counted(what, 'the form of its test', good, CASES[what], arrange),
);

const { melbourne, london, newYork, brisbane } = seed.locations;
const FITTING = { appointmentDefinitionId: id(seed.definitions.suitFitting) };
const FITTING_AT = { ...FITTING, locationId: id(melbourne) };
const NAMED = {
	appointmentDefinitionId: id('Suit Fitting', 'name'),
	locationId: id('Melbourne Collins Street', 'name'),
};
const STYLING_NAMED = { ...NAMED, appointmentDefinitionId: id('Personal Styling', 'name') };
const AMELIA = id('amelia.nguyen@example.com', 'email');
const PRIYA = id('Priya Raman', 'name');
const others = (...places: unknown[]) => ({
	otherLocations: { values: places.map((place) => ({ locationId: place })) },
});
const EARLIEST = { earliestStart: '2027-03-22T10:00:00' };

const appointmentForms: CountedForm[] = [
	counted(
		'appointment.getAll',
		'service, shop and staff by name, customer by email',
		{
			filters: { ...NAMED, assignedStaffId: PRIYA, profileId: AMELIA },
		},
		[3, 5],
	),
	counted(
		'appointment.link',
		'customer by email',
		{
			appointmentId: id(FIRST),
			type: 'profile',
			profileId: AMELIA,
		},
		[2, 2],
		book,
	),
	counted(
		'appointment.reschedule',
		'with end and zone',
		{
			appointmentId: id(FIRST),
			scheduledStartAt: '2027-03-23T10:00:00',
			scheduledEndAt: '2027-03-23T10:45:00',
			timezone: id('Australia/Melbourne', 'list'),
		},
		[2, 2],
		book,
	),
	counted(
		'appointment.update',
		'service and shop by name, customer by email',
		{
			appointmentId: id(FIRST),
			updateFields: { ...NAMED, profileId: AMELIA },
		},
		[2, 4],
		book,
	),
	counted(
		'appointment.update',
		'the same, with a new start',
		{
			appointmentId: id(FIRST),
			updateFields: { ...NAMED, profileId: AMELIA, scheduledStartAt: '2027-03-23T10:00:00' },
		},
		[2, 5],
		book,
	),
	counted(
		'appointment.update',
		'staff by name',
		{
			appointmentId: id(FIRST),
			updateFields: { assignedStaffId: PRIYA },
		},
		[3, 3],
		book,
	),
];

const slotForms: CountedForm[] = [
	counted(
		'availability.findNext',
		'three shops by ID',
		{
			...FITTING_AT,
			...EARLIEST,
			...others(id(london), id(newYork)),
		},
		[2, 7],
	),
	counted(
		'availability.findNext',
		'three shops by name',
		{
			...NAMED,
			...EARLIEST,
			...others(id('London Marylebone', 'name'), id('New York SoHo', 'name')),
		},
		[2, 5],
	),
	counted(
		'availability.findNext',
		'by name, staff by name',
		{
			...STYLING_NAMED,
			...EARLIEST,
			assignedStaffId: PRIYA,
		},
		[3, 4],
	),
	counted(
		'availability.findNext',
		'two shops, anyone of the staff',
		{
			appointmentDefinitionId: id(seed.definitions.personalStyling),
			locationId: id(melbourne),
			...EARLIEST,
			...others(id(brisbane)),
		},
		[3, 8],
	),
	counted(
		'availability.getSlots',
		'three months',
		{
			...FITTING_AT,
			startDate: '2027-03-22',
			endDate: '2027-06-20',
			returnAll: true,
		},
		[2, 5],
	),
	counted(
		'availability.getSlots',
		'by name, anyone of the staff',
		{
			...STYLING_NAMED,
			startDate: '2027-03-23',
		},
		[3, 5],
	),
];

const personForms: CountedForm[] = [
	counted(
		'profile.find',
		'by email',
		{ findBy: 'email', email: 'amelia.nguyen@example.com' },
		[1, 1],
	),
	counted(
		'profile.find',
		'by an email that no profile has',
		{
			findBy: 'email',
			email: 'new@example.com',
			ifNoneFound: 'empty',
		},
		[2, 2],
	),
	counted(
		'profile.findOrCreate',
		'new, with email and mobile phone',
		{
			firstName: 'Nathan',
			lastName: 'Smith',
			email: 'nathan@example.com',
			mobilePhone: '+61491570999',
		},
		[3, 5],
	),
	counted(
		'profile.findOrCreate',
		'found by email and mobile phone',
		{
			email: 'amelia.nguyen@example.com',
			mobilePhone: '+61 491 570 100',
		},
		[1, 2],
	),
];

const entryForms: CountedForm[] = [
	counted(
		'waitlist.add',
		'by name, with a desired start',
		{
			...NAMED,
			profileId: AMELIA,
			desiredStartAt: '2027-03-22T10:00:00',
		},
		[2, 4],
	),
	counted(
		'waitlist.add',
		'by ID, with a desired start',
		{
			...FITTING_AT,
			profileId: id(seed.customers.amelia),
			desiredStartAt: '2027-03-22T10:00:00',
		},
		[2, 2],
	),
	counted(
		'waitlist.update',
		'with a desired start',
		{
			waitlistEntryId: id(waitlist.first),
			updateFields: { desiredStartAt: '2027-03-22T10:00:00' },
		},
		[3, 3],
		async (stage) => await wait(waitlist, stage),
	),
	counted(
		'queue.add',
		'by name, staff by name',
		{
			...NAMED,
			profileId: AMELIA,
			staffId: PRIYA,
		},
		[3, 5],
	),
	counted(
		'queue.update',
		'staff by name',
		{
			queueEntryId: id(queue.first),
			updateFields: { staffId: PRIYA },
		},
		[3, 3],
		async (stage) => await wait(queue, stage),
	),
];

const editorForms: CountedForm[] = [
	shown(
		'Locations',
		'of a service by ID',
		async (stage) => await stage.search('searchLocations', { parameters: FITTING }),
		[1, 2],
	),
	shown(
		'Locations',
		'of a service by name',
		async (stage) => await stage.search('searchLocations', { parameters: NAMED }),
		[2, 3],
	),
	shown(
		'Staff',
		'of a shop',
		async (stage) =>
			await stage.search('searchStaff', { parameters: { ...FITTING_AT, scheduledStartAt: '' } }),
		[1, 1],
	),
	shown(
		'Staff',
		'of a service and a shop by name, on a day',
		async (stage) => await stage.search('searchStaff', { parameters: STYLING_NAMED }),
		[2, 3],
	),
	shown(
		'Booking questions',
		'of a service by ID',
		async (stage) => await stage.questions(id(seed.definitions.personalStyling)),
		[1, 1],
	),
	shown(
		'Booking questions',
		'of a service by name',
		async (stage) => await stage.questions(id('Personal Styling', 'name')),
		[2, 2],
	),
];

export const otherForms: CountedForm[] = [
	...caseForms,
	...appointmentForms,
	...slotForms,
	...personForms,
	...entryForms,
	...editorForms,
];
