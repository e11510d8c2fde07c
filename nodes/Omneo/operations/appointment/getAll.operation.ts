import type { Appointment } from '../../../../omneo/schema';
import { simplifiedAppointment, simplifyAppointment } from '../../../../omneo/simplify/appointment';
import { statusOptions } from '../../fields/appointment';
import {
	appointmentDefinitionId,
	assignedStaffId,
	locationId,
	optional,
	profileId,
	timezone,
} from '../../fields/locators';
import { filtersOf, returnAllOrLimit, timeFilter } from '../../fields/lists';
import { optionsOf } from '../../fields/options';
import { readFilters } from '../../runtime/readFilters';
import { listOperation } from '../../runtime/operationKinds';
import { resource } from './appointment.shared';
import { getAppointmentsTool } from './getAll.tool';

export const getAppointments = listOperation<Appointment>({
	resource,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many appointments',
	description: 'Retrieve a list of appointments',
	call: 'GET /appointments',
	source: { confidence: 'documented', from: 'API reference, live test of the SDK' },
	tool: getAppointmentsTool,
	fields: [
		...returnAllOrLimit,
		filtersOf([
			{
				...optional(appointmentDefinitionId, 'Choose a service'),
				description: 'Only return appointments for this service',
			},
			{
				...optional(assignedStaffId, 'Choose a staff member'),
				description:
					"Only return this staff member's appointments. To use By Name, also add the 'Location' filter.",
			},
			{
				...optional(locationId, 'Choose a location'),
				description: 'Only return appointments at this location',
			},
			{
				...optional(profileId, 'Choose a customer'),
				description: 'Only return appointments of this customer',
			},
			timeFilter(
				'Starts Before',
				'startsBefore',
				"Only return appointments that start before this time. The same day as in 'Starts From' means that whole day.",
			),
			timeFilter(
				'Starts From',
				'startsFrom',
				'Only return appointments that start at this time or later. A day without a time begins at midnight.',
			),
			{
				displayName: 'Status',
				name: 'status',
				type: 'multiOptions',
				options: statusOptions,
				default: [],
				description: 'Only return appointments with one of these statuses',
			},
			{
				...optional(timezone, "The location's time zone"),
				description:
					"Time zone of 'Starts From' and 'Starts Before'. Leave empty to use the time zone of 'Location', or the workflow's without one.",
			},
		]),
		optionsOf('simplify'),
	],
	output: simplifiedAppointment,
	simplify: simplifyAppointment,
	plan: async (item) => ({
		path: ['appointments'],
		filters: await readFilters<Appointment>(item, { statuses: statusOptions }),
	}),
});
