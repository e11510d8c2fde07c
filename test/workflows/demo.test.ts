/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** `npm start`, as a new user runs it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { PACKAGE_FOLDER } from '../../dev/engine/engine';

const run = promisify(execFile);

test('the demo lists what was booked and, by field, what was refused', async () => {
	const demo = [require.resolve('tsx/cli'), 'dev/scripts/demo.ts'];
	const { stdout } = await run(process.execPath, demo, { cwd: PACKAGE_FOLDER });
	expect(stdout).toMatch(/^5001 {2}\S+ \S+ +Personal Styling/m);
	expect(stdout).toMatch(/^quentin\.quinn@example\.com +Scheduled Start +'05\/04\/2027 10:00'/m);
	expect(stdout).toMatch(/^umar\.underwood@exmaple\.com +Profile +no profile has/m);
	expect(stdout).toContain('26 booked, 2 refused, 28 rows in all.');
	expect(stdout).toContain('Next:');
});
