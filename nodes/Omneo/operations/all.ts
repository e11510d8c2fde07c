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
import { getDefinition } from './appointmentDefinition/get.operation';
import { getDefinitions } from './appointmentDefinition/getAll.operation';
import { getQuestions } from './appointmentDefinition/getQuestions.operation';
import { getVisibleDefinitions } from './appointmentDefinition/getVisible.operation';
import { findNextSlot } from './availability/findNext.operation';
import { getAvailableSlots } from './availability/getSlots.operation';
import { getAvailableStaff } from './availability/getStaff.operation';
import { getLocation } from './location/get.operation';
import { getLocations } from './location/getAll.operation';
import { getStaff } from './location/getStaff.operation';
import { createProfile } from './profile/create.operation';
import { findProfile } from './profile/find.operation';
import { findOrCreateProfile } from './profile/findOrCreate.operation';
import { getProfile } from './profile/get.operation';
import { addToQueue } from './queue/add.operation';
import { deleteQueueEntry } from './queue/delete.operation';
import { getQueueEntry } from './queue/get.operation';
import { getQueue } from './queue/getAll.operation';
import { updateQueueEntry } from './queue/update.operation';
import { addToWaitlist } from './waitlist/add.operation';
import { deleteWaitlistEntry } from './waitlist/delete.operation';
import { getWaitlistEntry } from './waitlist/get.operation';
import { getWaitlist } from './waitlist/getAll.operation';
import { updateWaitlistEntry } from './waitlist/update.operation';
import type { Operation } from '../runtime/operation';

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
	getDefinition,
	getDefinitions,
	getQuestions,
	getVisibleDefinitions,
	findNextSlot,
	getAvailableSlots,
	getAvailableStaff,
	getLocation,
	getLocations,
	getStaff,
	createProfile,
	findProfile,
	findOrCreateProfile,
	getProfile,
	addToQueue,
	deleteQueueEntry,
	getQueueEntry,
	getQueue,
	updateQueueEntry,
	addToWaitlist,
	deleteWaitlistEntry,
	getWaitlistEntry,
	getWaitlist,
	updateWaitlistEntry,
];
