import type { IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { Clock } from '../../../omneo/concurrency/clock';
import { cancelled } from '../../../omneo/errors';

/** Real time, for as long as the execution is not cancelled. */
export function executionClock(context: IExecuteFunctions): Clock {
	const signal = context.getExecutionCancelSignal();
	return {
		now: () => Date.now(),
		random: () => Math.random(),
		wait: async (millis) => {
			if (signal?.aborted) throw cancelled();
			if (millis <= 0) return;
			await new Promise<void>((resolve, reject) => {
				const stop = () => reject(cancelled());
				signal?.addEventListener('abort', stop, { once: true });
				void sleep(Math.ceil(millis)).then(() => {
					signal?.removeEventListener('abort', stop);
					resolve();
				});
			});
		},
	};
}
