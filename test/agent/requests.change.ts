/** Requests that change or cancel what is booked. */
import type { Call } from './paths';
import { FITTING, OF_WEI, STYLING, WITH_PRIYA, type Request, at, booked } from './request';

const HERS = booked('2027-03-22 10:00', '10:45');
const AFTERNOON = booked('2027-03-22 15:00', '15:45', OF_WEI);
const UNMOVED = { ...FITTING, ...at('2027-03-21 23:00:00') };

const status = (given: string, appointment = '5001'): Call[] => [
	{ tool: 'status', with: { appointment, status: given } },
];
const move = (start: string, appointment = '5001'): Call[] => [
	{ tool: 'move', with: { appointment, start } },
];

const changed: Request[] = [
	['Please confirm it', status('confirmed'), 'confirmed'],
	['Confirm, in the word of the person', status('confirm'), 'confirmed'],
	['Cancel it', status('cancelled'), 'cancelled'],
	['Cancel, in American', status('canceled'), 'cancelled'],
	['Cancel, as a verb', status('cancel'), 'cancelled'],
	['She is here', status('arrived'), 'arrived'],
	['She has checked in', status('Checked in'), 'arrived'],
	['She did not come', status('no-show'), 'no_show'],
	['She did not come, in one word', status('noshow'), 'no_show'],
	['It is done', status('COMPLETED'), 'completed'],
	['Cancel the one with the number sign', status('cancelled', '#5001'), 'cancelled'],
	['Cancel appointment 5001', status('cancelled', 'Appointment 5001'), 'cancelled'],
	[
		'Cancel the one as the answer wrote it',
		status('cancelled', '5001 (Suit Fitting)'),
		'cancelled',
	],
	['Reject it', status('rejected'), 'rejected'],
].map(([says, calls, wanted]) => ({
	says: String(says),
	before: [HERS],
	calls: calls as Call[],
	book: [{ ...UNMOVED, status: wanted }],
	tells: new RegExp(String(wanted).replace('_', '[ _-]')),
}));

const refused: Request[] = [
	['Change the status, to nothing', status(''), /cancelled.*confirmed/i],
	['Change it to maybe', status('maybe'), /cancelled.*confirmed/i],
	['Postpone it, with the wrong tool', status('rescheduled'), /cancelled.*confirmed/i],
	['Cancel the one of Amelia', status('cancelled', 'amelia.nguyen@example.com'), /ID/],
	['Cancel the last one', status('cancelled', 'null'), /Appointment ID/],
	['Cancel one that is not there', status('cancelled', '9999'), /ID/],
	['Move one that is not there', move('2027-03-22T15:00', '9999'), /ID/],
	['Move it to three', move('15:00'), /no date/],
	['Move it to the afternoon', move('tomorrow afternoon'), /2027-03-16 10:00/],
	['Move it to midnight', move('2027-03-23T00:00'), /23 March 2027/],
	['Move it to last week', move('2027-03-08T10:00'), /past.*1[56] March 2027/],
	['Move it, with a Z that is not meant', move('2027-03-23T15:00:00Z'), /02:00.*24 March 2027/],
	['Move it, nowhere', move(''), /Start/],
].map(([says, calls, mends]) => ({
	says: String(says),
	before: [HERS],
	calls: calls as Call[],
	mends: mends as RegExp,
}));

const moved = (utc: string) => [{ ...FITTING, ...at(utc) }];

export const changeRequests: Request[] = [
	...changed,
	...refused,
	{
		says: 'Move it to three',
		before: [HERS],
		calls: move('2027-03-22T15:00'),
		book: moved('2027-03-22 04:00:00'),
		tells: /22 March 2027.*15:00.*Melbourne/,
	},
	{
		says: 'Move it to three, in UTC',
		before: [HERS],
		calls: move('2027-03-22T04:00:00Z'),
		book: moved('2027-03-22 04:00:00'),
		tells: /15:00/,
	},
	{
		says: 'A quarter of an hour later',
		before: [HERS],
		calls: move('2027-03-22T10:15'),
		book: moved('2027-03-21 23:15:00'),
	},
	{
		says: 'Half an hour later, with Priya',
		before: [booked('2027-03-22 10:00', '11:00', { ...STYLING, ...WITH_PRIYA })],
		calls: move('2027-03-22T10:30'),
		book: [{ ...STYLING, ...WITH_PRIYA, ...at('2027-03-21 23:30:00') }],
	},
	{
		says: 'Half an hour later, when Priya has Wei',
		before: [
			booked('2027-03-22 10:00', '11:00', { ...STYLING, ...WITH_PRIYA }),
			booked('2027-03-22 11:15', '12:15', { ...STYLING, ...WITH_PRIYA, ...OF_WEI }),
		],
		calls: move('2027-03-22T10:30'),
		mends: /Next free: Monday 22 March 2027: 1[2-6]:/,
	},
	{
		says: 'To the time of Wei',
		before: [HERS, AFTERNOON],
		calls: move('2027-03-22T15:00'),
		mends: /15:45|16:00/,
	},
	{
		says: 'Into the time of Wei',
		before: [HERS, AFTERNOON],
		calls: move('2027-03-22T14:45'),
		mends: /15:45|16:00/,
	},
	{
		says: 'To where it is already',
		before: [HERS],
		calls: move('2027-03-22T10:00'),
		book: [UNMOVED],
	},
	{
		says: 'Move one that was cancelled',
		before: [{ ...HERS, status: 'cancelled' }],
		calls: move('2027-03-22T15:00'),
		mends: /cancelled/,
	},
	{
		says: 'Cancel it twice',
		before: [HERS],
		calls: [...status('cancelled'), ...status('cancelled')],
		book: [{ ...UNMOVED, status: 'cancelled' }],
		tells: /cancelled/,
	},
];
