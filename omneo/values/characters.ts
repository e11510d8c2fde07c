/** Characters as people mean them: without those that are not seen, and with one kind of blank. */

/** Zero width characters, direction marks, byte order marks, soft hyphens, variation selectors, annotation marks. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/** Those of them that may stand inside free text, as they shape letters and emoji; tags draw the flags of regions. */
const SHAPING = /[\p{Join_Control}\p{Variation_Selector}\u{E0020}-\u{E007F}]/u;

/** Every blank of Unicode, ends of lines among them, and the two that JavaScript does not count. */
const BLANKS = /[\s\u0085\u2800]+/gu;

const CONTROLS = /\p{Cc}/gu;

/** Pairs of quotation marks around a whole value, as JSON, chats and copied code add them. */
const QUOTES = ['""', "''", '``', '“”', '‘’', '«»'];

/**
 * One line without unseen characters; blanks as single spaces, none at the ends; compatible forms
 * of a letter or digit (full width, ligatures, decomposed accents) as one.
 */
export function oneLine(text: string): string {
	return text
		.replace(UNSEEN, '')
		.normalize('NFKC')
		.replace(BLANKS, ' ')
		.replace(CONTROLS, '')
		.replace(/ +/g, ' ')
		.trim();
}

/** Marks over and under letters of the Latin, Greek and Cyrillic scripts. Those of other scripts are letters. */
const ACCENTS = /[\u0300-\u036F]/g;

const APOSTROPHES = /['’‘ʼ`´]/g;

/**
 * The same for texts that mean the same name: case, accents, apostrophes, kinds of blanks and dashes,
 * and Unicode forms do not count.
 */
export function textKey(text: string): string {
	const plain = oneLine(text).toLowerCase().normalize('NFD');
	// An acute accent that stands alone, as an apostrophe, has a blank in its compatible form.
	const bare = plain.replace(/ [\u0300-\u036F]+/g, '').replace(ACCENTS, '');
	return plainDashes(oneLine(bare.replace(APOSTROPHES, '')));
}

/** Free text: lines and inner blanks stay, unseen characters do not. */
export function freeText(text: string): string {
	return withoutOuterBlanks(
		text
			.replace(UNSEEN, (character) => (SHAPING.test(character) ? character : ''))
			.replace(CONTROLS, (character) => (/[\t\n\r\u0085]/.test(character) ? character : ''))
			.normalize('NFC'),
	);
}

/** Free text on one line. */
export function freeLine(text: string): string {
	return freeText(text).replace(BLANKS, ' ');
}

function withoutOuterBlanks(text: string): string {
	const isBlankAt = (index: number) => /[\s\u0085\u2800]/.test(text.charAt(index));
	let [from, until] = [0, text.length];
	while (from < until && isBlankAt(from)) from++;
	while (until > from && isBlankAt(until - 1)) until--;
	return text.slice(from, until);
}

/** Text that says nothing to a reader. */
export function isUnseen(text: string): boolean {
	return oneLine(text) === '';
}

/** Without quotation marks around the whole, and without the apostrophe with which spreadsheets mark text. */
export function withoutQuotes(line: string): string {
	const pair = QUOTES.find(([open, close]) => line.startsWith(open) && line.endsWith(close));
	if (pair && line.length > 1) return withoutQuotes(line.slice(1, -1).trim());
	return line.startsWith("'") ? line.slice(1).trim() : line;
}

const DASHES = /[\u2010-\u2015\u2212]/g;

/** Hyphens, dashes and the minus sign as the one of the keyboard. */
export function plainDashes(line: string): string {
	return line.replace(DASHES, '-');
}

/** Digits of every script as 0 to 9. */
export function plainDigits(line: string): string {
	return line.replace(/\p{Nd}/gu, (digit) => {
		const code = digit.codePointAt(0) ?? 0;
		let zero = code;
		// The ten digits of a script stand in a row, and no two rows touch once forms are compatible.
		while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
		return String(code - zero);
	});
}
