/** Answers to a booking that say something no booking says: odd statuses, and odd bodies of good ones. */
import type { FaultKind } from './faultKinds';

/** Statuses that Omneo documents as a refusal, or that are one by their meaning in RFC 9110: nothing was stored. */
const REFUSALS = [400, 401, 403, 404, 409, 413, 422];

/** Statuses with a row of their own among the faults. */
const OTHERS = [408, 429, 500, 502, 503, 504];

const record = (id: unknown, more: object = {}) => ({
	data: {
		id,
		profile_id: 'ca3b0000-0000-4000-8000-999999999999',
		appointment_definition_id: 22,
		location_id: 101,
		status: 'requested',
		scheduled_start_at: '2027-03-22 23:00:00',
		...more,
	},
});

/** What a good status may come with instead of the booking. */
const BODIES: Array<[string, number, string]> = [
	['204 without a body', 204, ''],
	['202 with a job ID', 202, '{"job_id":"a81f"}'],
	['200 with an empty list', 200, '{"data":[]}'],
	['200 with null', 200, 'null'],
	["201 with another customer's booking", 201, JSON.stringify(record(4999))],
	['201 with an ID of another form', 201, JSON.stringify(record('bk_77f'))],
];

/** Each with the booking stored, and with nothing stored. */
export const ODD_ANSWERS: FaultKind[] = BODIES.flatMap(([name, status, body]): FaultKind[] => [
	{ name: `${name}, stored`, fate: 'booked', fault: () => ({ status, body, when: 'after' }) },
	{ name: `${name}, nothing stored`, fate: 'unknown', fault: () => ({ status, body }) },
]);

/** The row of the table for a status. */
export const rowOfStatus = (status: number, isStored: boolean) =>
	`Any status from ${Math.floor(status / 100)}00 on, ${isStored ? 'stored' : 'nothing stored'}`;

/** A status with a body in Laravel's form, after the booking was stored or instead of it. */
export function statusKind(status: number, isStored: boolean): FaultKind {
	const name = `Status ${status}, ${isStored ? 'stored' : 'nothing stored'}`;
	const body = { message: 'Something else.' };
	const headers = { location: 'http://127.0.0.1:1/elsewhere' };
	const fault = () => ({ status, body, headers, when: isStored ? 'after' : 'before' }) as const;
	const isRefusal = REFUSALS.includes(status);
	return { name, fate: isStored ? 'booked' : isRefusal ? 'refused' : 'unknown', fault };
}

/** All of them but those with a row of their own; a documented refusal stores nothing. */
export const STATUSES: Array<[number, boolean]> = Array.from({ length: 300 }, (_, n) => 300 + n)
	.filter((status) => !OTHERS.includes(status))
	.flatMap(
		(status): Array<[number, boolean]> =>
			REFUSALS.includes(status)
				? [[status, false]]
				: [
						[status, true],
						[status, false],
					],
	);
