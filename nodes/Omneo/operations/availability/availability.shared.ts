/** What the operations on availability share. */
import type { FieldErrors } from '../../../../omneo/validation';
import { type SlotTarget, resolveSlotTarget } from '../../../../omneo/availability/slotQuery';
import type { Reference } from '../../../../omneo/client/references';
import type { INodeProperties } from 'n8n-workflow';
import {
	appointmentDefinitionId,
	assignedStaffId,
	locationId,
	optional,
} from '../../fields/locators';
import type { Item } from '../../runtime/item';

export const resource = 'availability';

export const what: INodeProperties = {
	...appointmentDefinitionId,
	description: 'The service to look for',
};

export const where: INodeProperties = {
	...locationId,
	description: 'The shop to look at. Dates and times are those of its clock.',
};

export const withWhom: INodeProperties = {
	...optional(assignedStaffId, 'Everybody'),
	description:
		"Only this staff member's free time. Left empty, everybody's: a service that needs staff then has a slot for each person.",
};

/** Service, places and staff member of a form, with what `more` reads of it; all problems at once. */
export async function bookableOf<T>(
	item: Item,
	others: { locations?: Reference[]; staff?: Reference },
	more: (check: FieldErrors, places: SlotTarget['places']) => T,
): Promise<SlotTarget & T> {
	const draft = {
		definition: item.reference('appointmentDefinitionId'),
		locations: [item.reference('locationId'), ...(others.locations ?? [])],
		staff: others.staff,
	};
	return await resolveSlotTarget(draft, item, more);
}
