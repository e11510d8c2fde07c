/** The results as a picture: a panel for each scenario, a bar for each peer. */
import type { Spread } from '../statistics';
import type { Row } from './summaryRows';
import { whole } from './scenarioTables';
import type { Results } from './targets';

const WIDTH = 860;
const MARGIN = 24;
const NAMES = 215;
/** Room for the figures behind the longest bar. */
const FIGURES = 190;
const BARS = WIDTH - 2 * MARGIN - NAMES - FIGURES;
const LINE = 26;
const TITLE = 34;

export function plot(results: Results[]): string {
	const parts: string[] = [];
	let y = MARGIN;
	// Of the retries, only counts say something.
	for (const result of results.filter(({ scenario }) => scenario.kind !== 'retry')) {
		parts.push(panel(result, y));
		y += TITLE + result.rows.length * LINE + MARGIN;
	}
	parts.push(
		write(
			MARGIN,
			y,
			'Bar: median. Thin line: least to most. Mark: what physics allows.',
			'#5b6472',
		),
	);
	const height = y + MARGIN;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="13">`,
		`<rect width="${WIDTH}" height="${height}" rx="12" fill="#f5f6f8"/>`,
		...parts,
		'</svg>\n',
	].join('\n');
}

function panel({ scenario, rows }: Results, top: number): string {
	const inMemory = scenario.kind === 'memory';
	const spread = (row: Row): Spread | undefined => (inMemory ? row.memory?.rssPeak : row.time);
	const most = Math.max(...rows.map((row) => spread(row)?.max ?? 0));
	const x = (value: number) => MARGIN + NAMES + (value / most) * BARS;
	const unit = inMemory ? 'Peak memory, MB' : 'Time, ms';
	const bars = rows.flatMap((row, index) => {
		const value = spread(row);
		if (!value) return [];
		const y = top + TITLE + index * LINE;
		// The bound is of the whole work, which a peer that left items out has not done.
		const complete = !inMemory && row.failed === 0;
		const bound = complete ? x(Math.min(row.bound, most)) : undefined;
		return [bar(row, value, y, x, bound, figures(row, value, scenario.items))];
	});
	return [write(MARGIN, top + 14, `${scenario.title}. ${unit}`, '#2d333d', 600), ...bars].join(
		'\n',
	);
}

function figures(row: Row, { median }: Spread, items: number): string {
	const missing = row.booked < items ? `, ${whole(row.booked)} of ${whole(items)} booked` : '';
	return whole(median) + missing;
}

function bar(
	{ name, peer }: Row,
	{ median, min, max }: Spread,
	y: number,
	x: (value: number) => number,
	bound: number | undefined,
	label: string,
): string {
	const middle = y + 8;
	const colour = peer.startsWith('ours-') ? '#4f6bed' : '#b6bdca';
	return [
		write(MARGIN, y + 13, name, '#2d333d'),
		`<rect x="${round(x(0))}" y="${y}" width="${round(x(median) - x(0))}" height="16" rx="3" fill="${colour}"/>`,
		`<path d="M ${round(x(min))} ${middle} H ${round(x(max))}" stroke="#2d333d" stroke-width="1.5"/>`,
		...(bound === undefined
			? []
			: [`<path d="M ${round(bound)} ${y - 3} v 22" stroke="#d9480f" stroke-width="2"/>`]),
		write(round(x(max)) + 8, y + 13, label, '#5b6472'),
	].join('\n');
}

function write(x: number, y: number, text: string, fill: string, weight = 400): string {
	const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
	return `<text x="${x}" y="${y}" fill="${fill}" font-weight="${weight}">${escaped}</text>`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
