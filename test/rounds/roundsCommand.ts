/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- development only, never shipped */
/** `npm run rounds`: counts the rounds and requests of every form, and writes docs/requests.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../../dev/engine/engine';
import { countRounds } from './countRounds';
import { roundsPage } from './roundsPage';

async function main() {
	const counts = await countRounds();
	for (const { what, form, counted, rounds, requests } of counts) {
		const found = `${counted.rounds.length}/${counted.requests}`;
		const isOver = counted.rounds.length > rounds || counted.requests > requests;
		console.log(`${found}${isOver ? ` (more than ${rounds}/${requests})` : ''}  ${what}: ${form}`);
	}
	writeFileSync(join(PACKAGE_FOLDER, 'docs/requests.md'), roundsPage(counts));
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
