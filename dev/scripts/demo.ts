/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- development only, never shipped */
/**
 * `npm start`: runs an example workflow on the n8n engine over a list of bookings, against a sandbox
 * tenant, and compares the report with the tenant's bookings.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { Engine, PACKAGE_FOLDER, type WorkflowDefinition } from '../engine/engine';
import { startSandbox } from '../sandbox';

/** The list has dates in it, so the sandbox's clock stands still shortly before them. */
const NOW = new Date('2027-03-15T00:00:00Z');

const NEXT_STEPS = `
Next:
  npm start -- --watch   the same, and the sandbox keeps running: see the bookings in its web page
  npm run editor         a real n8n in the browser, with this node and the example workflows`;

const options = new Command('npm start --')
	.description(
		'Books a list of appointments in a sandbox, by an example workflow on the n8n engine.',
	)
	.option('--list <file>', 'a JSON list of bookings', 'workflows/bookings.json')
	.option('--watch', 'keep the sandbox running afterwards, to see the bookings in its web page')
	.parse()
	.opts<{ list: string; watch?: boolean }>();

async function main() {
	const workflow = readJson<WorkflowDefinition>('workflows/book-from-a-list.json');
	const list = readJson<IDataObject[]>(options.list);
	const sandbox = await startSandbox({ now: () => NOW, switches: { enforceAvailability: true } });
	const host = await Engine.start();
	console.log(`Sandbox tenant: ${sandbox.url}`);
	console.log(`Workflow:       ${workflow.name} (${list.length} rows)\n`);

	const run = await host.run(workflow, {
		items: list.map((json) => ({ json })),
		credentials: { omneoApi: { baseUrl: sandbox.url, accessToken: sandbox.token } },
	});
	if (run.error) throw run.error;

	const booked = run.json('Booked');
	const refused = run.json('Refused');
	printTable(
		'Booked',
		['ID', 'Customer', 'Service', 'Local time', 'Location'],
		booked.map(bookedRow),
	);
	printTable('Refused', ['Customer', 'Field', 'Why'], refused.flatMap(refusedRows));

	const stored = sandbox.appointments().length;
	console.log(`${booked.length} booked, ${refused.length} refused, ${list.length} rows in all.`);
	console.log(`The tenant holds ${stored} appointments.`);
	if (booked.length + refused.length !== list.length || stored !== booked.length) {
		throw new Error('The report differs from the appointments of the tenant');
	}
	if (options.watch) {
		console.log(`\nThe bookings: ${sandbox.url} (Ctrl+C stops the sandbox)`);
		return;
	}
	await sandbox.stop();
	console.log(NEXT_STEPS);
}

function bookedRow(appointment: IDataObject): string[] {
	const start = DateTime.fromISO(String(appointment.scheduled_start_at), { setZone: true });
	return [
		String(appointment.id),
		String(appointment.profile_name),
		String(appointment.appointment_definition_name),
		start.toFormat("ccc d LLL yyyy HH:mm 'UTC'ZZ"),
		String(appointment.location_name),
	];
}

function refusedRows({ email, error }: IDataObject): string[][] {
	const { message, fields } = error as { message: string; fields: Record<string, string[]> };
	const reasons = Object.entries(fields);
	if (reasons.length === 0) return [[String(email), '', message]];
	return reasons.map(([field, texts]) => [String(email), field, texts.join(' ')]);
}

function printTable(title: string, head: string[], rows: string[][]): void {
	const widths = head.map((cell, column) =>
		Math.max(cell.length, ...rows.map((row) => row[column].length)),
	);
	const line = (row: string[]) =>
		row
			.map((cell, column) => cell.padEnd(widths[column]))
			.join('  ')
			.trimEnd();
	console.log(
		[title, line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), ''].join(
			'\n',
		),
	);
}

function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(resolve(PACKAGE_FOLDER, file), 'utf8')) as T;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
