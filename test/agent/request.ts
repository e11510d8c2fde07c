/** What a person asks an agent for, the calls that a model makes of it, and how the outcome is judged. */
import type { IDataObject } from 'n8n-workflow';
import { type Stage, seed } from '../engine/support';
import { book } from '../operations/forms';
import { type Call, type Path, answerTo } from './paths';

export interface Request {
	/** As the person says it. */
	says: string;
	/** Appointments that are there already; the first has the ID 5001. */
	before?: object[];
	calls: Call[];
	/** The book after it, when it went as it was meant: each appointment in part, in any order. */
	book?: object[];
	/** What the last answer says then. */
	tells?: RegExp;
	/** What the last answer says when the model has to mend its call, and nothing may have changed. */
	mends?: RegExp;
}

export type Verdict = 'right' | 'mends itself' | 'no help' | 'wrong';

export interface Outcome {
	says: string;
	path: Path;
	verdict: Verdict;
	answer: string;
}

const { definitions, locations, customers, staff } = seed;

/** Beginnings of words for the records of the sandbox, in the tables of requests. */
export const at = (utc: string, more: object = {}) => ({ scheduled_start_at: utc, ...more });
export const FITTING = { appointment_definition_id: definitions.suitFitting };
export const STYLING = { appointment_definition_id: definitions.personalStyling };
export const WITH_PRIYA = { assigned_staff_id: staff.priya };
export const OF_WEI = { profile_id: customers.wei };
export const LONDON = { location_id: locations.london, timezone: 'Europe/London' };

/** A booking before the request: local times, a suit fitting of Amelia in Melbourne unless said otherwise. */
export const booked = (start: string, end: string, more: object = {}) => ({
	scheduled_start_at: `${start}:00`,
	scheduled_end_at: `${start.slice(0, 11)}${end}:00`,
	...more,
});

export async function judge(stage: Stage, path: Path, request: Request): Promise<Outcome> {
	stage.sandbox.reset();
	for (const changes of request.before ?? []) await book(stage, changes);
	const before = bookOf(stage);
	let answer = '';
	for (const call of request.calls) answer = await answerTo(stage, path, call);
	const { says } = request;
	return { says, path, answer, verdict: verdictOf(request, before, bookOf(stage), answer) };
}

function verdictOf(
	{ book: wanted, tells, mends }: Request,
	before: IDataObject[],
	after: IDataObject[],
	answer: string,
): Verdict {
	const isUnchanged = JSON.stringify(before) === JSON.stringify(after);
	const asWanted = wanted ? matches(after, wanted) : isUnchanged;
	const isMeant = wanted !== undefined || tells !== undefined;
	if (isMeant && asWanted && (tells?.test(answer) ?? true)) return 'right';
	if (!isUnchanged && !asWanted) return 'wrong';
	return mends?.test(answer) || /did not match expected schema/.test(answer)
		? 'mends itself'
		: 'no help';
}

/** Appointments, waiting customers, and the customers that were created. */
function bookOf({ sandbox }: Stage): IDataObject[] {
	const created = sandbox.requests
		.filter(
			({ method, path, status }) =>
				method === 'POST' && path.endsWith('/profiles') && status === 201,
		)
		.map(({ body }) => body);
	const entries = [...sandbox.waitlist(), ...sandbox.queue()];
	return [...sandbox.appointments(), ...entries, ...created].map((one) => ({
		...(one as unknown as IDataObject),
	}));
}

function matches(book: IDataObject[], wanted: object[]): boolean {
	if (book.length !== wanted.length) return false;
	const left = [...book];
	return wanted.every((expected) => {
		const index = left.findIndex((one) => hasAll(one, expected));
		if (index >= 0) left.splice(index, 1);
		return index >= 0;
	});
}

function hasAll(record: IDataObject, expected: object): boolean {
	return Object.entries(expected).every(([field, value]) =>
		value instanceof RegExp
			? value.test(String(record[field]))
			: (record[field] ?? null) === (value ?? null),
	);
}
