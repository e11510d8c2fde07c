/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Writes what is made out of the registry. Run it after a change of an operation's fields or output. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { outputSchemas, withFieldTables } from './generated';

for (const [path, text] of outputSchemas()) {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}
writeFileSync('README.md', withFieldTables(readFileSync('README.md', 'utf8')));
