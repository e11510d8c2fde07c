/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** The list of operations is made from the files there are, so that a new one is a new file and no more. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const OPERATIONS = 'nodes/Omneo/operations';

/** The text of `all.ts`: every `*.operation.ts` by its one export. */
export function operationList(): string {
	const files = (readdirSync(OPERATIONS, { recursive: true }) as string[])
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => file.endsWith('.operation.ts'))
		.sort();
	const entries = files.map((file) => ({ file, name: exportOf(file) }));
	return [
		'/** Made by `npm run generate` from the files named `*.operation.ts`. */',
		...entries.map(({ file, name }) => `export { ${name} } from './${file.replace(/\.ts$/, '')}';`),
		'',
	].join('\n');
}

function exportOf(file: string): string {
	const names = [...readFileSync(join(OPERATIONS, file), 'utf8').matchAll(/^export const (\w+)/gm)];
	if (names.length !== 1) throw new Error(`${file} must export one operation and nothing else`);
	return names[0][1];
}
