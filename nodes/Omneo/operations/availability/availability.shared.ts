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
	description: 'The service to check',
};

export const where: INodeProperties = {
	...locationId,
	description: 'The shop to check. Dates and times are in its time zone.',
};

export const withWhom: INodeProperties = {
	...optional(assignedStaffId, 'Anyone'),
	description:
		"Only return this staff member's free slots. Leave empty for all staff. Services that need staff then return one slot per person.",
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
