import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { addAppointment } from './appointment/add.operation';
import { changeStatus } from './appointment/changeStatus.operation';
import { deleteAppointment } from './appointment/delete.operation';
import { getAppointment } from './appointment/get.operation';
import { getAppointments } from './appointment/getAll.operation';
import { linkAppointment } from './appointment/link.operation';
import { rescheduleAppointment } from './appointment/reschedule.operation';
import { unlinkAppointment } from './appointment/unlink.operation';
import { updateAppointment } from './appointment/update.operation';
import type { Operation } from './operation';

/** What resources are called in n8n, in the order shown. */
const RESOURCES: INodePropertyOptions[] = [{ name: 'Appointment', value: 'appointment' }];

/** Every operation, in the order shown. The only list there is: adding one here is all it takes. */
export const operations: Operation[] = [
	addAppointment,
	changeStatus,
	deleteAppointment,
	getAppointment,
	getAppointments,
	linkAppointment,
	rescheduleAppointment,
	unlinkAppointment,
	updateAppointment,
];

/** The operation of a node's parameters; undefined for values such as n8n's own Custom API Call. */
export function findOperation(resource: string, value: string): Operation | undefined {
	return operations.find((known) => known.resource === resource && known.value === value);
}

/** 'Resource', one 'Operation' dropdown per resource, then the fields of every operation. */
export function operationProperties(): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: RESOURCES,
			default: 'appointment',
		},
		...RESOURCES.map(({ value }) => operationDropdown(String(value))),
		...operations.flatMap(fieldsOf),
	];
}

function operationDropdown(resource: string): INodeProperties {
	const options = operations
		.filter((operation) => operation.resource === resource)
		.map(({ name, value, action, description }) => ({ name, value, action, description }));
	const initial = options[0].value;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: initial,
	};
}

function fieldsOf({ resource, value, fields }: Operation): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, resource: [resource], operation: [value] },
		},
	}));
}
