/** Runs a scenario: the built node on the real engine, against a new sandbox. */
import { type INode, sleep } from 'n8n-workflow';
import type { FinishedRun, WorkflowDefinition } from '../../dev/engine/engine';
import { Engine } from '../../dev/engine/engine';
import { type Fault, type Sandbox, startSandbox } from '../../dev/sandbox';
import { DELAY_DIVISOR, NOW, omneoNode, workflowWith } from '../engine/support';
import { withTimeLimit, isHung } from './timeLimit';
import { type Verdict, verifyReport, verifyHung, verifySent } from './oracle';
import { customerOf, formFor, otherRequest, requestFor, rowOf } from './fixtures';
import { joined, reportOf } from './itemReports';
import type { Scenario, Trouble } from './scenario';

const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** The outcome of a scenario. */
export interface ScenarioResult {
	scenario: Scenario;
	/** After the execution, and after the retry of it when there was one. */
	verdicts: Verdict[];
	/** How often each trouble struck. */
	hits: number[];
}

export class ScenarioRunner {
	private constructor(readonly engine: Engine) {}

	static async open(): Promise<ScenarioRunner> {
		return new ScenarioRunner(await Engine.start());
	}

	/** Uses a new sandbox, so that requests still on their way do not reach the next scenario. */
	async run(scenario: Scenario): Promise<ScenarioResult> {
		const clock = new Clock();
		const millis = (scenario.lagSeconds * 1000) / DELAY_DIVISOR;
		const lag = { list: millis, record: millis, slots: millis };
		const switches = { ...scenario.switches, lag };
		const sandbox = await startSandbox({ now: () => clock.now(), switches });
		try {
			return await new ScenarioRun(this.engine, sandbox, clock, scenario).run();
		} finally {
			await sandbox.stop();
		}
	}
}

class ScenarioRun {
	private static tenants = 0;
	/** Its own for each scenario, as a port may come again while n8n still knows what it made there. */
	private readonly tenant = `tenant-${(ScenarioRun.tenants += 1)}`;
	constructor(
		private readonly engine: Engine,
		private readonly sandbox: Sandbox,
		private readonly clock: Clock,
		private readonly scenario: Scenario,
	) {}

	async run(): Promise<ScenarioResult> {
		const { sandbox } = this;
		let { scenario } = this;
		for (const person of new Set(scenario.people)) {
			sandbox.addProfile({ id: customerOf(person), first_name: 'No.', last_name: String(person) });
		}
		this.bookEarlier();
		// What was booked long ago shows, however late reads are: only what is booked now lags.
		await sleep((scenario.lagSeconds * 1000) / DELAY_DIVISOR);
		const before = sandbox.appointments();
		const faults = scenario.troubles.map((trouble) => sandbox.fault(this.faultOf(trouble)));
		const verified = async (runs: FinishedRun[]) => {
			if (runs.some(isHung)) return verifyHung(scenario);
			await sandbox.idle();
			const bookings = { before, after: sandbox.appointments() };
			const reports = runs.flatMap((run) =>
				this.nodeNames.map((name) => reportOf(run, scenario.onError, name)),
			);
			const people = reports.flatMap(() => scenario.people);
			const report = joined(reports, scenario.people.length);
			const verdict = verifyReport({ ...scenario, people }, report, bookings);
			verifySent(scenario, this.sent, verdict);
			return verdict;
		};

		const { run, retry } = this.execution();
		const runs = await Promise.all(Array.from({ length: scenario.executions }, run));
		const verdicts = [await verified(runs)];
		let [last] = runs;
		for (let left = scenario.retries; left > 0 && last.error; left--) {
			if (left === 1) {
				sandbox.clearFaults();
				// What was refused is booked once the service is in order.
				if (scenario.fate === 'refused') scenario = { ...scenario, fate: 'booked' };
			}
			last = await retry(last);
			verdicts.push(await verified([last]));
		}
		return { scenario, verdicts, hits: faults.map(({ hits }) => hits) };
	}

	private execution() {
		const { onError, retryOnFail, people } = this.scenario;
		const more = { onError, ...(retryOnFail ? RETRY_ON_FAIL : {}) };
		const workflow = this.workflow(more);
		const items = people.map((person) => ({ json: rowOf(person) }));
		const credential = {
			baseUrl: `${this.sandbox.url}/${this.tenant}`,
			accessToken: this.sandbox.token,
		};
		const credentials = { omneoApi: credential as never };
		return {
			run: async () =>
				await withTimeLimit((cancel) => this.engine.run(workflow, { items, credentials, cancel })),
			retry: async (stopped: FinishedRun) =>
				await withTimeLimit((cancel) =>
					this.engine.retry(stopped, workflow, { credentials, cancel }),
				),
		};
	}

	private get sent(): number {
		return this.sandbox.requests.filter(({ method }) => method === 'POST').length;
	}

	private get nodeNames(): string[] {
		return Array.from({ length: this.scenario.nodes }, (_, n) =>
			n === 0 ? 'Omneo' : `Omneo ${n}`,
		);
	}

	/** One node, or several behind the same trigger, which n8n runs one after the other. */
	private workflow(more: Partial<INode>): WorkflowDefinition {
		const workflow = workflowWith(omneoNode(formFor(this.scenario), more));
		const [toOmneo] = workflow.connections.Trigger.main[0] ?? [];
		for (const name of this.nodeNames.slice(1)) {
			workflow.nodes.push({ ...omneoNode(formFor(this.scenario), more), id: name, name });
			workflow.connections.Trigger.main[0]?.push({ ...toOmneo, node: name });
		}
		return workflow;
	}

	private bookEarlier(): void {
		const [struck] = this.scenario.troubles.map(({ person }) => person);
		const busy = struck ?? this.scenario.earlier[0]?.person;
		for (let index = 0; index < this.scenario.others; index++) {
			this.sandbox.addAppointment(otherRequest(busy, index));
		}
		for (const { person, secondsAgo, cancelled } of this.scenario.earlier) {
			this.clock.at(-secondsAgo, () => {
				const status = cancelled ? 'cancelled' : undefined;
				this.sandbox.addAppointment({ ...requestFor(person), status });
			});
		}
	}

	private faultOf({ kind, person, on, after, times }: Trouble): Fault {
		const customer = customerOf(person);
		const nth = after + 1;
		const what = { ...kind.fault(this.clock.now()), nth, times };
		return on === 'booking'
			? { ...what, method: 'POST', path: '/appointments', bodyPart: customer }
			: { ...what, method: 'GET', path: new RegExp(`/appointments.*${customer}`) };
	}
}

/** The sandbox's clock: starts on the tests' day and goes on from there. */
class Clock {
	private readonly started = performance.now();
	private shift = 0;

	now(): Date {
		return new Date(NOW.getTime() + performance.now() - this.started + this.shift);
	}

	/** Does something at another time, so many seconds from now. */
	at(seconds: number, work: () => void): void {
		this.shift = seconds * 1000;
		work();
		this.shift = 0;
	}
}
