import { type IDataObject, sleep } from 'n8n-workflow';
import type { FinishedRun } from '../../dev/engine/engine';
import {
	type BookOptions,
	ON_ERROR,
	OtherHost,
	REFUSED_URL,
	Stage,
	everythingIn,
	form,
	id,
	mapped,
	omneoNode,
	seed,
	stylingForm,
	errorText,
	watchOutput,
	workflowWith,
} from './support';

const stage = Stage.use();
const otherHost = OtherHost.use();

/** Three rows, so that something comes before and something after the one that fails. */
const ROWS: IDataObject[] = [{ row: 'a' }, { row: 'b' }, { row: 'c' }];

/** How often the node asked for a booking. */
const sent = () => stage.posted().length;
const booked = () => stage.sandbox.appointments().length;

interface Trouble {
	/** Makes the second booking fail. */
	fault: () => Parameters<Stage['sandbox']['fault']>[0];
	status: number | null;
	code: string;
	retryable: boolean;
	message: RegExp;
	hint: RegExp;
	fields?: Record<string, string[]>;
	options?: object;
	/** How often the second booking is sent, when more than once. */
	attempts?: number;
}

/** It may be there, so it says what to look for. */
const UNKNOWN =
	/didn't confirm whether it was saved, and hasn't shown it for [\d.]+ seconds\. Look in Omneo for this customer's appointment for service 22 at location 101 on 2027-03-22 10:00 \(Australia\/Melbourne\) before running this item again/;

/** The first attempt at the second booking, and all that the node makes after it. */
const EVERY_ATTEMPT = 4;

const TROUBLES: Record<string, Trouble> = {
	'a token that is no longer accepted': {
		fault: () => ({ status: 401, body: { message: 'Unauthenticated.' } }),
		status: 401,
		code: 'authentication',
		retryable: false,
		message: /rejected the access token/,
		hint: /Create a new token/,
	},
	'a token without the right': {
		fault: () => ({ status: 403, body: { message: 'This action is unauthorized.' } }),
		status: 403,
		code: 'permission',
		retryable: false,
		message: /have permission/,
		hint: /missing scopes/,
	},
	'an address that is not there': {
		fault: () => ({ status: 404, body: { message: 'No query results for model [Profile].' } }),
		status: 404,
		code: 'not_found',
		retryable: false,
		message: /couldn't find the record \[item 1\]/,
		hint: /still exists/,
	},
	'a refused field': {
		fault: () => ({
			status: 422,
			body: {
				message: 'The notes field is too long. (and 1 more error)',
				errors: {
					notes: ['The notes field is too long.'],
					'transaction.id': ['The selected transaction.id is invalid.'],
				},
			},
		}),
		status: 422,
		code: 'validation',
		retryable: false,
		message:
			/rejected the values of some fields \[item 1\]\. Notes: The notes field is too long\. Transaction > ID: The selected Transaction > ID is invalid$/,
		hint: /Correct the fields listed/,
		fields: {
			Notes: ['The notes field is too long.'],
			'Transaction > ID': ['The selected Transaction > ID is invalid.'],
		},
	},
	'a refusal without fields': {
		fault: () => ({ status: 409, body: { message: 'This slot is no longer available.' } }),
		status: 409,
		code: 'validation',
		retryable: false,
		message: /This slot is no longer available\./,
		hint: /run again/,
	},
	'a service that is down': {
		fault: () => ({ status: 503, times: EVERY_ATTEMPT }),
		status: 503,
		code: 'unavailable',
		retryable: false,
		message: /isn't available right now/,
		hint: UNKNOWN,
		attempts: EVERY_ATTEMPT,
	},
	'a server that breaks': {
		fault: () => ({ status: 500, body: '<html>Whoops</html>', times: EVERY_ATTEMPT }),
		status: 500,
		code: 'unavailable',
		retryable: false,
		message: /isn't available right now/,
		hint: UNKNOWN,
		attempts: EVERY_ATTEMPT,
	},
	'a connection that breaks off': {
		fault: () => ({ reset: true }),
		status: null,
		code: 'ECONNRESET',
		retryable: false,
		message: /connection to Omneo was interrupted/,
		hint: UNKNOWN,
	},
	'an answer that does not come': {
		fault: () => ({ delayMs: 1500, status: 504 }),
		options: { requestTimeout: 1 },
		status: null,
		code: 'timeout',
		retryable: false,
		message: /didn't respond within 1 second/,
		hint: UNKNOWN,
	},
	'a redirect to another host': {
		fault: () => ({ status: 302, headers: { location: `${otherHost.url}/stolen` } }),
		status: 302,
		code: 'unexpected_response',
		retryable: false,
		message: /doesn't belong to an Omneo API/,
		hint: UNKNOWN,
	},
	'a page instead of an answer': {
		fault: () => ({ status: 200, body: '<html>Welcome</html>' }),
		status: 200,
		code: 'unexpected_response',
		retryable: false,
		message: /its response couldn't be read/,
		hint: UNKNOWN,
	},
	'half an answer': {
		fault: () => ({ status: 201, truncate: true }),
		status: null,
		code: 'network',
		retryable: false,
		message: /connection to Omneo was interrupted/,
		hint: UNKNOWN,
	},
};

