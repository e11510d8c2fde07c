/** The stop over several rows that cannot be used: a count, and a line for each reason. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { invalidInput } from '../../../omneo/errors';
import { invalid } from '../../../omneo/validation';
import { describeError } from '../../../nodes/Omneo/runtime/itemError';
import { Results } from '../../../nodes/Omneo/runtime/results';
import { Execution } from './support';

interface Row {
	service?: string;
	shop?: string;
	start?: unknown;
	problems?: Record<string, string[]>;
}

const LABELS = new Map([
	['location_id', 'Location'],
	['scheduled_start_at', 'Scheduled Start'],
]);

/** The lines of a stop: the message first. A row without problems went through. */
function stop(rows: Row[], written: Array<[number, string | null]> = []): string[] {
	const parameters = (index: number): Record<string, unknown> => ({
		appointmentDefinitionId: { __rl: true, mode: 'name', value: rows[index].service ?? 'Styling' },
		locationId: { __rl: true, mode: 'name', value: rows[index].shop ?? 'Melbourne' },
		scheduledStartAt: rows[index].start ?? '2027-03-22 10:00',
	});
	const context = {
		...new Execution().context(),
		getNodeParameter: (name: string, index: number) => parameters(index)[name],
	} as unknown as IExecuteFunctions;
	const results = new Results(context, rows.length);
	rows.forEach(({ problems }, index) => {
		if (problems) {
			results.take(index, invalid(describeError(invalidInput(problems), index, LABELS)));
		}
	});
	const { message, description } = results.stopError(new Map(written), 'nothing was booked');
	return [message, ...(description ?? '').split('<br>\n')];
}

const noShop = { location_id: ["there's no location named 'Melborne'. Did you mean 'Melbourne'?"] };
const noTime = { scheduled_start_at: ["'2027-03-22' has no time. Add one, e.g. 2027-03-22 10:00"] };
const HINT = 'Correct the fields listed and run again.';

it('counts the rows, and groups those that have the same reason', () => {
	const rows = [{}, {}, 1, {}, {}, 1, {}, {}, {}, 1].map(
		(bad): Row => (bad === 1 ? { problems: noShop } : {}),
	);
	expect(stop(rows)).toEqual([
		'3 of 10 items need attention; nothing was booked [item 2]',
		"Items 2, 5 and 9: Location: there's no location named 'Melborne'. Did you mean 'Melbourne'?",
		HINT,
	]);
});

it('says the row by its own words where they differ', () => {
	const lines = stop([
		{ shop: 'Melborne', problems: noShop },
		{},
		{ start: '2027-03-22', problems: noTime },
	]);
	expect(lines.slice(1)).toEqual([
		"Item 0 ('Styling', 'Melborne', '2027-03-22 10:00'): Location: there's no location named 'Melborne'. Did you mean 'Melbourne'?",
		"Item 2 ('Styling', 'Melbourne', '2027-03-22'): Scheduled Start: '2027-03-22' has no time. Add one, e.g. 2027-03-22 10:00.",
		HINT,
	]);
});

it('says the words of the first rows of a group', () => {
	const starts = ['09:00', '10:00', '11:00', '12:00'].map((time) => `2027-03-22 ${time}`);
	const [, line] = stop(starts.map((start): Row => ({ start, problems: noShop })));
	expect(line).toBe(
		"Items 0 to 3: Location: there's no location named 'Melborne'. Did you mean 'Melbourne'? " +
			"(item 0: 'Styling', 'Melbourne', '2027-03-22 09:00'; " +
			"item 1: 'Styling', 'Melbourne', '2027-03-22 10:00'; " +
			"item 2: 'Styling', 'Melbourne', '2027-03-22 11:00'; …)",
	);
});

it.each([
	{ shop: 'zoe@example.com' },
	{ service: '+61 412 345 678' },
	{ start: 'Zoe Marsh' },
	{ start: { zoe: 1 } },
	{ shop: 'a note that is far too long to be the name of a shop' },
])('leaves out what may be the data of a customer: %j', (odd) => {
	const text = stop([
		{ ...odd, problems: noShop },
		{ start: '2027-03-23 10:00', problems: noTime },
	]).join('\n');
	expect(text).not.toMatch(/zoe|412|far too long/i);
	expect(text).toContain('Item 0 (');
});

it('names a row with several faults in the line of each', () => {
	const lines = stop([{ problems: { ...noShop, ...noTime } }, { problems: noTime }]);
	expect(lines.slice(1, 3).map((line) => line.slice(0, 24))).toEqual([
		"Item 0: Location: there's".slice(0, 24),
		'Items 0 and 1: Scheduled',
	]);
});

it('stays readable, however many rows and reasons there are', () => {
	const rows = Array.from(
		{ length: 2_000 },
		(_, index): Row => ({ problems: { location_id: [`x${index} ${'y'.repeat(2_000)}`] } }),
	);
	const lines = stop(rows);
	expect(lines[0]).toBe('2000 of 2000 items need attention; nothing was booked [item 0]');
	expect(lines.at(-2)).toBe('Also: items 10 to 1999.');
	expect(lines.join('\n').length).toBeLessThan(8_000);
});

it('does not say that nothing was booked when an earlier try booked', () => {
	const lines = stop([{}, { problems: noShop }, { problems: noTime }], [[0, '5001']]);
	expect(lines[0]).toBe('2 of 3 items need attention [item 1]');
	expect(lines.at(-1)).toBe('1 item was completed before the workflow stopped (IDs 5001).');
});

it('says which row the only one is', () => {
	const [message, ...lines] = stop([{}, { shop: 'Melborne', problems: noShop }]);
	expect(message).toBe(
		"Nothing was sent to Omneo because a value needs a change [item 1]. Location: there's no location named 'Melborne'. Did you mean 'Melbourne'?",
	);
	expect(lines).toEqual([HINT, "Item 1 is 'Styling', 'Melborne', '2027-03-22 10:00'."]);
});

it('joins the texts of one field, and puts those of questions on a line each', () => {
	const error = (answers: string[]) =>
		describeError(invalidInput({ answers }), 0, new Map([['answers', 'Answers']])).message;
	expect(error(["'1' isn't a question. Use Get Questions.", "'2' isn't one."])).toMatch(
		/Answers: '1' isn't a question\. Use Get Questions; '2' isn't one$/,
	);
	expect(error(["'Colour': must be one of Navy, Black", "'Size': is required"])).toMatch(
		/Answers: 'Colour': must be one of Navy, Black;\n'Size': is required$/,
	);
});
