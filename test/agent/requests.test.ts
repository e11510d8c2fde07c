/* eslint-disable @n8n/community-nodes/no-restricted-globals -- prints the rate */
/** How often an agent's call ends right, or in an answer from which the model mends it. */
import { Stage } from '../engine/support';
import { PATHS, type Path } from './paths';
import { type Outcome, type Verdict, judge } from './request';
import { bookingRequests } from './requests.book';
import { changeRequests } from './requests.change';
import { readingRequests } from './requests.read';

const stage = Stage.use();
const requests = [...bookingRequests, ...changeRequests, ...readingRequests];

/** Right or mended by the model, of all. */
const RATE = 0.95;

function shown(outcomes: Outcome[]): string {
	const count = (verdict: Verdict) => outcomes.filter((one) => one.verdict === verdict).length;
	const helped = count('right') + count('mends itself');
	const counts = (['right', 'mends itself', 'no help', 'wrong'] as const).map(
		(verdict) => `${count(verdict)} ${verdict}`,
	);
	const bad = outcomes.filter(({ verdict }) => ['no help', 'wrong'].includes(verdict));
	return [
		`${Math.round((100 * helped) / outcomes.length)}% of ${outcomes.length}: ${counts.join(', ')}`,
		...bad.map(({ verdict, says, answer }) => `${verdict}: ${says}\n    ${answer}`),
	].join('\n');
}

test.each(Object.keys(PATHS) as Path[])(
	'by %s, nearly every request ends well, and none in a wrong booking',
	async (path) => {
		const outcomes: Outcome[] = [];
		for (const request of requests) outcomes.push(await judge(stage, path, request));
		process.stdout.write(`\nRequests by ${path}: ${shown(outcomes)}\n`);
		const bad = outcomes.filter(({ verdict }) => ['no help', 'wrong'].includes(verdict));
		expect(bad.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
		expect(1 - bad.length / outcomes.length).toBeGreaterThanOrEqual(RATE);
	},
	240_000,
);