function arm({ fault }: Trouble): void {
	stage.sandbox.fault({ method: 'POST', path: '/appointments', nth: 2, ...fault() });
}

const failing = (options: object = {}) => form({ options });

const paired = (run: FinishedRun, name: string) => run.json(name).map((json) => json.paired);

describe.each(Object.entries(TROUBLES))('%s', (_, trouble) => {
	const { status, code, retryable, message, hint, fields = {}, options, attempts = 1 } = trouble;
	const unknown = hint === UNKNOWN ? { outcome: 'unknown' } : {};

	test('stops the workflow: says which item, what to do, and what was booked before', async () => {
		arm(trouble);
		const run = await stage.run(failing(options), { items: ROWS });
		expect(run.error?.message).toMatch(message);
		// In n8n's own words, or its editor would name the item a second time.
		expect(run.error?.context.itemIndex).toBe(1);
		expect(run.error?.message).toContain('[item 1]');
		expect(errorText(run)).toMatch(hint);
		expect(errorText(run)).toContain(
			'1 item was completed before the workflow stopped (IDs 5001).',
		);
		expect(run.items('Main pairs')).toEqual([]);
		expect(sent()).toBe(1 + attempts);
		expect(otherHost.requests).toEqual([]);
	});

	test('in line: becomes an item with its reason, and the others are booked', async () => {
		arm(trouble);
		const run = await stage.run(failing(options), {
			items: ROWS,
			onError: 'continueRegularOutput',
		});
		expect(run.error).toBeUndefined();
		const [first, second, third] = run.json('Omneo');
		expect([first.status, third.status]).toEqual(['requested', 'requested']);
		expect(Object.keys(second)).toEqual(['error']);
		const hinted = expect.stringMatching(hint) as string;
		const matching = expect.stringMatching(message) as string;
		const reported = {
			message: matching,
			status,
			code,
			retryable,
			fields,
			hint: hinted,
			...unknown,
		};
		expect(second.error).toEqual(reported);
		expect(paired(run, 'Main pairs')).toEqual(ROWS);
		expect(otherHost.requests).toEqual([]);
	});

	test('to the error output: arrives there with its reason and its own input', async () => {
		arm(trouble);
		const run = await stage.run(failing(options), { items: ROWS, onError: 'continueErrorOutput' });
		expect(run.error).toBeUndefined();
		const [refused, ...more] = run.json('Omneo', 1);
		expect(more).toEqual([]);
		const hinted = expect.stringMatching(hint) as string;
		const matching = expect.stringMatching(message) as string;
		const reported = {
			message: matching,
			status,
			code,
			retryable,
			fields,
			hint: hinted,
			...unknown,
		};
		expect(refused).toMatchObject({ row: 'b', error: reported });
		expect(run.json('Omneo').map((item) => item.status)).toEqual(['requested', 'requested']);
		expect(paired(run, 'Main pairs')).toEqual([ROWS[0], ROWS[2]]);
		expect(paired(run, 'Error pairs')).toEqual([ROWS[1]]);
		expect(otherHost.requests).toEqual([]);
	});
});

