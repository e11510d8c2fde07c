/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationCase } from './case';

const FOLDER = join(__dirname, 'cases');
const ROOT = join(__dirname, '../..');

/** The cases by `resource.operation`, from the files there are. */
export function loadCases(): Map<string, OperationCase> {
	const files = readdirSync(FOLDER).filter((file) => file.endsWith('.case.ts'));
	return new Map(
		files.map((file) => {
			// eslint-disable-next-line @typescript-eslint/no-require-imports -- found at run time
			const { default: found } = require(join(FOLDER, file)) as { default: OperationCase };
			return [`${found.resource}.${found.operation}`, found];
		}),
	);
}

export function readText(file: string): string {
	return readFileSync(join(ROOT, file), 'utf8');
}
