/** The whole policy, row by row: what is sent and looked at after each way in which a request can end. */
import type { Ending, OmneoError } from '../../../omneo/errors';
import { errorFromFailure, errorFromResponse } from '../../../omneo/http/responseErrors';
import type { HttpRequest } from '../../../omneo/http/transport';
import { Persistence } from '../../../omneo/http/retrier';
import { POLICY, type RequestKind, WAITS } from '../../../omneo/http/retryPolicy';
import { VirtualClock } from '../virtualClock';

const METHODS: Record<RequestKind, HttpRequest['method']> = {
	read: 'GET',
	repeatable: 'PUT',
	create: 'POST',
};

/** The error of a request of that kind which ended so. */
function errorOf(ending: Ending, kind: RequestKind): OmneoError {
	const request: HttpRequest = { method: METHODS[kind], url: 'x', timeoutMs: 1000 };
	const answered = (status: number) =>
		errorFromResponse(request, { status, headers: {}, body: '' });
	switch (ending) {
		case 'limited':
			return answered(429);
		case 'undelivered':
			return errorFromFailure(request, { code: 'ECONNREFUSED', timedOut: false, cancelled: false });
		case 'ended':
			return answered(503);
		case 'open':
			return answered(504);
	}
}

/** What a look shows; `none` when there is no way to look. */
type Sight = 'found' | 'nothing' | 'fails' | 'none';

const SIGHTS: Sight[] = ['found', 'nothing', 'fails', 'none'];

/** Carries out a task whose attempts end so, one after the other, and go through after that. */
async function carriedOut(kind: RequestKind, sight: Sight, endings: Ending[]): Promise<string> {
	const clock = new VirtualClock();
	const log: string[] = [];
	const left = [...endings];
	const look = async () => {
		log.push('look');
		await clock.wait(10);
		if (sight === 'fails') throw errorOf('ended', 'read');
		return sight === 'found' ? 'found' : undefined;
	};
	const attempt = async () => {
		log.push('send');
		await clock.wait(1000);
		const ending = left.shift();
		if (ending) throw errorOf(ending, kind);
		return 'answered';
	};
	const task = { kind, attempt, ...(sight === 'none' ? {} : { look }), toCheck: 'Ana' };
	const end = await clock.run(
		new Persistence(clock).carryOut(task).catch(({ outcomeUnknown, hint }: OmneoError) => {
			if (!outcomeUnknown) return 'failed';
			return hint.includes('for Ana before') ? 'unknown, to be checked' : 'unknown';
		}),
	);
	return [...log, '=>', end].join(' ');
}

const AGAIN = 'send send => answered';
const FOUND = 'send look => found';
const LOOKED = 'send look send => answered';
const UNKNOWN = 'send => unknown, to be checked';
const LOOKS = 'look look look look look';
const LOOK_5 = `send ${LOOKS} => unknown, to be checked`;

/** In the order of `SIGHTS`. */
const ALWAYS_AGAIN = [AGAIN, AGAIN, AGAIN, AGAIN];
const AGAIN_UNLESS_FOUND = [FOUND, LOOKED, `send ${LOOKS} send => answered`, AGAIN];

const EXPECTED: Record<Ending, Record<RequestKind, string[]>> = {
	limited: { read: ALWAYS_AGAIN, repeatable: ALWAYS_AGAIN, create: ALWAYS_AGAIN },
	undelivered: { read: ALWAYS_AGAIN, repeatable: ALWAYS_AGAIN, create: ALWAYS_AGAIN },
	ended: {
		read: ALWAYS_AGAIN,
		repeatable: AGAIN_UNLESS_FOUND,
		create: [FOUND, LOOKED, LOOK_5, UNKNOWN],
	},
	open: {
		read: ALWAYS_AGAIN,
		repeatable: AGAIN_UNLESS_FOUND,
		create: [FOUND, LOOK_5, LOOK_5, UNKNOWN],
	},
};

const ENDINGS = Object.keys(EXPECTED) as Ending[];
const KINDS = Object.keys(METHODS) as RequestKind[];

const rows = ENDINGS.flatMap((ending) =>
	KINDS.flatMap((kind) =>
		SIGHTS.map((sight, index) => [kind, ending, sight, EXPECTED[ending][kind][index]] as const),
	),
);

it('names every ending and every kind', () => {
	expect(Object.keys(POLICY).sort()).toEqual([...ENDINGS].sort());
	for (const steps of Object.values(POLICY)) {
		expect(Object.keys(steps).sort()).toEqual([...KINDS].sort());
	}
});

it.each(rows)('a %s that ended as %s, with a look that shows %s: %s', async (...row) => {
	const [kind, ending, sight, expected] = row;
	expect(errorOf(ending, kind).ending).toBe(ending);
	await expect(carriedOut(kind, sight, [ending])).resolves.toBe(expected);
});

const MOST = WAITS.again.length + 1;
const times = (step: string) => Array.from({ length: MOST }, () => step).join(' ');

it.each<[RequestKind, Ending, Sight, string]>([
	['read', 'undelivered', 'none', `${times('send')} => failed`],
	['read', 'ended', 'none', `${times('send')} => failed`],
	['read', 'open', 'none', `${times('send')} => failed`],
	['repeatable', 'undelivered', 'none', `${times('send')} => failed`],
	['repeatable', 'ended', 'none', `${times('send')} => unknown`],
	['repeatable', 'open', 'none', `${times('send')} => unknown`],
	['repeatable', 'open', 'nothing', `${times('send look')} => unknown`],
	['create', 'undelivered', 'none', `${times('send')} => failed`],
	['create', 'ended', 'nothing', `${times('send look')} => failed`],
])('a %s that always ends as %s, with a look that shows %s: %s', async (...row) => {
	const [kind, ending, sight, expected] = row;
	await expect(carriedOut(kind, sight, Array<Ending>(9).fill(ending))).resolves.toBe(expected);
});

it.each<RequestKind>(['read', 'repeatable', 'create'])(
	'being turned away by a limit uses up no attempt of a %s',
	async (kind) => {
		const limited = Array<Ending>(20).fill('limited');
		const undelivered = Array<Ending>(WAITS.again.length).fill('undelivered');
		const log = await carriedOut(kind, 'none', [...limited, ...undelivered, ...limited]);
		expect(log).toBe(`${'send '.repeat(2 * limited.length + MOST)}=> answered`);
	},
);

it('a create is not sent again when a later attempt stays open', async () => {
	await expect(carriedOut('create', 'nothing', ['ended', 'limited', 'open'])).resolves.toBe(
		'send look send send look look look look look => unknown, to be checked',
	);
});
