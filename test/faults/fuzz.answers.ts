/** Wild answers to every operation: whatever the server says, an item ends with a result or a reason. */
import type { INodeParameters } from 'n8n-workflow';
import { type Stage, omneoNode, workflowWith } from '../engine/support';
import { type FuzzResult, checkRun, nothingYet } from './fuzz.check';
import { SUBJECTS, type Subject, onStage } from './fuzz.forms';
import { FuzzServer } from './fuzz.server';
import { withTimeLimit } from './timeLimit';

/** So many items in one execution: few, as one answer about a limit holds up all of them. */
const RUN = 10;
/** In seconds. */
const requestTimeout = 0.5;

export async function fuzzAnswers(seed: number, cases: number): Promise<FuzzResult> {
	const result = nothingYet();
	const each = Math.ceil(cases / SUBJECTS.length);
	await onStage(async (stage) => {
		const server = await FuzzServer.start(stage.sandbox.url, seed, cases);
		for (const subject of SUBJECTS) {
			for (let done = 0; done < each; done += RUN) {
				await fuzzOnce(result, stage, subject, server, Math.min(RUN, each - done));
			}
		}
		await server.stop();
	});
	return result;
}

async function fuzzOnce(
	result: FuzzResult,
	stage: Stage,
	{ operation, good }: Subject,
	server: FuzzServer,
	cases: number,
): Promise<void> {
	stage.sandbox.reset();
	const { resource, value } = operation;
	const form = { ...(await good(stage)), resource, operation: value } as INodeParameters;
	// One at a time, so that the same seed gives the same answers to the same questions.
	const options = { ...(form.options as object), ...{ requestTimeout, maxRequestsAtOnce: 1 } };
	const omneo = omneoNode({ ...form, options }, { onError: 'continueRegularOutput' });
	const items = Array.from({ length: cases }, (_, number) => ({ json: { number } }));
	const from = server.answered;
	const run = await withTimeLimit(async (cancel) => {
		const credentials = stage.credentials({ baseUrl: server.url });
		return await stage.engine.run(workflowWith(omneo), { items, credentials, cancel });
	});
	const what = `${resource}.${value}, answers ${from} to ${server.answered}`;
	checkRun(result, what, items, run);
}
