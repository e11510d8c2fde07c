/** Puts the peers through a scenario: warmed up, interleaved, the server as new before each run. */
import type { ClientSetup, Job, Measured, Sample, ServerSettings } from './messages';
import { Client, Server } from './processes';
import type { Scenario } from './scenarios';

/** Items of the run that lets the engine's code get warm before anything counts; without latency. */
const WARM_UP = 200;

export interface Measurement {
	scenario: Scenario;
	rounds: number;
	/** By peer, in the order of the scenario; one for each round. */
	samples: Map<string, Sample[]>;
}

export class Bench {
	private constructor(
		private readonly server: Server,
		private readonly client: Client,
		private readonly setup: ClientSetup,
		private readonly say: (text: string) => void,
	) {}

	static async start(httpRequest: string | undefined, say: (text: string) => void): Promise<Bench> {
		const server = await Server.start();
		const setup = { url: server.url, httpRequest };
		return new Bench(server, await Client.start(setup), setup, say);
	}

	async measure(scenario: Scenario, peers: string[], most: number): Promise<Measurement> {
		const rounds = Math.min(most, scenario.mostRounds ?? most);
		const samples = new Map<string, Sample[]>(peers.map((peer) => [peer, []]));
		const fresh = scenario.kind === 'memory';
		if (!fresh) await this.warmUp(peers);
		for (let round = 0; round < rounds; round++) {
			this.say(`${scenario.id}: round ${round + 1} of ${rounds}`);
			// Each round begins with another peer, so that none always runs behind the same one.
			const turn = round % peers.length;
			for (const peer of [...peers.slice(turn), ...peers.slice(0, turn)]) {
				const job = jobOf(scenario, peer);
				samples
					.get(peer)
					?.push(fresh ? await this.alone(scenario, job) : await this.run(scenario.server, job));
			}
		}
		return { scenario, rounds, samples };
	}

	/** One run with a CPU profile written to a file. */
	async profile(scenario: Scenario, peer: string, file: string): Promise<Sample> {
		await this.warmUp([peer]);
		return await this.run(scenario.server, { ...jobOf(scenario, peer), profile: file });
	}

	stop(): void {
		this.client.stop();
		this.server.stop();
	}

	private async warmUp(peers: string[]): Promise<void> {
		for (const peer of peers) {
			const job = { peer, items: WARM_UP, settings: {}, memory: false };
			await this.run({ latencyMs: 0 }, job);
		}
	}

	/** Runs the job in a new process, so that its memory holds nothing else. */
	private async alone(scenario: Scenario, job: Job): Promise<Sample> {
		const client = await Client.start(this.setup);
		try {
			return await this.run(scenario.server, job, client);
		} finally {
			client.stop();
		}
	}

	private async run(settings: ServerSettings, job: Job, client = this.client): Promise<Sample> {
		await this.server.reset(settings);
		const measured: Measured = await client.run(job);
		return { ...measured, server: await this.server.counts() };
	}
}

function jobOf({ items, node, kind }: Scenario, peer: string): Job {
	return { peer, items, settings: node, memory: kind === 'memory' };
}
