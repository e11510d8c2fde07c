/** The way in which other triggers poll: what has a stamp between the last poll and now, by this machine's clock. */
import type { PageRef } from '../../../omneo/client/pageLinks';
import type { Conditions } from './conditions';
import { millisOf, randomOf } from './conditions';
import { Tenant } from './tenant';

/** How many bookings it doesn't report, of how many. Source: the Google Calendar and Airtable triggers of n8n 2.41. */
export async function pollByClock(seed: number, conditions: Partial<Conditions>, hours: number) {
	const random = randomOf(seed);
	const tenant = new Tenant({ rate: 1 / 40, ...conditions }, random);
	for (let count = 0; count < 40; count++) tenant.add();
	tenant.advance(600_000);
	const begun = tenant.clock;
	const found = new Set<number>();
	let last = tenant.now();
	let polls = 0;
	for (; tenant.clock < begun + hours * 3_600_000; polls++) {
		tenant.advance(60_000 - (tenant.clock % 60_000) + random() * 2_000);
		const now = tenant.now();
		for (let next: PageRef | undefined = 1; next !== undefined; ) {
			const page = await tenant.page({}, next);
			for (const { id, created_at } of page.records) {
				const at = millisOf(created_at);
				if (at > last && at <= now) found.add(Number(id));
			}
			({ next } = page);
		}
		last = now;
	}
	const due = tenant.truths.filter(({ id, event, at }) => {
		const isLasting = tenant.current(id) !== undefined;
		return event === 'added' && at > begun && at < tenant.clock - 300_000 && isLasting;
	});
	const lost = due.filter(({ id }) => !found.has(id)).length;
	return { due: due.length, lost, requests: tenant.requests, polls };
}
