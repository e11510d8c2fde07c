/** Parameters that several operations share, as an item gives them. */
import type { Item } from '../../../nodes/Omneo/runtime/item';
import * as options from '../../../nodes/Omneo/runtime/readOptions';
import { DAYS_AHEAD, MAX_DAYS_AHEAD } from '../../../nodes/Omneo/fields/availability';
import { WHEN_NONE_FOUND } from '../../../nodes/Omneo/fields/ifNoneFound';

/** An item that tells what it is asked, with what it has. */
function item(given: Record<string, unknown> = {}) {
	const asked: unknown[][] = [];
	const ask = (...question: unknown[]) => {
		asked.push(question);
		return given[question[0] as string] ?? question[question.length - 1];
	};
	return { asked, item: { whole: ask, oneOf: ask, value: ask, mapping: ask } as unknown as Item };
}

it('days ahead are read with their usual number and their bound', () => {
	const { asked, item: one } = item({ withinDays: 3 });
	expect(options.daysAhead(one)).toBe(3);
	expect(asked).toEqual([['withinDays', DAYS_AHEAD, MAX_DAYS_AHEAD]]);
	expect(DAYS_AHEAD).toBeLessThan(MAX_DAYS_AHEAD);
});

it('free slots are not looked at unless that is chosen', () => {
	expect(options.availabilityOf(item().item)).toBe('asGiven');
	expect(options.availabilityOf(item({ availability: 'nextFree' }).item)).toBe('nextFree');
});

it('answers come from the fields unless JSON is chosen', () => {
	const given = { answersJson: '{}', answers: { size: 1 } };
	expect(options.givenAnswers(item(given).item)).toEqual({ size: 1 });
	expect(options.givenAnswers(item({ ...given, specifyAnswers: 'json' }).item)).toBe('{}');
});

it('what to do when none is found is what is chosen', () => {
	expect(options.whenNoneFound(item().item)).toBe(WHEN_NONE_FOUND);
	expect(options.whenNoneFound(item({ ifNoneFound: 'x' }).item)).toBe('x');
});
