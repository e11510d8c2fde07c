/** The name that was most likely meant by one that does not exist. Offered to a person, never used by itself. */

/** Typing slips that are put right: one for every four letters. */
const LETTERS_PER_SLIP = 4;

/** Undefined when no name is near, or when several are equally near. */
export function nearest(wanted: string, names: string[]): string | undefined {
	const target = plain(wanted);
	const distinct = [...new Set(names)];
	const parts = distinct.filter((name) => target.length >= 3 && plain(name).includes(target));
	if (parts.length === 1) return parts[0];
	const most = Math.floor(target.length / LETTERS_PER_SLIP);
	const near = distinct
		.map((name) => ({ name, slips: slipsTo(target, plain(name), most) }))
		.filter(({ slips }) => slips <= most)
		.sort((a, b) => a.slips - b.slips);
	return near.length > 0 && near[0].slips !== near[1]?.slips ? near[0].name : undefined;
}

/** The fewest slips to the name or to its first words: `Melborne` is near `Melbourne Central`. */
function slipsTo(target: string, name: string, most: number): number {
	const words = name.split(' ');
	const starts = words.map((_, index) => words.slice(0, index + 1).join(' '));
	const fits = (text: string) => Math.abs(text.length - target.length) <= most;
	return Math.min(Infinity, ...starts.filter(fits).map((text) => distance(target, text)));
}

/** Letters to insert, delete or replace (Levenshtein). */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let i = 1; i <= from.length; i++) {
		const next = [i];
		for (let j = 1; j <= to.length; j++) {
			const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
		}
		row = next;
	}
	return row[to.length];
}

function plain(text: string): string {
	return text.trim().replace(/\s+/g, ' ').slice(0, 100).toLowerCase();
}
