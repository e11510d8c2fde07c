import { z } from 'zod/v4';
import { type Booking, prepareAppointment } from '../../../../omneo/appointments/create';
import { nameAnswers } from '../../../../omneo/appointments/bookingAnswers';
import { appointmentFields } from '../../../../omneo/schema';
import { isRowId } from '../../../../omneo/client/requests';
import {
	findMatchingAppointments,
	matchAnswer,
} from '../../../../omneo/appointments/findDuplicates';
import { simplifiedAppointment } from '../../../../omneo/simplify/appointment';
import { answersSteers } from '../../fields/answers';
import { apiFields } from '../../fields/apiFields';
import { availabilitySteers } from '../../fields/availability';
import { writeOperation } from '../../runtime/operationKinds';
import type { Item } from '../../runtime/item';
import type { WritePlan } from '../../runtime/operation';
import { availabilityOf, givenAnswers } from '../../runtime/readOptions';
import { withAvailability } from './add.availability';
import { unlessBooked } from './add.existing';
import { addAppointmentFields } from './add.fields';
import { pastTimesOf, resource, shapeAppointment } from './appointment.shared';
import { addTool } from './add.tool';

/** Books an appointment. Source: API reference, "Add Appointment". */
export const addAppointment = writeOperation({
	resource,
	value: 'add',
	name: 'Add',
	action: 'Add appointment',
	description: 'Book an appointment for a customer. Every call makes a new booking.',
	call: 'POST /appointments',
	source: { confidence: 'documented', from: 'API reference' },
	fields: addAppointmentFields,
	tool: addTool,
	output: simplifiedAppointment.extend({ created: z.boolean() }),
	body: {
		schema: appointmentFields,
		fills: { answersJson: 'answers' },
		steers: { ...answersSteers, ...availabilitySteers },
	},

	async plan(item) {
		const { confirmedAt, ...additional } = item.collection('additionalFields');
		const draft = {
			definition: item.reference('appointmentDefinitionId'),
			location: item.reference('locationId'),
			profile: item.reference('profileId'),
			staff: item.reference('assignedStaffId'),
			scheduled_start_at: item.value('scheduledStartAt'),
			scheduled_end_at: item.value('scheduledEndAt'),
			timezone: item.reference('timezone').value,
			confirmed_at: confirmedAt,
			answers: givenAnswers(item),
			rest: apiFields(additional),
		};
		const repeatedHour = item.choice('repeatedHour');
		const { answerLabels, ...booking } = await prepareAppointment(draft, {
			lookups: item.lookups,
			workflowZone: item.workflowZone,
			repeatedHour,
			answerEncoding: item.choice('answerEncoding'),
			allowOtherLength: item.flag('allowOtherLength'),
			looksForSlot: availabilityOf(item) !== 'asGiven',
			namesQuestions: item.isTool,
			now: item.now,
			pastTimes: refusesPast(item) ? pastTimesOf(item) : undefined,
		});
		const planned = (placed: Booking): WritePlan => ({
			...bookingPlan(placed),
			mapError: (error) => nameAnswers(error, answerLabels),
		});
		const { plan, look } = withAvailability(item, booking, repeatedHour, planned);
		return unlessBooked(item, booking, plan, look);
	},

	result: (answer, item, { existing }) => {
		const shaped = shapeAppointment(answer, item);
		return item.simplify ? { ...shaped, created: existing === undefined } : shaped;
	},
});

/** A next free slot is never in the past, and a tool's look at the slots refuses it with other times. */
function refusesPast(item: Item): boolean {
	const mode = availabilityOf(item);
	return mode !== 'nextFree' && !(item.isTool && mode === 'check');
}

function bookingPlan({ body, startMs }: Booking): WritePlan {
	const { profile_id, appointment_definition_id, location_id, scheduled_start_at, timezone } = body;
	const keys = [
		[profile_id.toLowerCase(), appointment_definition_id, location_id, startMs].join(' '),
	];
	return {
		request: { method: 'POST', path: ['appointments'], body },
		lockKeys: keys,
		creates: {
			keys,
			isUnique: false,
			// A later try may find another free time than the one that was sent.
			find: async (client, { agoMs, startHint = startMs, isFirst }) =>
				await findMatchingAppointments(client, body, startHint, {
					sameStaff: true,
					sentAgoMs: isFirst ? undefined : agoMs,
				}),
			accepts: (answer) => isRowId(answer.id) && matchAnswer(answer, body, startMs) !== 'other',
			description: `this customer's appointment for service ${appointment_definition_id} at location ${location_id} on ${scheduled_start_at.slice(0, 16)} (${timezone})`,
			startHint: startMs,
		},
	};
}
