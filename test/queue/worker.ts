/** One worker of the queue, and what it did. */
import type { N8nProcess } from '../../dev/n8n/instance';

export class Worker {
	constructor(
		readonly name: string,
		readonly process: N8nProcess,
	) {}

	/** How many executions it has finished. n8n keeps no record of that, but each worker prints it. */
	get finished(): number {
		return this.process.log().match(/Worker finished execution \d+ \(job/g)?.length ?? 0;
	}
}
