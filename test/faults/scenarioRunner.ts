/** Runs a scenario: the built node on the real engine, against a new sandbox. */
import type { FinishedRun } from '../../dev/engine/engine';
import { Engine } from '../../dev/engine/engine';
import { type Fault, type Sandbox, startSandbox } from '../../dev/sandbox';
import { NOW, omneoNode, workflowWith } from '../engine/support';
import { withTimeLimit, isHung } from './timeLimit';
import { type Verdict, verifyReport, verifyHung } from './oracle';
import { customerOf, formFor, requestFor, rowOf } from './fixtures';
import { reportOf } from './itemReports';
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
		const { switches } = scenario;
		const sandbox = await startSandbox({ now: () => clock.now(), switches });
		try {
			return await new ScenarioRun(this.engine, sandbox, clock, scenario).run();
		} finally {
			await sandbox.stop();
		}
	}
}

class ScenarioRun {
	constructor(
		private readonly engine: Engine,
		private readonly sandbox: Sandbox,
		private readonly clock: Clock,
		private readonly scenario: Scenario,
	) {}

	async run(): Promise<ScenarioResult> {
		const { sandbox, scenario } = this;
		for (const person of new Set(scenario.people)) {
			sandbox.addProfile({ id: customerOf(person), first_name: 'No.', last_name: String(person) });
		}
		this.bookEarlier();
		const before = sandbox.appointments();
		const faults = scenario.troubles.map((trouble) => sandbox.fault(this.faultOf(trouble)));
		const verified = async (run: FinishedRun) => {
			if (isHung(run)) return verifyHung(scenario);
			await sandbox.idle();
			const bookings = { before, after: sandbox.appointments() };
			return verifyReport(scenario, reportOf(run, scenario.onError), bookings);
		};

		const { run, retry } = this.execution();
		const first = await run();
		const verdicts = [await verified(first)];
		if (scenario.retryStored && first.error) {
			sandbox.clearFaults();
			verdicts.push(await verified(await retry(first)));
		}
		return { scenario, verdicts, hits: faults.map(({ hits }) => hits) };
	}

	private execution() {
		const { onError, retryOnFail, people } = this.scenario;
		const more = { onError, ...(retryOnFail ? RETRY_ON_FAIL : {}) };
		const workflow = workflowWith(omneoNode(formFor(this.scenario), more));
		const items = people.map((person) => ({ json: rowOf(person) }));
		const credential = { baseUrl: this.sandbox.url, accessToken: this.sandbox.token };
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

	private bookEarlier(): void {
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
