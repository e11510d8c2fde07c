/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- development only, never shipped */
/** Captures everything that is printed: n8n prints every failure of a node, and no secret may be in it. */
import { inspect } from 'node:util';

const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

export interface OutputCapture {
	readonly text: string;
	/** Prints in spite of it. */
	print(text: string): void;
	stop(): void;
}

/** Characters kept: a run of hours must fit in memory. */
const MOST = 2_000_000;

export function captureOutput(): OutputCapture {
	let text = '';
	const note = (...parts: unknown[]) => {
		const texts = parts.map((part) => (typeof part === 'string' ? part : everythingIn(part)));
		text = (text + texts.join(' ') + '\n').slice(-MOST);
		return true;
	};
	const print = process.stdout.write.bind(process.stdout);
	const before = {
		out: process.stdout.write,
		error: process.stderr.write,
		console: METHODS.map((method) => console[method]),
	};
	process.stdout.write = note;
	process.stderr.write = note;
	for (const method of METHODS) console[method] = note;
	return {
		get text() {
			return text;
		},
		print: (line) => void print(`${line}\n`),
		stop() {
			process.stdout.write = before.out;
			process.stderr.write = before.error;
			for (const [index, method] of METHODS.entries()) console[method] = before.console[index];
		},
	};
}

/** Whole, as text, with what JSON would leave out. */
function everythingIn(value: unknown): string {
	return inspect(value, { depth: null, showHidden: true, maxStringLength: null });
}
