/** The services that can be booked. */
import type { Service, Week } from '../records';
import { placeIds } from './places';
import { bridalQuestions, stylingQuestions } from './questions';
import { staffIds } from './team';

export const serviceIds = {
	/** 60 min, instant, needs staff from its own list, three questions, has a waitlist. */
	personalStyling: 21,
	/** 45 min, approval_required, no staff, one at a time. */
	suitFitting: 22,
	/** 15 min, instant, no staff, two at a time, has a queue. */
	expressAlteration: 23,
	/** 30 min, walk_in_only, has a queue. */
	earPiercing: 24,
	/** 90 min, instant, needs any staff of the location, all twelve question types, has a waitlist. */
	bridalConsultation: 25,
	/** Archived. */
	shoeRepair: 26,
	/** Not published. */
	trunkShow: 27,
} as const;

const shopHours: Week = {
	monday: ['09:00', '17:30'],
	tuesday: ['09:00', '17:30'],
	wednesday: ['09:00', '17:30'],
	thursday: ['09:00', '20:00'],
	friday: ['09:00', '20:00'],
	saturday: ['10:00', '16:00'],
	sunday: ['11:00', '16:00'],
};

const { melbourne, london, brisbane, adelaide, newYork, sydney } = placeIds;

/** Where the service is offered; `paused` names the places where it is assigned but inactive. */
function at(serviceId: number, placeIdList: number[], paused: number[] = []): Service['places'] {
	return placeIdList.map((placeId) => ({
		assignmentId: serviceId * 1000 + placeId,
		placeId,
		active: !paused.includes(placeId),
	}));
}

function by(serviceId: number, people: string[]): Service['staff'] {
	return people.map((personId, index) => ({
		assignmentId: serviceId * 100 + index + 1,
		personId,
		active: true,
	}));
}

const usual = {
	published: true,
	archived: false,
	bufferBefore: 0,
	bufferAfter: 0,
	leadMinutes: 60,
	advanceDays: 60,
	interval: 30,
	bookingType: 'instant',
	customerBooking: true,
	walkIn: false,
	queue: false,
	requiresStaff: false,
	staffFromLocation: false,
	waitlist: false,
	concurrent: 1,
	week: shopHours,
	special: [],
	staff: [],
	questionnaire: null,
} satisfies Partial<Service>;

export const services: Service[] = [
	{
		...usual,
		id: serviceIds.personalStyling,
		handle: 'personal-styling',
		name: 'Personal Styling',
		description: 'An hour with one of our stylists, in a private fitting room.',
		minutes: 60,
		bufferAfter: 15,
		leadMinutes: 120,
		requiresStaff: true,
		waitlist: true,
		concurrent: null,
		special: [
			{
				name: 'Stocktake',
				start: '2026-06-30',
				end: '2026-06-30',
				repeating: true,
				hours: ['13:00', '17:30'],
			},
		],
		places: at(serviceIds.personalStyling, [melbourne, london, brisbane, adelaide, newYork]),
		staff: by(serviceIds.personalStyling, [
			staffIds.priya,
			staffIds.marcus,
			staffIds.eleanor,
			staffIds.jacinta,
			staffIds.lachlan,
			staffIds.rosa,
		]),
		questionnaire: stylingQuestions,
	},
	{
		...usual,
		id: serviceIds.suitFitting,
		handle: 'suit-fitting',
		name: 'Suit Fitting',
		description: 'Measuring and a first fitting. We confirm by phone.',
		minutes: 45,
		interval: 15,
		bookingType: 'approval_required',
		places: at(serviceIds.suitFitting, [melbourne, london, brisbane, newYork], [brisbane]),
	},
	{
		...usual,
		id: serviceIds.expressAlteration,
		handle: 'express-alteration',
		name: 'Express Alteration',
		description: 'Hems and buttons while you wait.',
		minutes: 15,
		leadMinutes: 0,
		advanceDays: 30,
		interval: 15,
		walkIn: true,
		queue: true,
		concurrent: 2,
		places: at(serviceIds.expressAlteration, [melbourne, london, brisbane, adelaide, newYork]),
	},
	{
		...usual,
		id: serviceIds.earPiercing,
		handle: 'walk-in-ear-piercing',
		name: 'Walk-in Ear Piercing',
		description: 'No booking needed, just come by.',
		minutes: 30,
		leadMinutes: 0,
		bookingType: 'walk_in_only',
		customerBooking: false,
		walkIn: true,
		queue: true,
		places: at(serviceIds.earPiercing, [melbourne, adelaide]),
	},
	{
		...usual,
		id: serviceIds.bridalConsultation,
		handle: 'bridal-consultation',
		name: 'Bridal Consultation',
		description: 'Ninety minutes for you and up to six companions.',
		minutes: 90,
		bufferBefore: 15,
		bufferAfter: 15,
		leadMinutes: 24 * 60,
		advanceDays: 365,
		requiresStaff: true,
		staffFromLocation: true,
		waitlist: true,
		concurrent: null,
		places: at(serviceIds.bridalConsultation, [melbourne, london, newYork]),
		questionnaire: bridalQuestions,
	},
	{
		...usual,
		id: serviceIds.shoeRepair,
		handle: 'shoe-repair',
		name: 'Shoe Repair',
		description: 'No longer offered.',
		archived: true,
		minutes: 20,
		places: at(serviceIds.shoeRepair, [melbourne, sydney]),
	},
	{
		...usual,
		id: serviceIds.trunkShow,
		handle: 'private-trunk-show',
		name: 'Private Trunk Show',
		description: 'Being prepared for the next season.',
		published: false,
		minutes: 120,
		places: at(serviceIds.trunkShow, [london]),
	},
];
