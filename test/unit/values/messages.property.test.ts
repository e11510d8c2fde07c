import fc from 'fast-check';
import { DateTime } from 'luxon';
import { readMoment } from '../../../omneo/values';
import { KINDS } from './fixtures/page';
import { moment } from './support';

describe('examples in messages', () => {
	it('are never past, wherever the reader is', () => {
		fc.assert(
			fc.property(moment, (date) => {
				const read = readMoment('soon', { now: date.getTime() });
				const example = read.ok ? '' : (/\d{4}-\d\d-\d\d \d\d:\d\d$/.exec(read.problem)?.[0] ?? '');
				const first = DateTime.fromSQL(example, { zone: 'Pacific/Kiritimati' });
				expect(first.toMillis()).toBeGreaterThan(date.getTime());
			}),
		);
	});

	it('can be written', () => {
		for (const { read, refused } of KINDS.filter(({ title }) =>
			['Day', 'Moment'].includes(title),
		)) {
			for (const [, message] of refused) {
				const found =
					String(message).match(/(?:Write|like|e\.g\.|or|as) (\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)/g) ??
					[];
				for (const example of found) expect(read(example.replace(/^\D+/, '')).ok).toBe(true);
			}
		}
	});
});
