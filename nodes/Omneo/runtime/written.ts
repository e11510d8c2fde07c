import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { OmneoError } from '../../../omneo/errors';
import type { Given } from '../operations/operation';

/** By n8n's own record of a node in an execution, which every try of that node shares and no other node does. */
const executions = new WeakMap<object, Map<string, Promise<Given>>>();

/**
 * What this run of the node has written already. n8n's Retry On Fail runs the whole node again over
 * the same items: what was booked, or may have been booked, is answered from here and not sent again.
 * Kept in memory for as long as the execution, and nowhere else.
 */
export class Written {
	private readonly known: Map<string, Promise<Given>>;
	/** Calls of an AI model that are made at once share run and item, and are different bookings. */
	private readonly isTool: boolean;

	constructor(private readonly context: IExecuteFunctions) {
		const execution = context.getContext('node');
		const known = executions.get(execution) ?? new Map<string, Promise<Given>>();
		executions.set(execution, known);
		this.known = known;
		this.isTool = context.getNode().type.endsWith('Tool');
	}

	/** Whether an earlier try has written the item, so that nothing about it needs to be found out again. */
	has(index: number): boolean {
		return !this.isTool && this.known.has(this.key(index));
	}

	/** The result of the earlier try, else of `write`. */
	async once(index: number, prepared: unknown, write: () => Promise<Given>): Promise<Given> {
		const key = this.isTool ? `${this.key(index)} ${digest(prepared)}` : this.key(index);
		const earlier = this.known.get(key);
		if (earlier) return await earlier;
		const result = write();
		this.known.set(key, result);
		result.catch((error: unknown) => {
			// What is not known for certain to have changed nothing is not done again.
			if (error instanceof OmneoError && !error.outcomeUnknown) this.known.delete(key);
		});
		return await result;
	}

	/** In a loop, the same node runs again over other items. */
	private key(index: number): string {
		return `${this.context.getWorkflowDataProxy(index).$runIndex} ${index}`;
	}
}

function digest(prepared: unknown): string {
	return createHash('sha256').update(JSON.stringify(prepared)).digest('hex');
}
