import type { INodeProperties } from 'n8n-workflow';
import { type AnswerEncoding, answerEncodings } from '../../../omneo/appointments/answers';
import { DEFAULT_TIMEOUT_MS, LONGEST_TIMEOUT_MS } from '../../../omneo/client/client';
import {
	type AlreadyBookedMode,
	alreadyBookedModes,
} from '../../../omneo/appointments/findDuplicates';
import { CONCURRENCY } from '../../../omneo/http/throttle';
import { type RepeatedHour, repeatedHourChoices } from '../../../omneo/time';
import { type DesiredStartClock, desiredStartClocks } from '../../../omneo/appointments/entries';
import { choicesOf } from './choices';

// What counts when an option is left out: the code reads the same constants.
const [TEXT] = answerEncodings;
const [UTC] = desiredStartClocks;
const [RETURN_EXISTING] = alreadyBookedModes;
const [REFUSE] = repeatedHourChoices;
const { default: USUAL_AT_ONCE, max: MOST_AT_ONCE } = CONCURRENCY;
const USUAL_SECONDS = DEFAULT_TIMEOUT_MS / 1000;
const MOST_SECONDS = LONGEST_TIMEOUT_MS / 1000;

/** Every option of every operation, once. */
const allowPastTimes = {
	displayName: 'Allow Past Times',
	name: 'allowPastTimes',
	type: 'boolean',
	// Added, it is on; left out, it is off.
	default: true,
	description: 'Whether to accept a start that is over, e.g. to import history',
} satisfies INodeProperties;

const answerEncoding = {
	displayName: 'Answer Encoding',
	name: 'answerEncoding',
	type: 'options',
	options: choicesOf<AnswerEncoding>({
		native: { name: 'JSON Types', description: 'Numbers, booleans and lists are sent as such' },
		text: { name: 'Text', description: 'Every answer is sent as text, as the API reference says' },
	}),
	default: TEXT,
	description:
		'How answers are written. Change it only when Omneo refuses an answer that is right.',
} satisfies INodeProperties;

const allowOtherLength = {
	displayName: 'Allow Another Length',
	name: 'allowOtherLength',
	type: 'boolean',
	default: false,
	description:
		'Whether the end may make the appointment more than 4 times as long as the service, or less than a quarter of it',
} satisfies INodeProperties;

const availableOnly = {
	displayName: 'Available Only',
	name: 'availableOnly',
	type: 'boolean',
	default: false,
	description: 'Whether to return only staff members who have a free slot on the day',
} satisfies INodeProperties;

const desiredStartClock = {
	displayName: 'Desired Start Clock',
	name: 'desiredStartClock',
	type: 'options',
	options: choicesOf<DesiredStartClock>({
		location: { name: 'Location', description: 'The time as the clocks at the location show it' },
		utc: { name: 'UTC', description: 'As Omneo keeps the times of appointments' },
	}),
	default: UTC,
	description:
		'How the desired start is written for Omneo. Change it only when CX Manager shows another time than the one you gave.',
} satisfies INodeProperties;

const dryRun = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	// Added, it is on; left out, it is off.
	default: true,
	description:
		'Whether to show the exact request instead of sending it. Records are looked up, nothing is written.',
} satisfies INodeProperties;

const ifAlreadyBooked = {
	displayName: 'If Already Booked',
	name: 'ifAlreadyBooked',
	type: 'options',
	options: choicesOf<AlreadyBookedMode>({
		createAnyway: {
			name: 'Create Anyway',
			description:
				'Book without looking. A list that is run again, or a webhook that comes twice, then books twice.',
		},
		returnExisting: {
			name: 'Return the Existing One',
			description: 'Book nothing and return the appointment that is there',
		},
		stop: { name: 'Stop', description: 'Book nothing and report the item' },
	}),
	default: RETURN_EXISTING,
	description:
		"What to do when the customer has an appointment for the same definition at the same location and start; with 'Next Free Slot', at any time within the days that are looked at. Cancelled and rejected ones do not count.",
} satisfies INodeProperties;

const maxRequestsAtOnce: INodeProperties = {
	displayName: 'Max Requests at Once',
	name: 'maxRequestsAtOnce',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_AT_ONCE },
	default: USUAL_AT_ONCE,
	description:
		'How many requests may be under way at the same time. With 1, items are done strictly one after the other. The output is in the order of the input either way.',
};

const onlyWithCapacity = {
	displayName: 'Only With Capacity',
	name: 'onlyWithCapacity',
	type: 'boolean',
	default: true,
	description: 'Whether to leave out slots that are listed with no place left',
} satisfies INodeProperties;

const repeatedHour = {
	displayName: 'When an Hour Happens Twice',
	name: 'repeatedHour',
	type: 'options',
	options: choicesOf<RepeatedHour>({
		refuse: { name: 'Do Not Book', description: 'Report the item and book nothing' },
		earlier: {
			name: 'Use the Earlier One',
			description: 'Book the first of the two. The appointment is sent in UTC to be exact.',
		},
		later: {
			name: 'Use the Later One',
			description: 'Book the second of the two. The appointment is sent in UTC to be exact.',
		},
	}),
	default: REFUSE,
	description:
		"What to do with a time that the clocks show twice, on the night they go back. Omneo's local times cannot tell the two apart.",
} satisfies INodeProperties;

const requestTimeout: INodeProperties = {
	displayName: 'Request Timeout (Seconds)',
	name: 'requestTimeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_SECONDS },
	default: USUAL_SECONDS,
	description: 'How long to wait for each answer from Omneo',
};

const simplify = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
} satisfies INodeProperties;

/** Of each option that is on or off, what counts when it is left out. */
export const FLAGS: Record<Flag, boolean> = {
	allowOtherLength: allowOtherLength.default,
	availableOnly: availableOnly.default,
	dryRun: false,
	allowPastTimes: false,
	onlyWithCapacity: onlyWithCapacity.default,
	simplify: simplify.default,
};

export type Flag =
	| 'allowOtherLength'
	| 'allowPastTimes'
	| 'availableOnly'
	| 'dryRun'
	| 'onlyWithCapacity'
	| 'simplify';

/** The values of the options that are one of several. */
export interface ChoiceOptions {
	answerEncoding: AnswerEncoding;
	desiredStartClock: DesiredStartClock;
	ifAlreadyBooked: AlreadyBookedMode;
	repeatedHour: RepeatedHour;
}

interface OneOf<Value> {
	options: Array<{ name: string; value: Value }>;
	default: Value;
}

/** Of each option that is one of several, what it can be, and what counts when it is left out. */
export const CHOICES: { [Name in keyof ChoiceOptions]: OneOf<ChoiceOptions[Name]> } = {
	answerEncoding,
	desiredStartClock,
	ifAlreadyBooked,
	repeatedHour,
};

const OPTIONS = {
	allowOtherLength,
	allowPastTimes,
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
	const chosen = [...COMMON, ...names].map((name): INodeProperties => OPTIONS[name]);
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
