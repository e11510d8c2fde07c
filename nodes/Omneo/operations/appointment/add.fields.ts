import type { INodeProperties } from 'n8n-workflow';
import { answers } from '../../fields/answers';
import { availability } from '../../fields/availability';
import { confirmedAt, meta, notes, status } from '../../fields/appointment';
import {
	appointmentDefinitionId,
	assignedStaffId,
	locationId,
	profileId,
	timezone,
} from '../../fields/locators';
import { optionsOf } from '../../fields/options';
import { order, transaction } from '../../fields/references';
import { time } from '../../fields/time';

const ADDITIONAL_FIELDS: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [confirmedAt, meta, notes, order, status, transaction],
};

/** In the order shown: what, where, who, when, then what few bookings need. */
export const addAppointmentFields: INodeProperties[] = [
	appointmentDefinitionId,
	locationId,
	profileId,
	time(
		'Scheduled Start',
		'scheduledStartAt',
		"Start of the appointment, in the time zone set under 'Timezone'",
		{ required: true },
	),
	time(
		'Scheduled End',
		'scheduledEndAt',
		"End of the appointment. Leave empty to use the service's duration.",
		{ whenEmpty: "By the service's duration" },
	),
	timezone,
	assignedStaffId,
	...availability,
	...answers,
	ADDITIONAL_FIELDS,
	optionsOf(
		'allowOtherLength',
		'allowPastTimes',
		'answerEncoding',
		'dryRun',
		'ifAlreadyBooked',
		'simplify',
		'repeatedHour',
	),
];
