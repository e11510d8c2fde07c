/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** The dashboard: what is booked where, and what clients asked. One page, for a person who watches. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokens } from '../http/authorization';
import { Html, html } from './html';
import type { RequestRecord } from '../http/requestLog';
import type { Context } from '../data/store';
import { localTime } from '../domain/wallClock';
import type { Booking, Json, Place, Status } from '../data/records';

const style = readFileSync(join(__dirname, 'dashboard.css'), 'utf8');
const LATEST = 25;
const DAY = 'cccc, d LLLL yyyy';

const statusLook: Record<Status, { text: string; look: 'good' | 'wait' | 'bad' | 'calm' }> = {
	requested: { text: 'Requested', look: 'wait' },
	confirmed: { text: 'Confirmed', look: 'good' },
	arrived: { text: 'Arrived', look: 'good' },
	completed: { text: 'Completed', look: 'calm' },
	cancelled: { text: 'Cancelled', look: 'bad' },
	rejected: { text: 'Rejected', look: 'bad' },
	no_show: { text: 'No Show', look: 'bad' },
};

function grouped<T>(records: T[], keyOf: (record: T) => string): Array<[string, T[]]> {
	const groups = new Map<string, T[]>();
	for (const record of records) {
		const key = keyOf(record);
		groups.set(key, [...(groups.get(key) ?? []), record]);
	}
	return [...groups];
}

function entry(booking: Booking): Html {
	const { id, start, end, place, profile, service, staff, status, notes, answers } = booking;
	const [from, until] = [start, end].map((time) => localTime(time, place.timezone));
	const { text, look } = statusLook[status];
	const withStaff = staff ? ` with ${staff.first} ${staff.last}` : '';
	return html`<li>
		<span class="when"
			><time datetime="${start.toISOString()}">${from.toFormat('HH:mm')}</time> –
			${until.toFormat('HH:mm')}</span
		>
		<span class="what">
			<span class="who">${profile.first} ${profile.last}</span><br />
			${service.name}${withStaff} <span class="soft">ID ${id}</span>
			${answers.map(
				({ question, value }) =>
					html`<br /><span class="soft">${question.label}: ${shown(value)}</span>`,
			)}
			${notes ? html`<br /><span class="soft">${notes}</span>` : ''}
		</span>
		<span class="chip ${look}">${text}</span>
	</li>`;
}

/** An answer as a person reads it: lists without brackets. */
function shown(value: Json): string {
	if (Array.isArray(value)) return value.map(shown).join(', ');
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Counts the people on the waitlist and in the queue of a shop; empty when both are. */
function waiting({ store }: Context, place: Place): string[] {
	const hope = store.waitlist.filter((entry) => entry.place === place && entry.status === 'active');
	const here = store.queue.filter((entry) => entry.place === place && entry.status === 'waiting');
	return [
		...(hope.length > 0 ? [`${hope.length} on the waitlist`] : []),
		...(here.length > 0 ? [`${here.length} in the queue`] : []),
	];
}

function placeCard(context: Context, place: Place, bookings: Booking[]): Html {
	const today = localTime(context.now(), place.timezone).toFormat(DAY);
	const days = grouped(
		[...bookings].sort((one, other) => one.start.getTime() - other.start.getTime()),
		(booking) => localTime(booking.start, place.timezone).toFormat(DAY),
	);
	return html`<section class="place" aria-labelledby="place-${place.id}">
		<header>
			<h2 id="place-${place.id}">${place.name}</h2>
			<span class="soft"
				>${localTime(context.now(), place.timezone).toFormat('HH:mm')} now, ${place.timezone}</span
			>
		</header>
		${waiting(context, place).map((text) => html`<p class="soft">${text}</p>`)}
		${days.map(
			([day, entries]) =>
				html`<h3>${day} ${day === today ? html`<span class="chip good">Today</span>` : ''}</h3>
					<ol>
						${entries.map(entry)}
					</ol>`,
		)}
	</section>`;
}

function bookings(context: Context): Html {
	const { store } = context;
	const cards = store.places.flatMap((place) => {
		const here = store.bookings.filter((booking) => booking.place.id === place.id);
		const busy = here.length > 0 || waiting(context, place).length > 0;
		return busy ? placeCard(context, place, here) : [];
	});
	if (cards.length > 0) return html`${cards}`;
	return html`<p class="empty">No bookings yet. New ones appear here automatically.</p>`;
}

function statusChip(status: number | null): Html {
	if (status === null) return html`<span class="chip wait">No response</span>`;
	return html`<span class="chip ${status < 300 ? 'good' : 'bad'}">${status}</span>`;
}

function latestRequests(requests: RequestRecord[]): Html {
	const rows = requests.slice(-LATEST).reverse();
	if (rows.length === 0) return html`<p class="empty">No requests yet.</p>`;
	return html`<table>
			<thead>
				<tr>
					<th scope="col">Time</th>
					<th scope="col">Request</th>
					<th scope="col">Status</th>
				</tr>
			</thead>
			<tbody>
				${rows.map(
					({ at, method, path, status }) =>
						html`<tr>
							<td>
								<time datetime="${at.toISOString()}">${at.toISOString().slice(11, 19)}</time>
							</td>
							<td class="path mono">${method} ${path}</td>
							<td>${statusChip(status)}</td>
						</tr>`,
				)}
			</tbody>
		</table>
		<p class="soft">Latest ${LATEST} requests, times in UTC.</p>`;
}

/** Replaces only the parts that changed, so that the scroll position and open details stay. */
const refresh = new Html(`<script>
setInterval(async () => {
	if (document.hidden) return;
	try {
		const answer = await fetch('/', { cache: 'no-store' });
		const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
		for (const id of ['count', 'bookings', 'calls']) {
			const [old, fresh] = [document.getElementById(id), next.getElementById(id)];
			if (old && fresh && old.innerHTML !== fresh.innerHTML) old.innerHTML = fresh.innerHTML;
		}
	} catch { /* The sandbox is stopped; the page keeps what it last showed. */ }
}, 2000);
</script>`);

/** The page. `baseUrl` is what belongs into a credential. */
export function dashboard(context: Context, requests: RequestRecord[], baseUrl: string): string {
	const count = context.store.bookings.length;
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>Bookings, Omneo sandbox</title>
				<noscript><meta http-equiv="refresh" content="5" /></noscript>
				<style>
					${new Html(style)}
				</style>
			</head>
			<body>
				<header>
					<p class="eyebrow">Omneo sandbox</p>
					<h1>Bookings</h1>
					<p class="soft" id="count" role="status">
						${count === 0 ? 'No bookings' : count === 1 ? '1 booking' : `${count} bookings`}
					</p>
					<details>
						<summary>How to connect</summary>
						<dl>
							<dt>API Base URL</dt>
							<dd><code>${baseUrl}</code></dd>
							<dt>Access Token</dt>
							<dd><code>${tokens.full}</code></dd>
							<dt>Read-only token</dt>
							<dd><code>${tokens.readOnly}</code></dd>
							<dt>Token without permissions</dt>
							<dd><code>${tokens.useless}</code></dd>
						</dl>
					</details>
				</header>
				<div class="columns">
					<main id="bookings" aria-label="Bookings">${bookings(context)}</main>
					<aside aria-labelledby="requests">
						<h2 id="requests">Requests</h2>
						<div id="calls" class="scroll" role="region" aria-labelledby="requests" tabindex="0">
							${latestRequests(requests)}
						</div>
					</aside>
				</div>
				<footer class="soft">Local sandbox: nothing here is sent to Omneo.</footer>
				${refresh}
			</body>
		</html> `.text;
}
