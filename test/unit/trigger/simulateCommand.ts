/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/**
 * `npm run simulate`: random histories of every kind, and what a poll costs in tenants of all sizes.
 * Prints the tables of docs/trigger.md. Ends with status 1 when anything was lost, doubled or made up.
 */
import { pollAppointments } from '../../../omneo/trigger/poll';
import type { TriggerState } from '../../../omneo/trigger/state';
import { storedState } from '../../../omneo/trigger/state';
import { pollByClock } from './clockWindow';
import { type Conditions, START, text } from './conditions';
import { ALL, runHistory } from './history';
import { Tenant } from './tenant';
import { worlds } from './worlds';

const HISTORIES = Number(process.argv[2] ?? 500);
const SIZES = [1_000, 20_000, 200_000];

const print = (line = '') => void process.stdout.write(`${line}\n`);
const row = (...cells: Array<string | number>) => print(`| ${cells.join(' | ')} |`);
const shown = (value: number) => value.toLocaleString('en');

async function histories(): Promise<boolean> {
	row('World', 'Histories', 'Events due', 'Lost', 'Twice', 'Made up', 'Requests a poll');
	row('---', '---', '---', '---', '---', '---', '---');
	const all = {
		count: 0,
		due: 0,
		lost: 0,
		doubled: 0,
		wrong: 0,
		polls: 0,
		minutes: 0,
		requests: 0,
	};
	for (const [name, conditions, trouble] of worlds) {
		const sum = { ...all, count: Math.ceil(HISTORIES / worlds.length) };
		for (const key of ['due', 'lost', 'doubled', 'wrong', 'polls', 'minutes', 'requests'] as const)
			sum[key] = 0;
		for (let seed = 1; seed <= sum.count; seed++) {
			const verdict = await runHistory(seed * 104_729, conditions, trouble);
			sum.due += verdict.due;
			sum.lost += verdict.lost.length;
			sum.doubled += verdict.doubled.length;
			sum.wrong += verdict.wrong.length;
			sum.polls += verdict.polls;
			sum.requests += verdict.requests;
			sum.minutes += verdict.appointmentMinutes;
		}
		const each = (sum.requests / sum.polls).toFixed(1);
		row(name, sum.count, shown(sum.due), sum.lost, sum.doubled, sum.wrong, each);
		for (const key of Object.keys(all) as Array<keyof typeof all>) all[key] += sum[key];
	}
	row(
		'all',
		all.count,
		shown(all.due),
		all.lost,
		all.doubled,
		all.wrong,
		(all.requests / all.polls).toFixed(1),
	);
	print(`\n${shown(all.polls)} polls, ${shown(all.minutes)} appointment-minutes\n`);
	return all.lost + all.doubled + all.wrong === 0;
}

async function clockWindows(): Promise<void> {
	row('Polling by a window of the own clock', 'Bookings due', 'Lost', 'Requests a poll');
	row('---', '---', '---', '---');
	const kinds: Array<[string, Partial<Conditions>]> = [
		['clocks equal', { pageSize: 100 }],
		['records show up to 5 s late', { pageSize: 100, lagMs: 5_000 }],
		['own clock 5 s ahead', { pageSize: 100, skewMs: -5_000 }],
	];
	for (const [name, conditions] of kinds) {
		const sum = { due: 0, lost: 0, requests: 0, polls: 0 };
		for (let seed = 1; seed <= 100; seed++) {
			const one = await pollByClock(seed * 104_729, conditions, 2);
			for (const key of Object.keys(sum) as Array<keyof typeof sum>) sum[key] += one[key];
		}
		row(name, shown(sum.due), shown(sum.lost), (sum.requests / sum.polls).toFixed(1));
	}
	print();
}

/** A tenant in which one appointment of fifty is still to come, a page has 100, and three changes come in a minute. */
function tenantOf(size: number, conditions: Partial<Conditions>): Tenant {
	const tenant = new Tenant({ pageSize: 100, slowest: 300, ...conditions });
	for (let count = 0; count < size; count++) {
		const before = (size - count) * 60_000;
		const times = {
			scheduled_start_at: text(START - 30 * 86_400_000),
			scheduled_end_at: text(START - 30 * 86_400_000 + 2_700_000),
		};
		tenant.add(
			{ updated_at: text(START - before), ...(count % 50 === 0 ? {} : times) },
			START - before,
		);
	}
	return tenant;
}

async function costs(): Promise<void> {
	row(
		'Appointments',
		'What Omneo does',
		'Switching on',
		'Quiet poll',
		'Poll with 3 changes',
		'Stored',
	);
	row('---', '---', '---', '---', '---', '---');
	const rungs: Array<[string, Partial<Conditions>]> = [
		['sorts', {}],
		['only filters by time', { sort: 'refused' }],
		['neither', { sort: 'ignored', range: 'ignored' }],
	];
	for (const size of SIZES) {
		for (const [name, conditions] of rungs) {
			const tenant = tenantOf(size, conditions);
			let state: TriggerState | undefined;
			const poll = async () => {
				const before = tenant.requests;
				const polled = await pollAppointments({
					source: tenant,
					settings: ALL,
					config: '',
					state,
					mustProve: false,
				});
				({ state } = polled);
				tenant.advance(60_000);
				return tenant.requests - before;
			};
			const [begin, quiet] = [await poll(), await poll()];
			for (let change = 0; change < 3; change++) tenant.note(5001 + change * 50, 'changed');
			const busy = await poll();
			const bytes = state ? JSON.stringify(storedState(state)).length : 0;
			row(
				shown(size),
				name,
				shown(begin),
				shown(quiet),
				shown(busy),
				`${Math.ceil(bytes / 1000)} KB`,
			);
		}
	}
}

async function main(): Promise<void> {
	await costs();
	print();
	await clockWindows();
	process.exitCode = (await histories()) ? 0 : 1;
}

void main();
