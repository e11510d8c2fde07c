import { z } from 'zod/v4';
import { type StaffOption, staffOn } from '../../../../omneo/availability/slotReader';
import { invalidInput } from '../../../../omneo/errors';
import { readDay } from '../../../../omneo/values';
import { optionsOf } from '../../fields/options';
import { day } from '../../fields/time';
import { defineOperation } from '../../runtime/operation';
import { present } from '../../runtime/operationKinds';
import { bookableOf, resource, what, where } from './availability.shared';
import { getAvailableStaffTool } from './getStaff.tool';

interface StaffQuestion {
	definitionId: number;
	locationId: number;
	date: string;
}

const text = z.string().nullable();

const staffRecord = z.object({
	id: z.string(),
	first_name: text,
	last_name: text,
	email: text,
	/** Null where it is not known, as the service needs no staff. */
	has_available_slots: z.boolean().nullable(),
	source: z.enum(['definition', 'location']),
	date: z.string(),
	location_id: z.number().int(),
	appointment_definition_id: z.number().int(),
});

/** Source: types and live test of available staff in `omneo-sdk`. */
export const getAvailableStaff = defineOperation<StaffQuestion>({
	resource,
	value: 'getStaff',
	name: 'Get Available Staff',
	action: 'Get available staff',
	description:
		"Retrieve the staff who can take an appointment on a given day. If the service needs no staff, all staff of the location are returned with 'source' set to 'location'.",
	call: 'POST /appointment-definitions/{id}/available-staff',
	source: { confidence: 'live-tested', from: 'live test of the SDK' },
	tool: getAvailableStaffTool,
	writes: false,
	fields: [
		what,
		where,
		day('Date', 'date', 'The day to check', { required: true }),
		optionsOf('availableOnly', 'simplify'),
	],
	output: staffRecord,

	async prepare(item) {
		const { definition, places, date } = await bookableOf(item, {}, (check) => {
			const date = check.unwrap('date', readDay(item.value('date'), item));
			if (check.isEmpty && date === undefined) check.add('date', 'is required');
			return { date };
		});
		if (!date) throw invalidInput({ date: ['is required'] });
		return { definitionId: definition.id, locationId: places[0].locationId, date };
	},

	async execute(item, question) {
		const availableOnly = item.flag('availableOnly');
		const staff = await staffOn(item.client, question, question.date, availableOnly);
		return staff.map((person) => present(item, person, (one) => simplify(one, question)));
	},
});

function simplify(person: StaffOption, question: StaffQuestion): z.infer<typeof staffRecord> {
	return {
		id: person.id,
		first_name: person.first_name ?? null,
		last_name: person.last_name ?? null,
		email: person.email ?? null,
		has_available_slots: person.has_available_slots ?? null,
		source: person.source,
		date: question.date,
		location_id: question.locationId,
		appointment_definition_id: question.definitionId,
	};
}
