import type { INodeProperties } from 'n8n-workflow';
import { AT_ONCE } from '../../../omneo/gate';

/** Every option of every operation, once. */
const answerEncoding: INodeProperties = {
	displayName: 'Answer Encoding',
	name: 'answerEncoding',
	type: 'options',
	options: [
		{
			name: 'JSON Types',
			value: 'native',
			description: 'Numbers, booleans and lists are sent as such',
		},
		{
			name: 'Text',
			value: 'text',
			description: 'Every answer is sent as text, as the API reference says',
		},
	],
	default: 'text',
	description:
		'How answers are written. Change it only when Omneo refuses an answer that is right.',
};

const availableOnly: INodeProperties = {
	displayName: 'Available Only',
	name: 'availableOnly',
	type: 'boolean',
	default: false,
	description: 'Whether to return only staff members who have a free slot on the day',
};

const desiredStartClock: INodeProperties = {
	displayName: 'Desired Start Clock',
	name: 'desiredStartClock',
	type: 'options',
	options: [
		{
			name: 'Location',
			value: 'location',
			description: 'The time as the clocks at the location show it',
		},
		{ name: 'UTC', value: 'utc', description: 'As Omneo keeps the times of appointments' },
	],
	default: 'utc',
	description:
		'How the desired start is written for Omneo. Change it only when CX Manager shows another time than the one you gave.',
};

const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description:
		'Whether to show the exact request instead of sending it. Records are looked up, nothing is written.',
};

const ifAlreadyBooked: INodeProperties = {
	displayName: 'If Already Booked',
	name: 'ifAlreadyBooked',
	type: 'options',
	options: [
		{
			name: 'Create Anyway',
			value: 'createAnyway',
			description: 'Book without looking',
		},
		{
			name: 'Return the Existing One',
			value: 'returnExisting',
			description: 'Book nothing and return the appointment that is there',
		},
		{
			name: 'Stop',
			value: 'stop',
			description: 'Book nothing and report the item',
		},
	],
	default: 'createAnyway',
	description:
		"What to do when the customer has an appointment for the same definition at the same location and start; with 'Next Free Slot', at any time within the days that are looked at. Cancelled and rejected ones do not count.",
};

const maxRequestsAtOnce: INodeProperties = {
	displayName: 'Max Requests at Once',
	name: 'maxRequestsAtOnce',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: AT_ONCE.most },
	default: 8,
	description:
		'How many requests may be under way at the same time. With 1, items are done strictly one after the other. The output is in the order of the input either way.',
};

const onlyWithCapacity: INodeProperties = {
	displayName: 'Only With Capacity',
	name: 'onlyWithCapacity',
	type: 'boolean',
	default: true,
	description: 'Whether to leave out slots that are listed with no place left',
};

const repeatedHour: INodeProperties = {
	displayName: 'When an Hour Happens Twice',
	name: 'repeatedHour',
	type: 'options',
	options: [
		{
			name: 'Do Not Book',
			value: 'refuse',
			description: 'Report the item and book nothing',
		},
		{
			name: 'Use the Earlier One',
			value: 'earlier',
			description: 'Book the first of the two. The appointment is sent in UTC to be exact.',
		},
		{
			name: 'Use the Later One',
			value: 'later',
			description: 'Book the second of the two. The appointment is sent in UTC to be exact.',
		},
	],
	default: 'refuse',
	description:
		"What to do with a time that the clocks show twice, on the night they go back. Omneo's local times cannot tell the two apart.",
};

const requestTimeout: INodeProperties = {
	displayName: 'Request Timeout (Seconds)',
	name: 'requestTimeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 600 },
	default: 30,
	description: 'How long to wait for each answer from Omneo',
};

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const OPTIONS = {
	answerEncoding,
	availableOnly,
	desiredStartClock,
	dryRun,
	ifAlreadyBooked,
	maxRequestsAtOnce,
	onlyWithCapacity,
	repeatedHour,
	requestTimeout,
	simplify,
};

/** What every operation can do. */
const COMMON = ['maxRequestsAtOnce', 'requestTimeout'] as const;

/** The 'Options' of an operation, in the order of their labels. */
export function optionsOf(
	...names: Array<Exclude<keyof typeof OPTIONS, (typeof COMMON)[number]>>
): INodeProperties {
	const chosen = [...COMMON, ...names].map((name) => OPTIONS[name]);
	chosen.sort((a, b) => a.displayName.localeCompare(b.displayName));
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: chosen,
	};
}
