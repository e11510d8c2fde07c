/** Names that may be meant by one that was not found: offered in the message, never taken. */
import { isBlank, oneLine, textKey } from '../values';

const MOST_OFFERED = 3;
/** How many names are named when none is near. */
const MOST_NAMED = 12;
/** A name that is longer is another field's text. */
const MOST_CHARACTERS = 60;

/** The name as it was given, in a message. Not for names of customers. */
export function named(name: string): string {
	const line = oneLine(name);
	return line.length > MOST_CHARACTERS ? 'with this name' : `named '${line}'`;
}

/** `. Did you mean 'Melbourne Collins Street'?`, or nothing when no name is near. */
export function namesNear(wanted: string, names: Array<string | null | undefined>): string {
	const key = textKey(wanted);
	const filled = names.filter(
		(name) => name !== undefined && name !== null && textKey(name) !== '',
	);
	const near = [...new Set(filled as string[])]
		.map((name) => ({ name, distance: distanceOf(key, textKey(name)) }))
		.filter(({ distance }) => distance < 1)
		.sort((a, b) => a.distance - b.distance)
		.slice(0, MOST_OFFERED)
		.map(({ name }) => `'${oneLine(name)}'`);
	return near.length > 0 ? `. Did you mean ${near.join(' or ')}?` : '';
}

/** The names that are near; or those that there are, when none is. */
export function namesToChooseFrom(wanted: string, names: Array<string | null | undefined>): string {
	const filled = names.filter((name) => !isBlank(name)).map((name) => oneLine(String(name)));
	const distinct = [...new Set(filled)];
	const shown = distinct.slice(0, MOST_NAMED).map((name) => `'${name}'`);
	const more = distinct.length - shown.length;
	const all = `. There is ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
	return namesNear(wanted, names) || (shown.length > 0 ? all : '');
}

/** From 0 for the same text to 1 for one that is too far away to be meant. */
function distanceOf(wanted: string, name: string): number {
	if (wanted === '' || wanted.length > MOST_CHARACTERS) return 1;
	const words = (text: string) => text.split(/[ -]+/);
	const [own, theirs] = [words(wanted), words(name)];
	const has = (all: string[], some: string[]) => some.every((word) => all.includes(word));
	if (has(theirs, own) || has(own, theirs)) return 0.5;
	const length = Math.max(wanted.length, name.length);
	// A typing mistake for each five letters.
	const typos = editsBetween(wanted, name) / length;
	if (typos <= 0.2) return typos;
	return own.some((word) => word.length > 3 && theirs.includes(word)) ? 0.9 : 1;
}

/** How many letters have to be put in, taken out or changed to make one text the other. */
function editsBetween(one: string, other: string): number {
	let before = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (const [row, letter] of [...one].entries()) {
		const now = [row + 1];
		for (let column = 0; column < other.length; column++) {
			const change = before[column] + (letter === other[column] ? 0 : 1);
			now.push(Math.min(change, before[column + 1] + 1, now[column] + 1));
		}
		before = now;
	}
	return before[other.length];
}
