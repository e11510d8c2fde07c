/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** The memory of this process during a run. */
import type { Memory } from '../messages';

/** Milliseconds between samples of the heap. */
const EVERY = 20;

/** Cleans up, then samples until the returned function is called. */
export function watchMemory(): () => Memory {
	globalThis.gc?.();
	const before = process.memoryUsage();
	let heapPeak = before.heapUsed;
	const sample = () => {
		heapPeak = Math.max(heapPeak, process.memoryUsage().heapUsed);
	};
	const timer = setInterval(sample, EVERY);
	return () => {
		clearInterval(timer);
		sample();
		return {
			rssBefore: before.rss,
			// Counted by the system: samples would miss what happens while the event loop is busy.
			rssPeak: process.resourceUsage().maxRSS * 1024,
			heapBefore: before.heapUsed,
			heapPeak,
		};
	};
}
