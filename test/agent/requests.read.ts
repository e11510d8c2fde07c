/** Requests that look something up, and those around customers, waitlist and queue. */
import { seed } from '../engine/support';
import type { Call } from './paths';
import { LONDON, OF_WEI, type Request, booked } from './request';

const { customers, definitions } = seed;
const SHOP = 'Melbourne Collins Street';

/** On Tuesday the 16th in Melbourne: the first and the last of the day, and one on each side of it. */
const TUESDAY = [
	booked('2027-03-16 09:00', '09:45'),
	booked('2027-03-16 17:00', '17:45', OF_WEI),
	booked('2027-03-15 17:00', '17:45'),
	booked('2027-03-17 09:00', '09:45'),
	booked('2027-03-16 09:00', '09:45', LONDON),
];
const one = (tool: Call['tool'], given: Record<string, unknown>): Call[] => [{ tool, with: given }];

const lists: Request[] = [
	['What is on in Melbourne tomorrow?', { shop: SHOP, from: '2027-03-16', to: '2027-03-16' }],
	['The same by IDs', { shop: '101', from: '2027-03-16', to: '2027-03-16' }],
	[
		'The same with nothing as words',
		{
			shop: SHOP,
			from: '2027-03-16',
			to: '2027-03-16',
			customer: 'null',
			staff: 'N/A',
			status: 'any',
			service: 'none',
		},
	],
	['The same by the clock', { shop: SHOP, from: '2027-03-16T00:00', to: '2027-03-16T23:59' }],
	[
		'The same by the clock with offset',
		{ shop: SHOP, from: '2027-03-16T00:00:00+11:00', to: '2027-03-16T23:59:59+11:00' },
	],
].map(([says, given]) => ({
	says: String(says),
	before: TUESDAY,
	calls: one('list', given as Record<string, unknown>),
	tells: /^(?=.*5001)(?=.*5002)(?!.*5003)(?!.*5004)(?!.*5005)/s,
}));

