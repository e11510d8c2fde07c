import {
	linesInLimit,
	slotDays,
	slotsInWords,
	spanInWords,
	timeInWords,
} from '../../../omneo/time/words';

const slot = (
	start_at: string,
	staff_name: string | null = null,
	location_name = 'Collins Street',
) => ({
	start_at: `2027-03-${start_at}:00+11:00`,
	staff_name,
	staff_id: staff_name,
	location_name,
});

test('a time is the clock of its offset', () => {
	expect(timeInWords('2027-03-22T10:00:00+11:00')).toBe('Monday 22 March 2027, 10:00');
	expect(timeInWords('soon')).toBe('soon');
});

test('a span names the second day only when it is another one', () => {
	const start = '2027-03-22T22:00:00+11:00';
	expect(spanInWords(start, '2027-03-22T23:00:00+11:00')).toBe(
		'Monday 22 March 2027, 22:00 to 23:00',
	);
	expect(spanInWords(start, '2027-03-23T01:00:00+11:00')).toContain('Tuesday 23 March 2027, 01:00');
	expect(spanInWords(start, null)).toBe('Monday 22 March 2027, 22:00');
});

test('next free times say day and shop once', () => {
	const slots = [slot('22T10:00'), slot('22T10:15'), slot('23T09:00', 'Priya')];
	expect(slotsInWords(slots)).toBe(
		'Monday 22 March 2027: 10:00, 10:15; Tuesday 23 March 2027: 09:00 with Priya at Collins Street',
	);
	expect(slotsInWords([slot('22T10:00'), slot('22T10:00', null, 'London')])).toBe(
		'Monday 22 March 2027 at Collins Street: 10:00; Monday 22 March 2027 at London: 10:00',
	);
});

test('a day is a line, with ranges of equally spaced times and the staff by name', () => {
	const times = ['09:00', '09:30', '10:00', '10:30', '12:00', '12:30', '15:00'];
	const lines = slotDays([
		...times.map((time) => slot(`22T${time}`, 'Priya')),
		slot('22T09:00', 'Marcus'),
		slot('23T09:00', 'Marcus'),
	]);
	expect(lines).toEqual([
		'Monday 22 March 2027: Priya 09:00 to 10:30 every 30 min, 12:00, 12:30, 15:00; Marcus 09:00',
		'Tuesday 23 March 2027: Marcus 09:00',
	]);
});

test('what is too long is left out at the end, and that is said', () => {
	const lines = Array.from({ length: 900 }, (_, index) => `line ${index}`);
	const shown = linesInLimit(lines, 'Ask for less.');
	expect(shown.at(-1)).toBe(`${900 - shown.length + 1} more left out. Ask for less.`);
	expect(shown.slice(0, -1)).toEqual(lines.slice(0, shown.length - 1));
	expect(linesInLimit(['one'], 'Ask for less.')).toEqual(['one']);
});
