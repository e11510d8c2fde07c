/** What the tests of the sandbox share: a fixed clock, a plain HTTP client, a good booking. */
import { startSandbox, type Sandbox, type SandboxOptions } from '../../dev/sandbox';

/** A Monday: 10 in the morning in Melbourne, 1 in the morning in London. */
export const NOW = new Date('2026-05-04T00:00:00Z');

interface Answer {
	status: number;
	headers: Headers;
	text: string;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into answers of every shape
	json: any;
}

type Ask = (
	method: 'GET' | 'POST' | 'PUT' | 'DELETE',
	path: string,
	options?: { body?: unknown; token?: string | null },
) => Promise<Answer>;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A sandbox that stops by itself after the tests of a file, and is reset before each. */
export function withSandbox(options: SandboxOptions = {}): { sandbox: () => Sandbox; ask: Ask } {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ now: () => NOW, ...options });
	});
	beforeEach(() => sandbox.reset());
	afterAll(async () => await sandbox.stop());

	const ask: Ask = async (method, path, { body, token = sandbox.token } = {}) => {
		const base = /^\/(__sandbox|elsewhere|$)/.test(path) ? sandbox.url : sandbox.apiUrl;
		const answer = await fetch(`${base}${path}`, {
			method,
			headers: {
				accept: 'application/json',
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...(token === null ? {} : { authorization: `Bearer ${token}` }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await answer.text();
		return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
	};
	return { sandbox: () => sandbox, ask };
}

/** A hem at 10 o'clock on Monday 11 May in Melbourne: needs no staff and no answers. */
export function alteration({ seed }: Sandbox, changes: Record<string, unknown> = {}) {
	return {
		appointment_definition_id: seed.definitions.expressAlteration,
		profile_id: seed.customers.amelia,
		location_id: seed.locations.melbourne,
		scheduled_start_at: '2026-05-11 10:00:00',
		scheduled_end_at: '2026-05-11 10:15:00',
		timezone: 'Australia/Melbourne',
		...changes,
	};
}

/** An hour with Priya at the same time. */
export function styling(sandbox: Sandbox, changes: Record<string, unknown> = {}) {
	return alteration(sandbox, {
		appointment_definition_id: sandbox.seed.definitions.personalStyling,
		assigned_staff_id: sandbox.seed.staff.priya,
		scheduled_end_at: '2026-05-11 11:00:00',
		...changes,
	});
}

/** A bridal consultation at the same time. */
export function bridal(sandbox: Sandbox, changes: Record<string, unknown> = {}) {
	return styling(sandbox, {
		appointment_definition_id: sandbox.seed.definitions.bridalConsultation,
		scheduled_end_at: '2026-05-11 11:30:00',
		...changes,
	});
}
