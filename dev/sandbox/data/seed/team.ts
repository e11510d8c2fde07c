/** The staff, their hours (wall clock of their shop) and their posts. */
import type { Post, SpecialDays, StaffMember, Week } from '../records';
import { placeIds } from './places';

export const staffIds = {
	/** Melbourne, Monday to Friday. Styles. */
	priya: '57aff000-0000-4000-8000-000000000001',
	/** Melbourne, Tuesday to Saturday. Styles; also helps out in Adelaide; away from 10 to 21 August. */
	marcus: '57aff000-0000-4000-8000-000000000002',
	/** London, Monday to Friday. Styles. */
	eleanor: '57aff000-0000-4000-8000-000000000003',
	/** London, Wednesday to Sunday. */
	kwame: '57aff000-0000-4000-8000-000000000004',
	/** Brisbane, Monday to Saturday. Styles. */
	jacinta: '57aff000-0000-4000-8000-000000000005',
	/** Adelaide, Monday to Friday. Styles. */
	lachlan: '57aff000-0000-4000-8000-000000000006',
	/** New York, Monday to Friday. Styles. */
	rosa: '57aff000-0000-4000-8000-000000000007',
	/** New York, Thursday to Sunday. */
	desmond: '57aff000-0000-4000-8000-000000000008',
	/** Melbourne's manager, not bookable. */
	ingrid: '57aff000-0000-4000-8000-000000000009',
	/** Left Melbourne: the post is inactive. */
	tobias: '57aff000-0000-4000-8000-000000000010',
} as const;

const mondayToFriday: Week = {
	monday: ['09:00', '17:00'],
	tuesday: ['09:00', '17:00'],
	wednesday: ['09:00', '17:00'],
	thursday: ['09:00', '17:00'],
	friday: ['09:00', '17:00'],
};

const tuesdayToSaturday: Week = {
	tuesday: ['10:00', '18:00'],
	wednesday: ['10:00', '18:00'],
	thursday: ['12:00', '20:00'],
	friday: ['12:00', '20:00'],
	saturday: ['09:00', '17:00'],
};

const endOfWeek: Week = {
	thursday: ['10:00', '18:00'],
	friday: ['10:00', '18:00'],
	saturday: ['09:00', '17:00'],
	sunday: ['10:00', '17:00'],
};

const winterLeave: SpecialDays = {
	name: 'Leave',
	start: '2026-08-10',
	end: '2026-08-21',
	repeating: true,
	hours: null,
};

function member(
	id: string,
	first: string,
	last: string,
	week: Week,
	special: SpecialDays[] = [],
): StaffMember {
	const email = `${first}.${last}@atelier.example`.toLowerCase();
	return { id, first, last, email, mobile: `+614915705${id.slice(-2)}`, week, special };
}

export const team: StaffMember[] = [
	member(staffIds.priya, 'Priya', 'Raman', mondayToFriday),
	member(staffIds.marcus, 'Marcus', 'Oyelaran', tuesdayToSaturday, [winterLeave]),
	member(staffIds.eleanor, 'Eleanor', 'Whitcombe', mondayToFriday),
	member(staffIds.kwame, 'Kwame', 'Asante', {
		wednesday: ['10:00', '18:00'],
		...endOfWeek,
	}),
	member(staffIds.jacinta, 'Jacinta', 'Moreau', {
		...mondayToFriday,
		saturday: ['09:00', '13:00'],
	}),
	member(staffIds.lachlan, 'Lachlan', 'Drummond', mondayToFriday),
	member(staffIds.rosa, 'Rosa', 'Delgado', mondayToFriday),
	member(staffIds.desmond, 'Desmond', 'Clarke', endOfWeek),
	member(staffIds.ingrid, 'Ingrid', 'Solberg', mondayToFriday),
	member(staffIds.tobias, 'Tobias', 'Lindqvist', mondayToFriday),
];

type PostOptions = Partial<Pick<Post, 'type' | 'active' | 'isDefault'>>;

function post(
	id: number,
	placeId: number,
	personId: string,
	{ type = 'staff', active = true, isDefault = true }: PostOptions = {},
): Post {
	return { id, placeId, personId, type, active, isDefault, sortOrder: id % 100 };
}

export const posts: Post[] = [
	post(301, placeIds.melbourne, staffIds.priya),
	post(302, placeIds.melbourne, staffIds.marcus),
	post(303, placeIds.london, staffIds.eleanor),
	post(304, placeIds.london, staffIds.kwame),
	post(305, placeIds.brisbane, staffIds.jacinta),
	post(306, placeIds.adelaide, staffIds.lachlan),
	post(307, placeIds.newYork, staffIds.rosa),
	post(308, placeIds.newYork, staffIds.desmond),
	post(309, placeIds.adelaide, staffIds.marcus, { isDefault: false }),
	post(310, placeIds.melbourne, staffIds.ingrid, { type: 'manager' }),
	post(311, placeIds.melbourne, staffIds.tobias, { active: false }),
];
