/**
 * POST /appointments/{id}/link and /unlink: other attendees and product lists of an appointment.
 * Source: API reference "Link Appointment"; `omneo-sdk`, live test (idempotent, `target_id`).
 */
import { linkRequest } from '../../../omneo/schema';
import { invalid, read, selectedIsInvalid } from '../http/apiErrors';
import { remove, type Context } from '../data/store';
import type { Booking, Link } from '../data/records';

function linkOf(booking: Booking, type: Link['type'], id: string): Link | undefined {
	return booking.links.find(
		(link) => link.type === type && link.target.id.toLowerCase() === id.toLowerCase(),
	);
}

/** Links, unless it is linked already. */
export function link({ store }: Context, booking: Booking, body: unknown): void {
	const { type, id } = read(linkRequest, body);
	const target = type === 'profile' ? store.person(id) : store.list(id);
	if (!target) throw invalid({ id: [selectedIsInvalid('id')] });
	if (linkOf(booking, type, id)) return;
	booking.links.push({ id: store.nextLinkId(), type, target } as Link);
}

/** Unlinks. What is not linked needs nothing; what Omneo says to that is not known. */
export function unlink(booking: Booking, body: unknown): void {
	const { type, id } = read(linkRequest, body);
	const old = linkOf(booking, type, id);
	if (old) remove(booking.links, old);
}
