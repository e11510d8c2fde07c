/** What the operations on appointments share. */
import type { Appointment } from '../../../../omneo/schema';
import type { ChangeContext } from '../../../../omneo/appointments/update';
import { simplifyAppointment } from '../../../../omneo/simplify/appointment';
import { anyRecord } from '../../../../omneo/client/parse';
import type { ApiRecord } from '../../../../omneo/client/requests';
import type { PastTimes } from '../../../../omneo/time';
import type { Item } from '../../runtime/item';
import { present } from '../../runtime/operationKinds';

export const resource = 'appointment';

export const pathOf = (item: Item) => ['appointments', item.id('appointmentId')];

export async function readAppointment(item: Item, client = item.client): Promise<Appointment> {
	return (await client.read(pathOf(item), anyRecord)) as Appointment;
}

/** What a change needs to know of the form and of the appointment, which is read at most once. */
export function changeContext(item: Item): ChangeContext {
	let current: Promise<Appointment> | undefined;
	return {
		lookups: item.lookups,
		workflowZone: item.workflowZone,
		repeatedHour: item.choice('repeatedHour'),
		allowOtherLength: item.flag('allowOtherLength'),
		now: item.now,
		current: () => (current ??= readAppointment(item)),
	};
}

/** What a start in the past does, by the options of the form. */
export function pastTimesOf(item: Item): PastTimes {
	return { allowPast: item.flag('allowPastTimes'), now: () => item.serverClock.now() };
}

export function shapeAppointment(answer: ApiRecord, item: Item): ApiRecord {
	return present(item, answer as Appointment, simplifyAppointment);
}
