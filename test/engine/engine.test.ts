/** The in-process engine does what n8n does: it retries stored executions. Its delays can be shortened. */
import type { FinishedRun } from '../../dev/engine/engine';
import { shortenDelays } from '../../dev/engine/shortenDelays';
import { DELAY_DIVISOR, Stage, form, omneoNode, workflowWith } from './support';

const stage = Stage.use();

const workflow = workflowWith(omneoNode(form()));
const credentials = () => stage.credentials();
const items = [{ json: { row: 'a' } }, { json: { row: 'b' } }];

/** A run that books the first item and is refused the second. */
async function stopped(): Promise<FinishedRun> {
	const fault = stage.sandbox.fault({ method: 'POST', nth: 2, status: 403 });
	const definition = workflowWith(omneoNode(form({ options: { maxRequestsAtOnce: 1 } })));
	const run = await stage.engine.run(definition, { items, credentials: credentials() });
	expect([run.error === undefined, fault.hits]).toEqual([false, 1]);
	return run;
}

describe('a retry of a stored execution', () => {
	test('goes on at the node that failed, with the items that it had', async () => {
		const run = await stopped();
		const again = await stage.engine.retry(run, workflow, { credentials: credentials() });
		expect(again.error).toBeUndefined();
		expect(again.run.data.resultData.runData.Trigger).toHaveLength(1);
		expect(again.run.data.resultData.runData.Omneo).toHaveLength(1);
		expect(again.json('Main pairs').map(({ paired }) => paired)).toEqual([
			{ row: 'a' },
			{ row: 'b' },
		]);
	});

	test('knows what the first execution had written, and writes it once', async () => {
		const again = await stage.engine.retry(await stopped(), workflow, {
			credentials: credentials(),
		});
		expect(stage.sandbox.appointments().map(({ id }) => id)).toEqual([5001, 5002]);
		expect(again.json('Omneo').map(({ id }) => id)).toEqual([5001, 5002]);
	});

	test('leaves the stored execution as it was', async () => {
		const run = await stopped();
		await stage.engine.retry(run, workflow, { credentials: credentials() });
		expect(run.error).toBeDefined();
		expect(run.task('Omneo')?.error).toBeDefined();
	});

	test('starts from what a database can hold, and no object in memory', async () => {
		const run = await stopped();
		const stored = run.storedForRetry();
		expect(stored).not.toBe(run.run.data);
		expect(JSON.parse(JSON.stringify(stored.executionData?.contextData))).toEqual(
			stored.executionData?.contextData,
		);
	});

	test('is refused for one that succeeded', async () => {
		const run = await stage.engine.run(workflow, { items, credentials: credentials() });
		await expect(stage.engine.retry(run, workflow)).rejects.toThrow('cannot be retried');
	});
});

test('delays of the loaded node are divided, and only until they are restored', async () => {
	const fails = async () => {
		stage.sandbox.reset();
		stage.sandbox.fault({ method: 'POST', status: 500 });
		const start = performance.now();
		const run = await stage.engine.run(workflow, { items: [items[0]], credentials: credentials() });
		expect(run.json('Omneo')).toHaveLength(1);
		return performance.now() - start;
	};
	const shortenAgain = shortenDelays(stage.engine, 1 / DELAY_DIVISOR);
	const usual = await fails();
	shortenAgain();
	const shortened = await fails();
	// Fifteen seconds of looks and half a second before the second attempt: no machine is that busy.
	expect(usual).toBeGreaterThanOrEqual(15_500);
	expect(shortened).toBeLessThan(15_500);
}, 60_000);
