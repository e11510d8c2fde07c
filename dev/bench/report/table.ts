/** Tables for the terminal and for Markdown. */

export interface Table {
	title: string;
	head: string[];
	rows: string[][];
}

export function toText({ title, head, rows }: Table): string {
	const widths = head.map((cell, column) =>
		Math.max(cell.length, ...rows.map((row) => row[column].length)),
	);
	const line = (row: string[]) =>
		row
			.map((cell, column) => cell.padEnd(widths[column]))
			.join('  ')
			.trimEnd();
	const rule = line(widths.map((width) => '-'.repeat(width)));
	return [title, '', line(head), rule, ...rows.map(line), ''].join('\n');
}

export function toMarkdown({ title, head, rows }: Table): string {
	const line = (row: string[]) => `| ${row.join(' | ')} |`;
	const rule = line(head.map((_, column) => (column === 0 ? '---' : '---:')));
	return [`### ${title}`, '', line(head), rule, ...rows.map(line), ''].join('\n');
}