describe.each(ON_ERROR)('with %s', (onError) => {
	/** Every reason that was given, wherever it went. */
	function reasons(run: FinishedRun): string[] {
		if (run.error) return [run.error.message];
		const output = onError === 'continueErrorOutput' ? 1 : 0;
		return run
			.json('Omneo', output)
			.map(({ error }) => String((error as { message: string }).message));
	}
	const rows = onError === 'stopWorkflow' ? 1 : ROWS.length;

	const EVERYWHERE: Array<[string, BookOptions | (() => BookOptions), RegExp]> = [
		['a wrong token', { credential: { accessToken: 'wrong' } }, /rejected the access token/],
		[
			'a token that may only read',
			() => ({ credential: { accessToken: stage.sandbox.readOnlyToken } }),
			/have permission for this operation/,
		],
		[
			'a token that may do nothing',
			() => ({ credential: { accessToken: stage.sandbox.uselessToken } }),
			/have permission for this operation/,
		],
		['a host that refuses', { credential: { baseUrl: REFUSED_URL } }, /refused the connection/],
		[
			'an address that is not the API',
			() => ({ credential: { baseUrl: `${stage.sandbox.url}/wrong` } }),
			/doesn't belong to an Omneo API/,
		],
		[
			'a credential without a tenant',
			{ credential: { baseUrl: '' } },
			/The Omneo credential can't be used: Fill in 'Tenant'/,
		],
		[
			'plain http to another machine',
			{ credential: { baseUrl: 'http://omneo.example' } },
			/must start with https/,
		],
	];

	test.each(EVERYWHERE)(
		'%s is reported for each item, and nothing is booked',
		async (_, given, reason) => {
			const options = typeof given === 'function' ? given() : given;
			const run = await stage.run(form(), { items: ROWS, onError, ...options });
			expect(reasons(run)).toHaveLength(rows);
			reasons(run).forEach((text) => expect(text).toMatch(reason));
			expect(booked()).toBe(0);
		},
	);

	test.each([
		['definition', { appointmentDefinitionId: id('99') }, 'Appointment Definition'],
		['location', { locationId: id('99') }, 'Location'],
	])('a %s that does not exist is reported by its label', async (_, changes, label) => {
		const run = await stage.run(form(changes), { onError });
		expect(reasons(run).join()).toContain(`${label}: there's no record with ID '`);
		expect(sent()).toBe(0);
	});

	test.each([
		['a customer', 'profileId', 'Profile: The selected Profile is invalid'],
		['a staff member', 'assignedStaffId', 'Assigned Staff: The selected Assigned Staff is'],
	])('%s who does not exist is reported by the label', async (_, name, reason) => {
		const unknownId = id('c0ffee00-0000-4000-8000-999999999999');
		const run = await stage.run(form({ [name]: unknownId }), { onError });
		expect(reasons(run).join()).toContain(reason);
	});

	test('a redirect of a look-up leads nowhere', async () => {
		const headers = { location: `${otherHost.url}/stolen` };
		stage.sandbox.fault({ method: 'GET', status: 302, headers, times: 'always' });
		const run = await stage.run(form(), { onError });
		expect(reasons(run).join()).toMatch(/doesn't belong to an Omneo API/);
		expect(otherHost.requests).toEqual([]);
	});

	test('a look-up that has to wait too long is reported, and may be repeated', async () => {
		stage.sandbox.fault({ method: 'GET', delayMs: 200, times: 'always' });
		const run = await stage.run(failing({ requestTimeout: 0.1 }), { onError });
		expect(reasons(run).join()).toMatch(/didn't respond within 0.1 seconds \[item 0\]/);
		expect(sent()).toBe(0);
	});

	test('the answer to a question is reported by the question', async () => {
		stage.sandbox.fault({
			method: 'POST',
			status: 422,
			body: { message: 'No.', errors: { 'answers.1.value': ['The answers.1.value is bad.'] } },
		});
		const { occasion, budget } = seed.questions.styling;
		const answers = mapped({ [occasion]: 'A wedding', [budget]: 'under_250' });
		const run = await stage.run(stylingForm({ answers }), { onError });
		expect(reasons(run).join()).toContain("Answers: 'Budget': The answer is bad");
	});

	test('what is wrong in a form is reported with every field, before anything is sent', async () => {
		const wrong = form({
			scheduledStartAt: '05/04/2027 10:00',
			timezone: id('Mars/Olympus', 'name'),
			additionalFields: { meta: '{', status: 'done' },
		});
		const run = await stage.run(wrong, { onError });
		const [reason] = reasons(run);
		for (const label of ['Scheduled Start', 'Timezone', 'Meta', 'Status']) {
			expect(reason).toContain(`${label}: `);
		}
		expect(sent()).toBe(0);
	});

	test('an expression that cannot be evaluated is reported in n8n’s own words', async () => {
		const notes = '={{ $("Nowhere").item.json.x }}';
		const run = await stage.run(form({ additionalFields: { notes } }), { onError });
		expect(reasons(run).join()).toMatch(/Nowhere|Referenced node/);
		expect(reasons(run).join()).not.toContain('could not work on this item');
		expect(sent()).toBe(0);
	});

	test('the token is in nothing that is shown, kept or printed', async () => {
		const output = watchOutput();
		const leaks: string[] = [];
		try {
			for (const accessToken of [stage.sandbox.token, 'secret-and-wrong-4711']) {
				for (const trouble of Object.values(TROUBLES)) {
					if (trouble.options) continue;
					stage.sandbox.clearFaults();
					arm(trouble);
					const credential = { accessToken };
					const run = await stage.run(form(), { items: ROWS, onError, credential });
					const shown = everythingIn(run.run.data.resultData) + output.text;
					if (shown.includes(accessToken)) leaks.push(trouble.code);
				}
			}
		} finally {
			output.stop();
		}
		expect(leaks).toEqual([]);
		// n8n prints what stops a workflow, so the watch has seen something.
		expect(output.text.includes('[item 1]')).toBe(onError === 'stopWorkflow');
	});
});

describe('one bad row among several', () => {
	const start = { scheduledStartAt: '={{ $json.start }}' };
	const good = '2027-03-22 10:00';
	const rows = [good, 'tomorrow', good, '2027-02-30 10:00', good].map((text) => ({ start: text }));

	test('stops before anything is sent, and names every bad row', async () => {
		const run = await stage.run(form(start), { items: rows });
		const [message, ...lines] = errorText(run).split(/(?:<br>)?\n/);
		expect(message).toBe('2 of 5 items need attention; nothing was booked [item 1]');
		expect(lines[0]).toMatch(/^Item 1: Scheduled Start: isn't in a supported date format/);
		expect(lines[1]).toMatch(
			/^Item 3 \('2027-02-30 10:00'\): Scheduled Start: '2027-02-30 10:00' isn't a real date/,
		);
		expect(lines[2]).toBe('Correct the fields listed and run again.');
		expect(sent()).toBe(0);
	});

	test('gives rows with the same reason one line', async () => {
		const many = Array.from({ length: 14 }, () => ({ start: 'soon' }));
		const run = await stage.run(form(start), { items: many });
		expect(errorText(run)).toContain('Items 0 to 13: Scheduled Start: ');
		expect(errorText(run).match(/Scheduled Start/g)).toHaveLength(1);
	});

	test('keeps no other row from being booked when the workflow goes on', async () => {
		const run = await stage.run(form(start), { items: rows, onError: 'continueErrorOutput' });
		expect(run.json('Omneo')).toHaveLength(3);
		expect(paired(run, 'Error pairs')).toEqual([rows[1], rows[3]]);
	});
});

test('a refusal in the middle says which appointments are booked already', async () => {
	stage.sandbox.fault({ method: 'POST', nth: 4, status: 403 });
	const run = await stage.run(form(), { items: [{}, {}, {}, {}, {}, {}] });
	expect(run.error?.message).toContain('[item 3]');
	expect(errorText(run)).toContain(
		'3 items were completed before the workflow stopped (IDs 5001, 5002, 5003).',
	);
	expect(sent()).toBe(4);
});

test('the very first booking that is refused has nothing to tell about earlier ones', async () => {
	stage.sandbox.fault({ method: 'POST', status: 403 });
	const run = await stage.run(form(), { items: ROWS });
	expect(errorText(run)).not.toContain('completed before');
});

describe('a field named error in an answer', () => {
	const body = { data: { id: 77, status: 'requested', error: 'no deposit' } };
	const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	test.each(ON_ERROR)('does not make n8n take the item for a failed one: %s', async (onError) => {
		stage.sandbox.fault({ method: 'POST', status: 201, body, times: 'always' });
		const run = await stage.run(failing({ simplify: false }), { onError, node });
		expect(run.json('Omneo')).toEqual([{ id: 77, status: 'requested', omneo_error: 'no deposit' }]);
		expect(sent()).toBe(1);
	});
});

describe('Retry On Fail', () => {
	const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const start = { scheduledStartAt: '={{ $json.start }}' };
	const rows = [{ start: 'soon' }, { start: '2027-03-22 10:00' }];

	test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'books no customer twice when the first item is refused: %s',
		async (onError) => {
			const run = await stage.run(form(start), { items: rows, onError, node });
			expect(sent()).toBe(1);
			expect(paired(run, 'Main pairs')).toContainEqual(rows[1]);
		},
	);

	test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'books no customer twice when Omneo refuses the first item: %s',
		async (onError) => {
			stage.sandbox.fault({ method: 'POST', status: 422 });
			const parameters = form({ additionalFields: { notes: '={{ $json.row }}' } });
			await stage.run(parameters, { items: ROWS, onError, node });
			// n8n runs the node again when the first item of its main output has an error.
			const again = onError === 'continueRegularOutput' ? ['a'] : [];
			const rows = (records: IDataObject[]) => records.map(({ notes }) => notes).sort();
			expect(rows(stage.posted())).toEqual([...again, 'a', 'b', 'c']);
			expect(rows(stage.sandbox.appointments() as IDataObject[])).toEqual([...again, 'b', 'c']);
		},
	);

	test('books no customer twice when a later item stops the workflow', async () => {
		stage.sandbox.fault({ method: 'POST', nth: 3, status: 403, times: 'always' });
		const run = await stage.run(form(), { items: ROWS, node });
		expect(booked()).toBe(2);
		expect(errorText(run)).toContain(
			'2 items were completed before the workflow stopped (IDs 5001, 5002).',
		);
	});

	test('goes on where it stopped once the refusal has passed', async () => {
		stage.sandbox.fault({ method: 'POST', nth: 2, status: 429 });
		const run = await stage.run(form(), { items: ROWS, node });
		expect(run.error).toBeUndefined();
		expect(run.json('Omneo').map((item) => item.id)).toEqual([5001, 5002, 5003]);
		expect(booked()).toBe(3);
		expect(paired(run, 'Main pairs')).toEqual(ROWS);
	});

	test.each(ON_ERROR)('never repeats a booking that may have been made: %s', async (onError) => {
		stage.sandbox.fault({ method: 'POST', when: 'after', reset: true });
		await stage.run(form(), { onError, node });
		expect(booked()).toBe(1);
	});

	test('takes another round of the same node for what it is: more bookings', async () => {
		const workflow = workflowWith(omneoNode(form(), node));
		const [toOmneo] = workflow.connections.Trigger.main[0] ?? [];
		workflow.connections.Trigger.main = [[toOmneo, toOmneo]];
		const items = ROWS.map((json) => ({ json }));
		await stage.engine.run(workflow, { items, credentials: stage.credentials() });
		expect(booked()).toBe(6);
	});

	test('repeats what was surely not booked', async () => {
		stage.sandbox.fault({ method: 'GET', status: 503 });
		const run = await stage.run(form(), { node });
		expect(run.error).toBeUndefined();
		expect(booked()).toBe(1);
	});
});

test.each(ON_ERROR)(
	'a run that is cancelled while an answer is awaited sends nothing more: %s',
	async (onError) => {
		stage.sandbox.fault({ method: 'POST', nth: 2, delayMs: 2000, status: 504 });
		const askedTwice = async () => {
			while (sent() < 2) await sleep(10);
		};
		const run = await stage.run(form(), { items: ROWS, onError, cancel: askedTwice() });
		expect(run.run.status).toBe('canceled');
		await sleep(100);
		expect(sent()).toBe(2);
		expect(booked()).toBe(1);
	},
);
