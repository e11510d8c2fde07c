/** Requests for bookings. Melbourne's clocks are 11 hours ahead of UTC; it is Monday, 15 March 2027. */
import { seed } from '../engine/support';
import type { Call } from './paths';
import { FITTING, LONDON, OF_WEI, STYLING, WITH_PRIYA, type Request, at, booked } from './request';

const { customers, definitions, locations } = seed;

const AMELIA = {
	service: 'Suit Fitting',
	shop: 'Melbourne Collins Street',
	customer: 'amelia.nguyen@example.com',
	start: '2027-03-22T10:00',
};

const book = (changes: object = {}): Call[] => [{ tool: 'book', with: { ...AMELIA, ...changes } }];
const TEN = { ...FITTING, profile_id: customers.amelia, ...at('2027-03-21 23:00:00') };
const TAKEN = booked('2027-03-22 10:00', '10:45', OF_WEI);

/** The time, and in which words the answer says it. */
const IN_WORDS = /22 March 2027.*10:00.*Melbourne Collins Street/;
/** The next free times. */
const NEXT_FREE = /22 March 2027|23 March 2027/;

/** Each a fitting of Amelia on Monday at ten, said in another way. */
const plain: Request[] = [
	['A suit fitting at Collins Street on Monday at ten, please', {}],
	['The same, thought out in UTC', { start: '2027-03-21T23:00:00Z' }],
	['The same, with the offset of the shop', { start: '2027-03-22T10:00:00+11:00' }],
	['The same, with a blank and seconds', { start: '2027-03-22 10:00:00' }],
	['The same, with milliseconds', { start: '2027-03-22T10:00:00.000' }],
	['Service 22 at shop 101', { service: '22', shop: '101', customer: customers.amelia }],
	[
		'By the ID in brackets',
		{ service: 'Suit Fitting (22)', shop: 'Melbourne Collins Street (ID 101)' },
	],
	['With the number sign', { service: '#22', shop: 'ID: 101' }],
	['In small letters', { service: 'suit fitting', shop: 'melbourne collins street' }],
	['By the handles', { service: 'suit-fitting', shop: 'melbourne-collins-street' }],
	['By her name', { customer: 'Amelia Nguyen' }],
	['By her number', { customer: '+61 491 570 100' }],
	['As her mail program writes her', { customer: 'Amelia Nguyen <amelia.nguyen@example.com>' }],
	['By name and address', { customer: 'Amelia Nguyen (amelia.nguyen@example.com)' }],
	['No wishes: null as text', { staff: 'null', notes: 'null', answers: 'null' }],
	['No wishes: none', { staff: 'none', notes: 'None', answers: 'none' }],
	['No wishes: N/A', { staff: 'N/A', notes: 'n/a', answers: '{}' }],
	['No wishes: undefined', { staff: 'undefined', notes: '-', answers: '[]' }],
	['Anyone will do', { staff: 'anyone' }],
	['No preference', { staff: 'No preference' }],
].map(([says, changes]) => ({
	says: String(says),
	calls: book(changes as object),
	book: [{ ...TEN, notes: null }],
	tells: IN_WORDS,
}));

/** What has to be asked again, and must not be booked. */
const refused: Request[] = [
	['In Melbourne', { shop: 'Melbourne' }, /Melbourne Collins Street/],
	['At the one in Collins St', { shop: 'Collins St' }, /Melbourne Collins Street/],
	['At your Paris shop', { shop: 'Paris' }, /Melbourne Collins Street.*London Marylebone/],
	['A fitting for a suit', { service: 'suit' }, /Suit Fitting/],
	[
		'Some tailoring',
		{ service: 'Tailoring' },
		/Suit Fitting.*Express Alteration|Express Alteration.*Suit Fitting/,
	],
	[
		'Shop and service changed about',
		{ service: AMELIA.shop, shop: AMELIA.service },
		/Suit Fitting/,
	],
	['For Amelia', { customer: 'Amelia' }, /full name|email/i],
	['For somebody new', { customer: 'stranger@example.com' }, /no customer.*email/i],
	['For nobody', { customer: '' }, /Customer/],
	['A number without its country', { customer: '0491 570 100' }, /country code|\+61/],
	['With Priyanka', { staff: 'Priyanka' }, /Priya Raman.*Marcus Oyelaran/],
	['With a stranger', { staff: 'Bob' }, /Priya Raman.*Marcus Oyelaran/],
	['Next Tuesday at two', { start: 'next Tuesday at 2pm' }, /2027-03-16 10:00/],
	['On the fifth of April, or fourth of May', { start: '05/04/2027 10:00' }, /5 April or 4 May/],
	['On Monday', { start: '2027-03-22' }, /no time/],
	['At ten', { start: '10am' }, /no date/],
	['No time at all', { start: 'null' }, /Start/],
	['As soon as possible', { start: 'ASAP' }, /2027-03-16 10:00/],
	['At night', { start: '2027-03-22T03:00' }, NEXT_FREE],
	[
		'At ten, with a Z that is not meant',
		{ start: '2027-03-22T10:00:00Z' },
		/21:00.*Melbourne.*23 March/,
	],
	['Yesterday', { start: '2027-03-14T10:00' }, /past.*1[56] March 2027/],
	['In the wrong year', { start: '2026-03-22T10:00' }, /past/],
	['On a day that is not there', { start: '2027-02-30T10:00' }, /real date/],
	['In the shop that closed', { shop: 'Sydney The Rocks' }, /Sydney|not offered|free/],
	['Ears, which take no bookings', { service: 'Walk-in Ear Piercing' }, /walk-ins|queue/i],
	['A shoe repair, no longer offered', { service: 'Shoe Repair' }, /Suit Fitting/],
	[
		'With Priya on her day off',
		{ service: 'Personal Styling', staff: 'Priya Raman', start: '2027-03-20T11:00' },
		NEXT_FREE,
	],
	[
		'Answers in words',
		{ service: 'Personal Styling', answers: 'she likes navy' },
		/JSON|question/i,
	],
].map(([says, changes, mends]) => ({
	says: String(says),
	calls: book(changes as object),
	mends: mends as RegExp,
}));

