/** Plays a scenario: the built node on the real engine, against a sandbox of its own. */
import type { FinishedRun } from '../../host/engine';
import { Host } from '../../host/engine';
import { type Fault, type Sandbox, startSandbox } from '../../dev/sandbox';
import { NOW, omneoNode, workflowWith } from '../engine/support';
import { inTime, isHung } from './inTime';
import { type Verdict, judge, judgeHung } from './judge';
import { customerOf, formFor, requestFor, rowOf } from './people';
import { reportOf } from './report';
import type { Scenario, Trouble } from './scenario';

const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** What a scenario came to. */
export interface Played {
	scenario: Scenario;
	/** After the execution, and after the retry of it when there was one. */
	verdicts: Verdict[];
	/** How often each trouble struck. */
	hits: number[];
}

export class Desk {
	private constructor(private readonly host: Host) {}

	static async open(): Promise<Desk> {
		return new Desk(await Host.start());
	}

	/** In a sandbox of its own: what is still on its way from one scenario never comes to the next. */
	async play(scenario: Scenario): Promise<Played> {
		const clock = new Clock();
		const { switches } = scenario;
		const sandbox = await startSandbox({ now: () => clock.now(), switches });
		try {
			return await new Play(this.host, sandbox, clock, scenario).play();
		} finally {
			await sandbox.stop();
		}
	}
}

class Play {
	constructor(
		private readonly host: Host,
		private readonly sandbox: Sandbox,
		private readonly clock: Clock,
		private readonly scenario: Scenario,
	) {}

	async play(): Promise<Played> {
		const { sandbox, scenario } = this;
		for (const person of new Set(scenario.people)) {
			sandbox.addProfile({ id: customerOf(person), first_name: 'No.', last_name: String(person) });
		}
		this.bookEarlier();
		const before = sandbox.appointments();
		const faults = scenario.troubles.map((trouble) => sandbox.fault(this.faultOf(trouble)));
		const judged = async (run: FinishedRun) => {
			if (isHung(run)) return judgeHung(scenario);
			await sandbox.idle();
			const book = { before, after: sandbox.appointments() };
			return judge(scenario, reportOf(run, scenario.onError), book);
		};

		const { run, retry } = this.execution();
		const first = await run();
		const verdicts = [await judged(first)];
		if (scenario.retryStored && first.error) {
			sandbox.clearFaults();
			verdicts.push(await judged(await retry(first)));
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
				await inTime((cancel) => this.host.run(workflow, { items, credentials, cancel })),
			retry: async (stopped: FinishedRun) =>
				await inTime((cancel) => this.host.retry(stopped, workflow, { credentials, cancel })),
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
