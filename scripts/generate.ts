/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Writes what is made out of the registry. Run it after a change of an operation's fields or output. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { WorkflowDefinition } from '../host/engine';
import { drawWorkflow } from './drawing';
import { outputSchemas, withFieldTables } from './generated';

for (const [path, text] of outputSchemas()) {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}
writeFileSync('README.md', withFieldTables(readFileSync('README.md', 'utf8')));

const workflow = JSON.parse(
	readFileSync('workflows/book-from-a-list.json', 'utf8'),
) as WorkflowDefinition;
const icon = readFileSync('icons/omneo.svg', 'utf8');
mkdirSync('docs', { recursive: true });
writeFileSync('docs/book-from-a-list.svg', drawWorkflow(workflow, icon));
