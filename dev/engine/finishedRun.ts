import { parse, stringify } from 'flatted';
import type {
	IDataObject,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	ITaskData,
} from 'n8n-workflow';

/** What a run left behind, by node name. */
export class RunResult {
	constructor(readonly data: IRunExecutionData) {}

	/** The error that stopped the workflow. */
	get error() {
		return this.data.resultData.error;
	}

	task(node: string): ITaskData | undefined {
		return this.data.resultData.runData[node]?.at(-1);
	}

	items(node: string, output = 0): INodeExecutionData[] {
		return this.task(node)?.data?.main[output] ?? [];
	}

	json(node: string, output = 0): IDataObject[] {
		return this.items(node, output).map((item) => item.json);
	}
}

/** A run that has come to its end on the engine. */
export class FinishedRun extends RunResult {
	constructor(readonly run: IRun) {
		super(run.data);
	}

	/**
	 * What a retry of the stored execution starts from: the run as the database gives it back, which
	 * n8n writes by the same library, without its error and the failed node's last try.
	 * Source: n8n 2.41.1, `executions/execution.service.js`, `retry`.
	 */
	storedForRetry(): IRunExecutionData {
		if (this.run.finished) throw new Error('The execution succeeded, so it cannot be retried.');
		const data = parse(stringify(this.run.data)) as IRunExecutionData;
		if (!data.executionData) throw new Error('The execution was aborted before it began.');
		const { lastNodeExecuted, runData } = data.resultData;
		if (!lastNodeExecuted) return data;
		delete data.resultData.error;
		const tries = runData[lastNodeExecuted];
		if (tries?.at(-1)?.error !== undefined) tries.pop();
		return data;
	}
}
