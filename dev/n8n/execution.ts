/** Executions, as the editor of n8n tells of them. */
import type { IRunExecutionData, WorkflowExecuteMode } from 'n8n-workflow';
import { RunResult } from '../engine/finishedRun';

const FINISHED = ['success', 'error', 'crashed', 'canceled'];

export interface Execution {
	id: string;
	workflowId: string;
	mode: WorkflowExecuteMode;
	status: string;
}

export function isFinished({ status }: Execution): boolean {
	return FINISHED.includes(status);
}

/** An execution that is over, with what it left behind. */
export class FinishedExecution extends RunResult {
	constructor(
		readonly execution: Execution,
		data: IRunExecutionData,
	) {
		super(data);
	}

	get status(): string {
		return this.execution.status;
	}
}
