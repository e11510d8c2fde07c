import type { Appointment } from '../../../../omneo/schema';
import { simplifiedAppointment, simplifyAppointment } from '../../../../omneo/simplify/appointment';
import { statusOptions } from '../../fields/appointment';
import {
	appointmentDefinitionId,
	assignedStaffId,
	locationId,
	profileId,
	timezone,
} from '../../fields/locators';
import { filtersOf } from '../../fields/filters';
import { optional } from '../../fields/modes';
import { optionsOf } from '../../fields/options';
import { returnAllOrLimit } from '../../fields/returnAll';
import { readFilters } from '../../runtime/readFilters';
import { listOperation } from '../../runtime/operationKinds';
import { resource } from './appointment.shared';

export const getAppointments = listOperation<Appointment>({
	resource,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many appointments',
	description: 'Retrieve a list of appointments',
	call: 'GET /appointments',
	source: { confidence: 'documented', from: 'API reference, live test of the SDK' },
	fields: [
		...returnAllOrLimit,
		filtersOf([
			optional(appointmentDefinitionId, 'Any service'),
			{
				...optional(assignedStaffId, 'Any staff member'),
				description: 'The staff member who takes it. By name, choose the location too.',
			},
			optional(locationId, 'Any location'),
			optional(profileId, 'Any customer'),
			{
				displayName: 'Starts Before',
				name: 'startsBefore',
				type: 'dateTime',
				default: '',
				description: 'Only appointments that start before this time',
			},
			{
				displayName: 'Starts From',
				name: 'startsFrom',
				type: 'dateTime',
				default: '',
				description: 'Only appointments that start at this time or later',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'multiOptions',
				options: statusOptions,
				default: [],
				description: 'Only appointments that have one of these',
			},
			{
				...optional(timezone, "The workflow's zone"),
				description: "The zone that the two times are meant in. Left empty, the workflow's.",
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
