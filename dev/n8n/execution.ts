/** Executions, as the REST API of n8n's editor returns them. */
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

/** A finished execution with its run data. */
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
