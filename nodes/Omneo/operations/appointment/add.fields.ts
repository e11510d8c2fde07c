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
	...time(
		'Scheduled Start',
		'scheduledStartAt',
		"When the appointment begins. Without an offset it is the clock at 'Timezone', e.g. 2026-05-11 10:00.",
		true,
	),
	...time(
		'Scheduled End',
		'scheduledEndAt',
		'When it ends. Left empty, it lasts as long as the appointment definition says.',
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
