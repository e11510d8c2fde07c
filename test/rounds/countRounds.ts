/** Runs each form on the real engine and counts what it asks for. */
import { Engine } from '../../dev/engine/engine';
import { moveHostClock } from '../../dev/engine/hostClock';
import { shortenDelays } from '../../dev/engine/shortenDelays';
import { startSandbox } from '../../dev/sandbox';
import { DELAY_DIVISOR, NOW, Stage } from '../engine/support';
import { addForms } from './addForms';
import type { CountedForm } from './countedForm';
import { otherForms } from './otherForms';
import { RoundCounter } from './roundCounter';

export interface Count extends CountedForm {
	counted: { rounds: string[][]; requests: number };
}

/** Every form of the table, in the order of operations. */
export const countedForms: CountedForm[] = [...addForms, ...otherForms];

export async function countRounds(forms = countedForms): Promise<Count[]> {
	const restoreClock = moveHostClock(NOW);
	const stage = new Stage();
	stage.sandbox = await startSandbox({ now: () => NOW });
	stage.engine = await Engine.start();
	const restoreDelays = shortenDelays(stage.engine, DELAY_DIVISOR);
	try {
		const counts: Count[] = [];
		for (const form of forms) {
			stage.sandbox.reset();
			await form.arrange?.(stage);
			const counter = new RoundCounter(stage.sandbox);
			await counter.during(form.run(stage));
			const { rounds, requests } = counter;
			counts.push({ ...form, counted: { rounds, requests } });
		}
		return counts;
	} finally {
		restoreDelays();
		restoreClock();
		await stage.sandbox.stop();
	}
}
