/** Wild input and wild answers, with what is printed meanwhile. */
import { fuzzAnswers } from './fuzz.answers';
import { type FuzzResult, SECRET } from './fuzz.check';
import { fuzzParameters } from './fuzz.parameters';
import { type OutputCapture, captureOutput } from './captureOutput';

interface Fuzzed {
	/** One sentence for each kind. */
	lines: string[];
	findings: string[];
}

const KINDS = [
	{ name: 'Wild values in the fields of every operation', fuzz: fuzzParameters },
	{ name: 'Wild answers to every operation', fuzz: fuzzAnswers },
];

export async function fuzzEverything(seed: number, cases: number): Promise<Fuzzed> {
	const lines: string[] = [];
	const findings: string[] = [];
	for (const { name, fuzz } of KINDS) {
		const output = captureOutput();
		const result = await fuzz(seed, cases).finally(() => output.stop());
		lines.push(`${name}: ${sentence(result)}`);
		findings.push(...result.findings, ...leaks(name, output));
	}
	return { lines, findings };
}

/** The token in what was printed. */
function leaks(name: string, { text }: OutputCapture): string[] {
	return text.includes(SECRET) ? [`${name}: the token was printed`] : [];
}

function sentence({ cases, done, refused, codes, findings }: FuzzResult): string {
	const most = [...codes].sort(([, one], [, other]) => other - one);
	const reasons = most.map(([code, number]) => `${code} ${number}`).join(', ');
	return `${cases} cases, ${done} gone through, ${refused} ended with a reason (${reasons}), ${findings.length} findings.`;
}
