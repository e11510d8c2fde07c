/** The whole policy, row by row: what is sent and looked at after each way in which a request can end. */
import type { FailureKind, OmneoError } from '../../../omneo/errors';
import { errorFromFailure, errorFromResponse } from '../../../omneo/http/responseErrors';
import type { HttpRequest } from '../../../omneo/http/transport';
import { Retrier } from '../../../omneo/http/retrier';
import { RETRY_POLICY, type RequestKind, BACKOFF } from '../../../omneo/http/retryPolicy';
import { VirtualClock } from '../virtualClock';

const METHODS: Record<RequestKind, HttpRequest['method']> = {
	read: 'GET',
	repeatable: 'PUT',
	create: 'POST',
};

/** The error of a request of that kind which ended so. */
function errorOf(ending: FailureKind, kind: RequestKind): OmneoError {
	const request: HttpRequest = { method: METHODS[kind], url: 'x', timeoutMs: 1000 };
	const answered = (status: number) =>
		errorFromResponse(request, { status, headers: {}, body: '' });
	switch (ending) {
		case 'rateLimited':
			return answered(429);
		case 'notDelivered':
			return errorFromFailure(request, { code: 'ECONNREFUSED', timedOut: false, cancelled: false });
		case 'serverError':
			return answered(503);
		case 'indeterminate':
			return answered(504);
	}
}

/** What a look shows; `none` when there is no way to look. */
type Sight = 'found' | 'nothing' | 'fails' | 'none';

const SIGHTS: Sight[] = ['found', 'nothing', 'fails', 'none'];

/** Carries out a task whose attempts end so, one after the other, and go through after that. */
async function carriedOut(
	kind: RequestKind,
	sight: Sight,
	endings: FailureKind[],
): Promise<string> {
	const clock = new VirtualClock();
	const log: string[] = [];
	const left = [...endings];
	const verify = async () => {
		log.push('look');
		await clock.wait(10);
		if (sight === 'fails') throw errorOf('serverError', 'read');
		return sight === 'found' ? 'found' : undefined;
	};
	const send = async () => {
		log.push('send');
		await clock.wait(1000);
		const ending = left.shift();
		if (ending) throw errorOf(ending, kind);
		return 'answered';
	};
	const task = { kind, send, ...(sight === 'none' ? {} : { verify }), manualCheckHint: 'Ana' };
	const end = await clock.run(
		new Retrier(clock).execute(task).catch(({ outcomeUnknown, hint }: OmneoError) => {
			if (!outcomeUnknown) return 'failed';
			return hint.includes('for Ana before') ? 'unknown, to be checked' : 'unknown';
		}),
	);
	return [...log, '=>', end].join(' ');
}

const AGAIN = 'send send => answered';
const FOUND = 'send look => found';
const UNKNOWN = 'send => unknown, to be checked';
const LOOKS = 'look look look look look';
/** Of what does no harm twice, one look that is answered is enough. */
const LOOKED_ONCE = 'send look send => answered';
/** A create is looked for as long as reads may lag. */
const LOOKED = `send ${LOOKS} send => answered`;
const LOOK_5 = `send ${LOOKS} => unknown, to be checked`;

/** In the order of `SIGHTS`. */
const ALWAYS_AGAIN = [AGAIN, AGAIN, AGAIN, AGAIN];
const AGAIN_UNLESS_FOUND = [FOUND, LOOKED_ONCE, `send ${LOOKS} send => answered`, AGAIN];

const EXPECTED: Record<FailureKind, Record<RequestKind, string[]>> = {
	rateLimited: { read: ALWAYS_AGAIN, repeatable: ALWAYS_AGAIN, create: ALWAYS_AGAIN },
	notDelivered: { read: ALWAYS_AGAIN, repeatable: ALWAYS_AGAIN, create: ALWAYS_AGAIN },
	serverError: {
		read: ALWAYS_AGAIN,
		repeatable: AGAIN_UNLESS_FOUND,
		create: [FOUND, LOOKED, LOOK_5, UNKNOWN],
	},
	indeterminate: {
		read: ALWAYS_AGAIN,
		repeatable: AGAIN_UNLESS_FOUND,
		create: [FOUND, LOOK_5, LOOK_5, UNKNOWN],
	},
};

const ENDINGS = Object.keys(EXPECTED) as FailureKind[];
const KINDS = Object.keys(METHODS) as RequestKind[];

const rows = ENDINGS.flatMap((ending) =>
	KINDS.flatMap((kind) =>
		SIGHTS.map((sight, index) => [kind, ending, sight, EXPECTED[ending][kind][index]] as const),
	),
);

it('names every ending and every kind', () => {
	expect(Object.keys(RETRY_POLICY).sort()).toEqual([...ENDINGS].sort());
	for (const steps of Object.values(RETRY_POLICY)) {
		expect(Object.keys(steps).sort()).toEqual([...KINDS].sort());
	}
});

it.each(rows)('a %s that ended as %s, with a look that shows %s: %s', async (...row) => {
	const [kind, ending, sight, expected] = row;
	expect(errorOf(ending, kind).failureKind).toBe(ending);
	await expect(carriedOut(kind, sight, [ending])).resolves.toBe(expected);
});

const MOST = BACKOFF.retryDelays.length + 1;
const times = (step: string) => Array.from({ length: MOST }, () => step).join(' ');

it.each<[RequestKind, FailureKind, Sight, string]>([
	['read', 'notDelivered', 'none', `${times('send')} => failed`],
	['read', 'serverError', 'none', `${times('send')} => failed`],
	['read', 'indeterminate', 'none', `${times('send')} => failed`],
	['repeatable', 'notDelivered', 'none', `${times('send')} => failed`],
	['repeatable', 'serverError', 'none', `${times('send')} => unknown`],
	['repeatable', 'indeterminate', 'none', `${times('send')} => unknown`],
	['repeatable', 'indeterminate', 'nothing', `${times('send look')} => unknown`],
	['create', 'notDelivered', 'none', `${times('send')} => failed`],
	['create', 'serverError', 'nothing', `${times(`send ${LOOKS}`)} => unknown, to be checked`],
])('a %s that always ends as %s, with a look that shows %s: %s', async (...row) => {
	const [kind, ending, sight, expected] = row;
	await expect(carriedOut(kind, sight, Array<FailureKind>(9).fill(ending))).resolves.toBe(expected);
});

it.each<RequestKind>(['read', 'repeatable', 'create'])(
	'being turned away by a limit uses up no attempt of a %s',
	async (kind) => {
		const limited = Array<FailureKind>(20).fill('rateLimited');
		const undelivered = Array<FailureKind>(BACKOFF.retryDelays.length).fill('notDelivered');
		const log = await carriedOut(kind, 'none', [...limited, ...undelivered, ...limited]);
		expect(log).toBe(`${'send '.repeat(2 * limited.length + MOST)}=> answered`);
	},
);

it('a create is not sent again when a later attempt stays open', async () => {
	await expect(
		carriedOut('create', 'nothing', ['serverError', 'rateLimited', 'indeterminate']),
	).resolves.toBe(`send ${LOOKS} send send ${LOOKS} => unknown, to be checked`);
});
