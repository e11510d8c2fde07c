/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Writes what is made out of the registry. Run it after a change of an operation's fields or output. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { WorkflowDefinition } from '../engine/engine';
import { drawWorkflow } from './drawWorkflow';
import { OPERATIONS, operationList } from './operationList';

async function main() {
	const list = await format(operationList(), {
		parser: 'typescript',
		...(await resolveConfig('dev/scripts/generate.ts')),
	});
	writeFileSync(join(OPERATIONS, 'all.ts'), list);
	// Loaded only now, so that what is made here sees the list as it is.
	const { fieldsPage, operationsPage, outputSchemas, triggerSchemas } = await import(
		'./generatedFiles'
	);
	for (const [path, text] of [...outputSchemas(), ...triggerSchemas()]) write(path, text);
	write('docs/operations.md', operationsPage());
	write('docs/fields.md', fieldsPage());
	const { valuesPage } = await import('../../test/unit/values/fixtures/page');
	write('docs/values.md', valuesPage());
	const icon = readFileSync('icons/omneo.svg', 'utf8');
	const workflow = JSON.parse(
		readFileSync('workflows/book-from-a-list.json', 'utf8'),
	) as WorkflowDefinition;
	write('docs/book-from-a-list.svg', drawWorkflow(workflow, icon));
}

function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

void main();