export const bookingRequests: Request[] = [
	...plain,
	...refused,
	{
		says: 'Styling on Monday at eleven, with whoever is there',
		calls: book({ service: 'Personal Styling', start: '2027-03-22T11:00', staff: 'any' }),
		book: [{ ...STYLING, ...WITH_PRIYA, ...at('2027-03-22 00:00:00') }],
		tells: /Priya Raman/,
	},
	{
		says: 'Styling with Priya, who is named in full',
		calls: book({ service: 'Personal Styling', staff: 'priya raman' }),
		book: [{ ...STYLING, ...WITH_PRIYA, ...at('2027-03-21 23:00:00') }],
	},
	{
		says: 'A fitting in London on Tuesday at half past two',
		calls: book({ shop: 'London Marylebone', start: '2027-03-23T14:30' }),
		book: [{ ...FITTING, ...LONDON, ...at('2027-03-23 14:30:00') }],
		tells: /14:30.*London/,
	},
	{
		says: 'The same, asked for from Melbourne',
		calls: book({ shop: 'London Marylebone', start: '2027-03-24T01:30:00+11:00' }),
		book: [{ ...FITTING, ...LONDON, ...at('2027-03-23 14:30:00') }],
		tells: /23 March 2027.*14:30.*London/,
	},
	{
		says: 'Styling in New York',
		calls: book({ service: '21', shop: 'New York SoHo', start: '2027-03-23T10:00' }),
		book: [{ ...STYLING, ...at('2027-03-23 14:00:00') }],
		tells: /Rosa Delgado/,
	},
	{
		says: 'With a note',
		calls: book({ notes: 'Brings her mother' }),
		book: [{ ...TEN, notes: 'Brings her mother' }],
	},
	{
		says: 'With an answer to a question',
		calls: book({ service: 'Personal Styling', answers: '{"101":"A wedding"}' }),
		mends: /4101 '.*4102 '/,
	},
	{
		says: 'The slot that Wei has',
		before: [TAKEN],
		calls: book(),
		mends: /10:45|11:00/,
	},
	{
		says: 'The same booking in the next message',
		calls: [...book(), ...book()],
		book: [TEN],
		tells: /5001/,
	},
	{
		says: 'Make it three instead, with the wrong tool',
		calls: [...book(), ...book({ start: '2027-03-22T15:00' })],
		mends: /5001.*[Rr]eschedule/,
		book: [TEN],
		tells: /5001.*[Rr]eschedule/,
	},
	{
		says: 'One more at three, for the other suit',
		calls: [...book(), ...book({ start: '2027-03-22T15:00', another: 'yes' })],
		book: [TEN, { ...FITTING, ...at('2027-03-22 04:00:00') }],
	},
	{
		says: 'Another service the same day',
		calls: [...book(), ...book({ service: 'Express Alteration', start: '2027-03-22T15:00' })],
		book: [TEN, { appointment_definition_id: definitions.expressAlteration }],
	},
	{
		says: 'The next Monday as well',
		calls: [...book(), ...book({ start: '2027-03-29T10:00' })],
		book: [TEN, { ...FITTING, location_id: locations.melbourne, ...at('2027-03-28 23:00:00') }],
	},
	{
		says: 'Null that is no text',
		calls: book({ staff: null, notes: null }),
		book: [TEN],
	},
	{
		says: 'IDs that are no text',
		calls: book({ service: 22, shop: 101 }),
		book: [TEN],
	},
];
