/** Made by `npm run generate` from the files named `*.operation.ts`. */
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

export const all: Operation[] = [
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
