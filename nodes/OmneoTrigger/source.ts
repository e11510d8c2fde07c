/** Omneo as the trigger reads it: through n8n, at the pace that Omneo allows, within the time of one poll. */
import type { IPollFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { OmneoClient } from '../../omneo/client/client';
import { LookupCache, type LookupStore } from '../../omneo/client/lookupCache';
import { anyRecord } from '../../omneo/client/parse';
import type { Clock } from '../../omneo/concurrency/clock';
import { ServerClock } from '../../omneo/concurrency/serverClock';
import { OmneoError, undefinedFor } from '../../omneo/errors';
import { AdaptiveRateLimiter } from '../../omneo/http/rateLimiter';
import { Retrier } from '../../omneo/http/retrier';
import { CONCURRENCY, Throttle } from '../../omneo/http/throttle';
import type { AppointmentSource } from '../../omneo/trigger/read';
import { n8nTransport } from '../Omneo/runtime/n8nTransport';

/** n8n gives a poll 5 minutes by default; the rest is for what follows the last page. */
const BUDGET_MS = 300_000;
const SHARE_FOR_PAGES = 0.75;

/** How long names that were looked up are kept, in milliseconds. */
const LOOKUPS_MS = 3_600_000;

/** What the polls of one trigger share. */
interface Shared {
	limiter: AdaptiveRateLimiter;
	serverClock: ServerClock;
	lookups: LookupStore;
	lookedUpAt: number;
}

const shared = new Map<string, Shared>();

export interface TriggerSource extends AppointmentSource {
	lookups: LookupCache;
}

/** @param key Of the trigger and the tenant */
export function triggerSource(
	context: IPollFunctions,
	{ root, key, timeoutMs }: { root: string; key: string; timeoutMs: number },
): TriggerSource {
	// n8n has the method since the middle of 2026.
	const budget = (context as Partial<IPollFunctions>).getPollBudgetMs?.() ?? BUDGET_MS;
	const end = Date.now() + budget * SHARE_FOR_PAGES;
	const clock = pollClock(end);
	const { limiter, serverClock, lookups } = sharedBy(key);
	const throttle = new Throttle(CONCURRENCY.default, limiter, clock);
	const client = new OmneoClient({
		root,
		transport: throttle.wrap(n8nTransport(context)),
		retrier: new Retrier(clock),
		timeoutMs,
		serverClock,
	});
	return {
		lookups: new LookupCache(client, lookups),
		page: async (query, ref) => await client.page(['appointments'], anyRecord, ref, query),
		record: async (id) => {
			return await client.read(['appointments', id], anyRecord).catch(undefinedFor('notFound'));
		},
		now: () => serverClock.now(),
		isOver: () => Date.now() >= end,
	};
}

function sharedBy(key: string): Shared {
	const now = Date.now();
	const known = shared.get(key) ?? {
		limiter: new AdaptiveRateLimiter(() => Math.random()),
		serverClock: new ServerClock(),
		lookups: new Map(),
		lookedUpAt: now,
	};
	if (now - known.lookedUpAt >= LOOKUPS_MS) {
		known.lookups.clear();
		known.lookedUpAt = now;
	}
	shared.set(key, known);
	return known;
}

/** Real time, up to the end of the poll. */
function pollClock(end: number): Clock {
	return {
		now: () => Date.now(),
		random: () => Math.random(),
		wait: async (millis) => {
			if (Date.now() + millis > end) throw tooLong(millis);
			if (millis > 0) await sleep(Math.ceil(millis));
		},
	};
}

function tooLong(millis: number): OmneoError {
	return new OmneoError({
		kind: 'rateLimited',
		message: "Omneo's rate limit leaves no time in this poll",
		hint: 'Poll less often, or add filters.',
		retryable: true,
		data: { retryAfterMs: Math.ceil(millis) },
	});
}
