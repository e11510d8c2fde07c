/**
 * The lists below a definition: its places, its staff, its hours and its special days, all of them
 * whole and never in pages. Source: SDK live tests, one for each.
 */
import { z } from 'zod/v4';
import { profileId, rowId } from '../../omneo/contract';
import { newHours, newSpecialHours, weekOf } from '../definition-fields';
import { invalid, read, selectedIsInvalid } from '../errors';
import { found, type Routes } from '../http';
import {
	renderAssignments,
	renderDefinitionHours,
	renderDefinitionSpecial,
	renderDefinitionStaff,
} from '../render-definition';
import { remove, type World } from '../store';
import { days } from '../time';
import type { Json, Service, SpecialDays } from '../types';

const is_active = z.boolean('must be true or false').optional();

/** The bodies, for the OpenAPI description as well. */
export const partBodies = {
	locations: { add: z.strictObject({ location_id: rowId, is_active }) },
	staff: { add: z.strictObject({ staff_id: profileId, is_active }) },
	assignment: z.strictObject({ is_active }),
	hoursChanges: newHours.omit({ day_of_week: true }).partial(),
	specialChanges: z.strictObject({
		...newSpecialHours.partial().shape,
		is_repeating: is_active,
		available_from: newHours.shape.available_from.nullable().optional(),
		available_until: newHours.shape.available_until.nullable().optional(),
	}),
};

interface Part {
	name: 'locations' | 'staff' | 'normal-hours' | 'special-hours';
	/** Laravel's class name. */
	model: string;
	rows(service: Service): Array<{ id?: Json }>;
	/** Adds a row and says its id. */
	add(service: Service, body: unknown): number;
	/** Changes the row that the address names and says its id; undefined when there is none. */
	change(service: Service, id: number, body: unknown): number | undefined;
	remove(service: Service, id: number): void;
}

function parts(world: World): Part[] {
	const { store } = world;
	const byRow = (service: Service, list: 'places' | 'staff', id: number) =>
		(service[list] as Array<{ assignmentId: number; active: boolean }>).find(
			({ assignmentId }) => assignmentId === id,
		);
	const special = (service: Service, id: number): SpecialDays | undefined => {
		const at = renderDefinitionSpecial(world, service).findIndex((row) => row.id === id);
		return service.special[at];
	};
	return [
		{
			name: 'locations',
			model: 'AppointmentDefinitionLocation',
			rows: (service) => renderAssignments(world, service),
			add(service, body) {
				const { location_id: placeId, is_active: active = true } = read(
					partBodies.locations.add,
					body,
				);
				if (!store.place(placeId))
					throw invalid({ location_id: [selectedIsInvalid('location_id')] });
				const assignmentId = store.nextRowId();
				service.places.push({ assignmentId, placeId, active });
				return assignmentId;
			},
			// Here the id is the location's, as nowhere else. Source: SDK live test.
			change(service, id, body) {
				const row = service.places.find(({ placeId }) => placeId === id);
				if (row) row.active = read(partBodies.assignment, body).is_active ?? row.active;
				return row?.assignmentId;
			},
			remove: (service, id) => remove<unknown>(service.places, byRow(service, 'places', id)),
		},
		{
			name: 'staff',
			model: 'AppointmentDefinitionStaff',
			rows: (service) => renderDefinitionStaff(world, service),
			add(service, body) {
				const { staff_id, is_active: active = true } = read(partBodies.staff.add, body);
				const person = store.person(staff_id);
				if (!person) throw invalid({ staff_id: [selectedIsInvalid('staff_id')] });
				const assignmentId = store.nextRowId();
				service.staff.push({ assignmentId, personId: store.recruit(person).id, active });
				return assignmentId;
			},
			change(service, id, body) {
				const row = byRow(service, 'staff', id);
				if (row) row.active = read(partBodies.assignment, body).is_active ?? row.active;
				return row?.assignmentId;
			},
			remove: (service, id) => remove<unknown>(service.staff, byRow(service, 'staff', id)),
		},
		{
			// One row a day: a day that is added again gets the new hours. Whether Omneo keeps two is not known.
			name: 'normal-hours',
			model: 'AppointmentDefinitionNormalHour',
			rows: (service) => renderDefinitionHours(world, service),
			add(service, body) {
				const week = weekOf([read(newHours, body)]);
				service.week = { ...service.week, ...week };
				return service.id * 10 + days.findIndex((day) => week[day]);
			},
			change(service, id, body) {
				const day = days[id - service.id * 10];
				const old = service.week[day];
				if (!old) return undefined;
				const given = read(partBodies.hoursChanges, body);
				service.week[day] = [given.available_from ?? old[0], given.available_until ?? old[1]];
				return id;
			},
			remove(service, id) {
				delete service.week[days[id - service.id * 10]];
			},
		},
		{
			name: 'special-hours',
			model: 'AppointmentDefinitionSpecialHour',
			rows: (service) => renderDefinitionSpecial(world, service),
			add(service, body) {
				const given = read(newSpecialHours, body);
				const { available_from: from, available_until: until } = given;
				const id = store.nextRowId();
				service.special.push({
					id,
					name: given.name,
					start: given.start_at,
					end: given.end_at,
					repeating: given.is_repeating,
					hours: from && until ? [from, until] : null,
				});
				return id;
			},
			change(service, id, body) {
				const row = special(service, id);
				if (!row) return undefined;
				const given = read(partBodies.specialChanges, body);
				const from = given.available_from === undefined ? row.hours?.[0] : given.available_from;
				const until = given.available_until === undefined ? row.hours?.[1] : given.available_until;
				Object.assign(row, {
					id,
					name: given.name ?? row.name,
					start: given.start_at ?? row.start,
					end: given.end_at ?? row.end,
					repeating: given.is_repeating ?? row.repeating,
					hours: from && until ? [from, until] : null,
				});
				return id;
			},
			remove: (service, id) => remove<unknown>(service.special, special(service, id)),
		},
	];
}

export const definitionPartRoutes: Routes = (route, world) => {
	const service = (id: string): Service =>
		found('AppointmentDefinition', id, world.store.service(Number(id)));
	for (const part of parts(world)) {
		const base = `/appointment-definitions/:id/${part.name}`;
		const row = (of: Service, id: string, key: number | undefined = Number(id)) =>
			found(
				part.model,
				id,
				part.rows(of).find((each) => each.id === key),
			);
		route('GET', base, 'read-appointment-definitions', ({ params: { id } }) => ({
			data: part.rows(service(id)),
		}));
		route('POST', base, 'update-appointment-definitions', ({ params: { id }, body, reply }) => {
			const added = part.add(service(id), body);
			reply.code(201);
			return { data: row(service(id), String(added)) };
		});
		route('GET', `${base}/:row`, 'read-appointment-definitions', ({ params }) => ({
			data: row(service(params.id), params.row),
		}));
		route('PUT', `${base}/:row`, 'update-appointment-definitions', ({ params, body }) => {
			const changed = part.change(service(params.id), Number(params.row), body);
			return { data: row(service(params.id), params.row, changed ?? -1) };
		});
		route('DELETE', `${base}/:row`, 'update-appointment-definitions', ({ params, reply }) => {
			row(service(params.id), params.row);
			part.remove(service(params.id), Number(params.row));
			return reply.code(204).send();
		});
	}
};
