/** Wild values in the fields of every operation: refused with a reason, or sent as the contract wants it. */
import { type Stage, omneoNode, workflowWith } from '../engine/support';
import { type FuzzResult, checkRequests, checkRun, nothingYet } from './fuzz.check';
import { SUBJECTS, type Subject, onStage, wildRun } from './fuzz.forms';
import { withTimeLimit } from './timeLimit';

/** So many items in one execution, which all have the same fields wild. */
const RUN = 20;

export async function fuzzParameters(seed: number, cases: number): Promise<FuzzResult> {
	const result = nothingYet();
	const each = Math.ceil(cases / SUBJECTS.length);
	await onStage(async (stage) => {
		for (const [index, subject] of SUBJECTS.entries()) {
			const own = seed + index * cases;
			for (let done = 0; done < each; done += RUN) {
				await fuzzOnce(result, stage, subject, own + done, Math.min(RUN, each - done));
			}
		}
	});
	return result;
}

async function fuzzOnce(
	result: FuzzResult,
	stage: Stage,
	{ operation, good }: Subject,
	seed: number,
	cases: number,
): Promise<void> {
	const { sandbox, engine } = stage;
	sandbox.reset();
	const { parameters, items } = wildRun(operation, await good(stage), seed, cases);
	const { resource, value } = operation;
	const form = { ...parameters, resource, operation: value };
	const omneo = omneoNode(form, { onError: 'continueRegularOutput' });
	sandbox.requests.length = 0;
	const run = await withTimeLimit(async (cancel) => {
		const given = items.map((json) => ({ json }));
		const credentials = stage.credentials();
		return await engine.run(workflowWith(omneo), { items: given, credentials, cancel });
	});
	const what = `${resource}.${value}, seed ${seed}, ${JSON.stringify(parameters)}`;
	checkRun(result, what, items, run);
	checkRequests(result, what, sandbox.requests);
}
