/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/**
 * Polling triggers on the real engine: n8n-core registers the poll and its cron job, runs it and throws
 * away what comes too late. What stands in for the n8n package is what it does around that: it saves
 * the static data when something is emitted and at the end of an activation, and starts the execution.
 * Source: n8n 2.41.3, `active-workflow-manager.js` and `workflows/triggers/trigger-execution-context.factory.js`.
 */
import { Container } from '@n8n/di';
import {
	ActiveWorkflowTriggers,
	InstanceSettings,
	PollContext,
	ScheduledTaskManager,
	TriggersAndPollers,
} from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { Engine, RunOptions, WorkflowDefinition } from './engine';
import type { FinishedRun } from './finishedRun';

/** How long a test waits for a poll to end, in milliseconds. */
const LONGEST_TICK_MS = 60_000;

export class TriggerHost {
	/** What n8n keeps in its database, by the workflow's ID. */
	readonly saved = new Map<string, IDataObject>();
	readonly runs: FinishedRun[] = [];
	/** Messages of failed polls; each is a failed execution in n8n. */
	readonly failures: Error[] = [];
	private readonly pending: Array<Promise<unknown>> = [];
	private readonly active = Container.get(ActiveWorkflowTriggers);

	constructor(
		private readonly engine: Engine,
		private readonly credentials: RunOptions['credentials'],
	) {
		// Crons are registered on the leader only.
		Container.get(InstanceSettings).markAsLeader();
	}

	/** Publishes a workflow, or starts it again with n8n; rejects when the first poll fails. */
	async activate(
		definition: WorkflowDefinition,
		activation: WorkflowActivateMode = 'activate',
	): Promise<Workflow> {
		const workflow = this.load(definition);
		const pollers = workflow.getPollNodes().map(({ id }) => id);
		const additional = this.engine.additionalData(this.credentials);
		const context = this.pollContext(definition);
		const neverTriggers = () => {
			throw new Error('No trigger of this kind is expected here');
		};
		await this.active.addTriggers(
			workflow.id,
			workflow,
			pollers,
			additional,
			'trigger',
			activation,
			neverTriggers,
			context,
		);
		this.save(workflow);
		await this.settled();
		return workflow;
	}

	async deactivate(definition: WorkflowDefinition): Promise<void> {
		await this.active.remove(this.idOf(definition));
	}

	/** Fires the cron jobs now, so many times at once, and waits for the polls and what they start. */
	async tick(definition: WorkflowDefinition, times = 1): Promise<void> {
		const { events } = Container.get(TriggersAndPollers);
		const jobs = this.jobs(definition);
		let left = times * jobs.length;
		let done = () => {};
		const polled = new Promise<void>((resolve) => (done = resolve));
		const onPolled = () => void (--left === 0 && done());
		const limit = setTimeout(done, LONGEST_TICK_MS);
		events.on('poll-tick-completed', onPolled);
		if (left === 0) done();
		for (let count = 0; count < times; count++) for (const job of jobs) void job.fireOnTick();
		await polled;
		clearTimeout(limit);
		events.off('poll-tick-completed', onPolled);
		// What a poll found is handed on after it has ended.
		await new Promise((resolve) => setTimeout(resolve, 5));
		await this.settled();
	}

	/** A poller of its own, as n8n leaves one behind at times: polls once, and gives what it found. */
	poller(definition: WorkflowDefinition): () => Promise<IDataObject[]> {
		const workflow = this.load(definition);
		const [node] = workflow.getPollNodes();
		const { poll } = this.engine.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const additional = this.engine.additionalData(this.credentials);
		const context = new PollContext(workflow, node, additional, 'trigger', 'update');
		return async () => {
			const [items = []] = (await poll?.call(context)) ?? [];
			return items.map(({ json }) => json);
		};
	}

	/** 'Fetch Test Event' in the editor. */
	async test(definition: WorkflowDefinition): Promise<FinishedRun> {
		return await this.engine.run(definition, { credentials: this.credentials });
	}

	/** The cron jobs that n8n-core has registered. */
	jobs(definition: WorkflowDefinition): Array<{ fireOnTick(): unknown }> {
		const crons = Container.get(ScheduledTaskManager) as unknown as {
			cronsByGroupType: Map<string, Map<string, Map<string, { job: { fireOnTick(): unknown } }>>>;
		};
		const ofWorkflow = crons.cronsByGroupType.get('workflow')?.get(this.idOf(definition));
		return [...(ofWorkflow?.values() ?? [])].map(({ job }) => job);
	}

	/** What the trigger has started, oldest first. */
	get items(): IDataObject[] {
		return this.runs.flatMap((run) => {
			const [first] = Object.keys(run.data.resultData.runData);
			return run.json(first);
		});
	}

	private idOf({ id = 'w1' }: WorkflowDefinition): string {
		return id;
	}

	/** As it is in the database. */
	private load(definition: WorkflowDefinition): Workflow {
		const stored = this.saved.get(this.idOf(definition)) ?? {};
		return this.engine.workflow({ ...definition, staticData: structuredClone(stored) });
	}

	private save(workflow: Workflow): void {
		const data = workflow.staticData as IDataObject & { __dataChanged?: boolean };
		if (data.__dataChanged !== true) return;
		this.saved.set(workflow.id, JSON.parse(JSON.stringify(data)) as IDataObject);
		data.__dataChanged = false;
	}

	private pollContext(definition: WorkflowDefinition) {
		return (
			workflow: Workflow,
			node: INode,
			additional: IWorkflowExecuteAdditionalData,
			mode: WorkflowExecuteMode,
			activation: WorkflowActivateMode,
		) =>
			new PollContext(
				workflow,
				node,
				additional,
				mode,
				activation,
				([items]) => {
					this.save(workflow);
					this.pending.push(this.start(definition, node, items));
				},
				(error) => void this.failures.push(error),
			);
	}

	private async start(definition: WorkflowDefinition, node: INode, items: INodeExecutionData[]) {
		const { credentials } = this;
		const options: RunOptions = { items, credentials, start: node.name, mode: 'trigger' };
		this.runs.push(await this.engine.run(definition, options));
	}

	private async settled(): Promise<void> {
		await Promise.all(this.pending.splice(0));
	}
}
