import { QUEUE_PATH, WAITLIST_PATH } from '../../../omneo/schema';
import type { Scope } from '../http/authorization';
import {
	addToQueue,
	addToWaitlist,
	changeQueueEntry,
	changeWaitlistEntry,
} from '../domain/waitingEntries';
import { found, shown, type Route, type Routes } from '../http/routing';
import { filtered, ordered, paged, type Filters } from '../http/listQuery';
import { renderQueueEntry, renderWaitlistEntry } from '../render/renderEntries';
import { remove, type Context } from '../data/store';
import type { Entry, QueueEntry, WaitlistEntry } from '../data/records';

/** Source: SDK types, for these and those below. */
const filters: Filters<Entry> = {
	appointment_definition_id: (entry) => entry.service.id,
	profile_id: (entry) => entry.profile?.id,
	location_id: (entry) => entry.place.id,
	appointment_id: (entry) => entry.bookingId,
	status: (entry) => entry.status,
	notes: (entry) => entry.notes,
};

interface ResourceRoutes<T extends Entry> {
	base: 'appointment-waitlists' | 'appointment-queues';
	/** Laravel's class name. */
	model: string;
	/** The list as it is now; a reset puts another in its place. */
	entries(): T[];
	filters: Filters<T>;
	render(entry: T): unknown;
	add(body: unknown): T;
	change(entry: T, body: unknown): void;
}

function addResource<T extends Entry>(
	route: Route,
	context: Context,
	resource: ResourceRoutes<T>,
): void {
	const { base, model, entries, render } = resource;
	const may = (verb: 'read' | 'create' | 'update' | 'delete'): Scope => `${verb}-${base}`;
	const entryOf = (id: string): T =>
		found(
			model,
			id,
			entries().find((entry) => String(entry.id) === id),
		);

	route('GET', `/${base}`, may('read'), (call) =>
		paged(
			filtered(context, ordered(context, entries()), call.query, resource.filters),
			call,
			render,
		),
	);
	route('GET', `/${base}/:id`, may('read'), ({ params: { id } }) => ({
		data: render(shown(context, model, entryOf(id))),
	}));
	route('POST', `/${base}`, may('create'), ({ body, reply }) => {
		const entry = resource.add(body);
		reply.code(201);
		return { data: render(entry) };
	});
	route('PUT', `/${base}/:id`, may('update'), ({ params: { id }, body }) => {
		const entry = entryOf(id);
		resource.change(entry, body);
		return { data: render(entry) };
	});
	route('DELETE', `/${base}/:id`, may('delete'), ({ params: { id }, reply }) => {
		remove(entries(), entryOf(id));
		return reply.code(204).send();
	});
}

/** The waitlist and the queue. The addresses are inferred from names in `omneo-sdk`. */
export const entryRoutes: Routes = (_route, context, inferred) => {
	const { store } = context;
	addResource<WaitlistEntry>(inferred, context, {
		base: WAITLIST_PATH,
		model: 'AppointmentWaitlist',
		entries: () => store.waitlist,
		filters: {
			...filters,
			desired_start_at: (entry) => entry.desiredStart,
		},
		render: (entry) => renderWaitlistEntry(context, entry),
		add: (body) => addToWaitlist(context, body),
		change: (entry, body) => changeWaitlistEntry(context, entry, body),
	});
	addResource<QueueEntry>(inferred, context, {
		base: QUEUE_PATH,
		model: 'AppointmentQueue',
		entries: () => store.queue,
		filters: { ...filters, staff_id: (entry) => entry.staff?.id },
		render: (entry) => renderQueueEntry(context, entry),
		add: (body) => addToQueue(context, body),
		change: (entry, body) => changeQueueEntry(context, entry, body),
	});
};
