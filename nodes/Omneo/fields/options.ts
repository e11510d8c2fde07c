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
		native: { name: 'JSON Types', description: 'Send numbers, booleans and lists as such' },
		text: { name: 'Text', description: 'Send every answer as text' },
	}),
	default: TEXT,
	description: 'How answers are sent. Change it only if Omneo rejects a valid answer.',
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
	displayName: 'Desired Start Time Zone',
	name: 'desiredStartClock',
	type: 'options',
	options: choicesOf<DesiredStartClock>({
		location: { name: 'Location', description: "Send it in the location's time zone" },
		utc: { name: 'UTC', description: 'Send it in UTC, as Omneo stores appointment times' },
	}),
	default: UTC,
	description:
		"How 'Desired Start' is sent to Omneo. Change it only if CX Manager shows a different time than you entered.",
} satisfies INodeProperties;

const dryRun = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	// Added, it is on; left out, it is off.
	default: true,
	description:
		'Whether to only return the request that would be sent, without changing anything in Omneo',
} satisfies INodeProperties;

const ifAlreadyBooked = {
	displayName: 'If Already Booked',
	name: 'ifAlreadyBooked',
	type: 'options',
	options: choicesOf<AlreadyBookedMode>({
		createAnyway: {
			name: 'Create Anyway',
			description:
				'Book without checking for existing appointments. A list that runs twice books twice.',
		},
		returnExisting: {
			name: 'Return Existing Appointment',
			description: 'Book nothing and return the existing appointment',
		},
		stop: {
			name: 'Fail',
			description: "Book nothing and fail the item (code 'already_booked')",
		},
	}),
	default: RETURN_EXISTING,
	description:
		"What to do if the customer already has this appointment (same service, location and start). With 'Book Next Free Slot', any start within 'Within Days' counts. Cancelled and rejected ones don't.",
} satisfies INodeProperties;

const maxRequestsAtOnce: INodeProperties = {
	displayName: 'Max Requests at Once',
	name: 'maxRequestsAtOnce',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_AT_ONCE },
	default: USUAL_AT_ONCE,
	description:
		'How many requests to send in parallel. Set to 1 to process items one by one. The output keeps the input order.',
};

const onlyWithCapacity = {
	displayName: 'Only With Capacity',
	name: 'onlyWithCapacity',
	type: 'boolean',
	default: true,
	description: 'Whether to leave out slots with no capacity left',
} satisfies INodeProperties;

const repeatedHour = {
	displayName: 'When Clocks Go Back',
	name: 'repeatedHour',
	type: 'options',
	options: choicesOf<RepeatedHour>({
		refuse: { name: 'Fail', description: 'Fail the item and send nothing' },
		earlier: {
			name: 'Use the Earlier Time',
			description: 'Use the first occurrence. The time is sent in UTC.',
		},
		later: {
			name: 'Use the Later Time',
			description: 'Use the second occurrence. The time is sent in UTC.',
		},
	}),
	default: REFUSE,
	description:
		'Which time to use if the hour occurs twice because clocks go back (daylight saving)',
} satisfies INodeProperties;

export const requestTimeout: INodeProperties = {
	displayName: 'Request Timeout (Seconds)',
	name: 'requestTimeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_SECONDS },
	default: USUAL_SECONDS,
	description: 'How long to wait for each response from Omneo',
};

export const simplify = {
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
