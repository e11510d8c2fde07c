/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- development only, never shipped */
/** n8n is killed in the middle of a list, and the list is run again by another process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { PACKAGE_FOLDER } from '../../dev/engine/engine';
import { Stage, omneoNode, workflowWith } from '../engine/support';
import { customerOf, formFor, rowOf } from './fixtures';
import { reportOf } from './itemReports';
import { verifyReport } from './oracle';
import { plainScenario } from './scenario';

const stage = Stage.use();

const ROWS = 20;
const scenario = {
	...plainScenario('Killed', 'kill -9, rows run again', ROWS),
	onError: 'continueErrorOutput',
	ifAlreadyBooked: 'returnExisting',
} as const;

/** Books in another process, which is killed when so many bookings are in the book. */
async function bookAndDie(number: number): Promise<void> {
	const given = JSON.stringify({ scenario, credential: stage.credential });
	const file = resolve(PACKAGE_FOLDER, 'test/faults/killedRun.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', file, given], { stdio: 'ignore' });
	const stop = stage.sandbox.onRequest(() => {
		if (stage.sandbox.appointments().length >= number) child.kill('SIGKILL');
	});
	await once(child, 'exit');
	stop();
	await stage.sandbox.idle();
}

test.each([1, 7, 15])(
	'with %i rows booked when it died, each is booked once, and all are reported',
	async (number) => {
		for (const person of scenario.people) {
			stage.sandbox.addProfile({
				id: customerOf(person),
				first_name: 'No.',
				last_name: String(person),
			});
		}
		await bookAndDie(number);
		const left = stage.sandbox.appointments();
		expect(left.length).toBeGreaterThanOrEqual(number);
		expect(left.length).toBeLessThan(ROWS);

		const items = scenario.people.map((person) => ({ json: rowOf(person) }));
		const workflow = workflowWith(omneoNode(formFor(scenario), { onError: scenario.onError }));
		const run = await stage.engine.run(workflow, { items, credentials: stage.credentials() });
		const bookings = { before: [], after: stage.sandbox.appointments() };
		const { findings } = verifyReport(scenario, reportOf(run, scenario.onError, 'Omneo'), bookings);
		expect(findings).toEqual([]);
		expect(bookings.after).toHaveLength(ROWS);
		const found = run.json('Omneo').filter(({ created }) => created === false);
		expect(found).toHaveLength(left.length);
	},
);