export const readingRequests: Request[] = [
	...lists,
	{
		says: 'What has Wei booked?',
		before: TUESDAY,
		calls: one('list', { customer: 'wei.chen@example.com' }),
		tells: /^(?=.*5002)(?!.*5001)(?!.*5003).*Suit Fitting.*16 March/s,
	},
	{
		says: 'What has Wei booked, by the number',
		before: TUESDAY,
		calls: one('list', { customer: '+61491570104', status: 'requested' }),
		tells: /^(?=.*5002)(?!.*5001)/s,
	},
	{
		says: 'What is cancelled?',
		before: [...TUESDAY.slice(0, 1), { ...TUESDAY[1], status: 'cancelled' }],
		calls: one('list', { shop: SHOP, status: 'canceled' }),
		tells: /^(?=.*5002)(?!.*5001)/s,
	},
	{
		says: 'What is on in Melbourne, which is not the name',
		before: TUESDAY,
		calls: one('list', { shop: 'Melbourne', from: '2027-03-16' }),
		mends: /Melbourne Collins Street/,
	},
	{
		says: 'What is on tomorrow, in a word',
		before: TUESDAY,
		calls: one('list', { shop: SHOP, from: 'tomorrow', to: 'tomorrow' }),
		mends: /2027-03-16/,
		tells: /^(?=.*5001)(?=.*5002)(?!.*5003)/s,
	},
	{
		says: 'Nothing is on',
		calls: one('list', { shop: SHOP, from: '2027-03-16', to: '2027-03-16' }),
		tells: /no appointments|none/i,
	},
	{
		says: 'When can I come for a styling next week?',
		calls: one('slots', {
			service: 'Personal Styling',
			shop: SHOP,
			from: '2027-03-22',
			to: '2027-03-28',
		}),
		tells: /Priya Raman.*Marcus Oyelaran|Marcus Oyelaran.*Priya Raman/s,
	},
	{
		says: 'When on Monday, as a time',
		calls: one('slots', { service: '22', shop: '101', from: '2027-03-22T00:00', to: '' }),
		tells: /09:00/,
	},
	{
		says: 'When on Monday, with an end of none',
		calls: one('slots', {
			service: 'Suit Fitting',
			shop: SHOP,
			from: '2027-03-22',
			to: 'none',
			staff: 'none',
		}),
		tells: /09:00/,
	},
	{
		says: 'When this month, backwards',
		calls: one('slots', {
			service: 'Suit Fitting',
			shop: SHOP,
			from: '2027-03-28',
			to: '2027-03-22',
		}),
		mends: /before|Last Day|End Date/i,
	},
	{
		says: 'When is the next free time?',
		calls: one('next', { service: 'Suit Fitting', shop: SHOP, from: '' }),
		tells: /15 March 2027/,
	},
	{
		says: 'When is the next free time from now?',
		calls: one('next', {
			service: 'Suit Fitting',
			shop: SHOP,
			from: 'now',
			days: 'null',
			staff: 'anybody',
		}),
		tells: /15 March 2027/,
	},
	{
		says: 'The next with Priya from Saturday',
		calls: one('next', {
			service: 'Personal Styling',
			shop: SHOP,
			from: '2027-03-20T09:00',
			staff: 'Priya Raman',
		}),
		tells: /22 March 2027/,
	},
	{
		says: 'The next from a day',
		calls: one('next', { service: 'Suit Fitting', shop: SHOP, from: '2027-03-22' }),
		tells: /22 March 2027/,
		mends: /no time/,
	},
	{
		says: 'Who is free for a styling on Tuesday?',
		calls: one('free', {
			service: 'Personal Styling',
			shop: SHOP,
			day: '2027-03-23',
		}),
		tells: /Priya Raman|Priya/,
	},
	{
		says: 'Is Amelia known?',
		calls: one('find', {
			customer: 'amelia.nguyen@example.com',
			email: 'amelia.nguyen@example.com',
		}),
		tells: /Amelia/,
	},
	{
		says: 'Whose number is it?',
		calls: one('find', { customer: '+61 491 570 104' }),
		tells: /Wei/,
		mends: /email/i,
	},
	{ says: 'The Amelias', calls: one('find', { customer: 'Amelia' }), tells: /Nguyen.*Hartley/s },
	{
		says: 'Somebody who is not there',
		calls: one('find', { customer: 'stranger@example.com', email: 'stranger@example.com' }),
		tells: /none found/i,
		mends: /no profile/i,
	},
	{
		says: 'A new customer',
		calls: one('customer', {
			email: 'nora@example.com',
			phone: '+61 491 570 999',
			first: 'Nora',
			last: 'Lind',
		}),
		book: [{ email: 'nora@example.com', first_name: 'Nora' }],
	},
	{
		says: 'A new customer without an address',
		calls: one('customer', { email: 'N/A', phone: '+61491570999', first: 'Nora', last: 'Lind' }),
		mends: /email/i,
	},
	{
		says: 'One who is there',
		calls: one('customer', {
			email: 'wei.chen@example.com',
			phone: 'none',
			first: 'Wei',
			last: 'Chen',
		}),
		tells: new RegExp(customers.wei),
	},
	{
		says: 'A number of home',
		calls: one('customer', { email: '', phone: '0491 570 999', first: 'Nora', last: 'Lind' }),
		mends: /country code/,
	},
	{
		says: 'Only a name',
		calls: one('customer', { email: '', phone: '', first: 'Nora', last: 'Lind' }),
		mends: /Email.*required|email or/i,
	},
	{ says: 'What do you offer?', calls: one('services', {}), tells: /Suit Fitting.*45 min/s },
	{
		says: 'What do you offer in Adelaide?',
		calls: one('services', { shop: 'Adelaide Rundle Mall' }),
		tells: /^(?=.*Express Alteration)(?!.*Suit Fitting)/s,
	},
	{
		says: 'What do you offer for suits?',
		calls: one('services', { words: 'suit', shop: 'all' }),
		tells: /^(?=.*Suit Fitting)(?!.*Bridal)/s,
	},
	{ says: 'Where are you?', calls: one('shops', {}), tells: /London Marylebone/ },
	{ says: 'Who works in Melbourne?', calls: one('staff', { shop: SHOP }), tells: /Priya Raman/ },
	{
		says: 'Put me on the waitlist',
		calls: one('wait', {
			service: 'Personal Styling',
			shop: SHOP,
			customer: 'wei.chen@example.com',
			start: '2027-03-22T10:00',
		}),
		book: [{ profile_id: customers.wei, appointment_definition_id: definitions.personalStyling }],
		tells: /10:00|waitlist/,
	},
	{
		says: 'Put me on the waitlist, any time',
		calls: one('wait', {
			service: 'Personal Styling',
			shop: SHOP,
			customer: 'Wei Chen',
			start: 'N/A',
			notes: 'null',
		}),
		book: [{ profile_id: customers.wei, notes: null }],
	},
	{
		says: 'Put me on the waitlist twice',
		calls: [
			...one('wait', { service: 'Personal Styling', shop: SHOP, customer: 'Wei Chen' }),
			...one('wait', { service: 'Personal Styling', shop: SHOP, customer: 'Wei Chen' }),
		],
		book: [{ profile_id: customers.wei }],
	},
	{
		says: 'A walk-in for her ears',
		calls: one('queue', {
			service: 'Walk-in Ear Piercing',
			shop: SHOP,
			customer: 'none',
			staff: 'null',
		}),
		book: [{ appointment_definition_id: definitions.earPiercing }],
	},
	{
		says: 'Wei waits for an alteration',
		calls: one('queue', { service: 'Express Alteration', shop: SHOP, customer: '+61 491 570 104' }),
		book: [{ profile_id: customers.wei }],
	},
	{
		says: 'It is the turn of Wei',
		calls: [
			...one('queue', { service: 'Express Alteration', shop: SHOP, customer: 'Wei Chen' }),
			...one('serve', { entry: '1801', status: 'call' }),
		],
		book: [{ profile_id: customers.wei, status: 'called' }],
	},
	{
		says: 'Who is waiting?',
		calls: one('queued', { shop: SHOP, status: 'null' }),
		tells: /no (queue )?entries|\[\]|none/i,
	},
];
