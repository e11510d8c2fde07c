/** One or some of a list of choices. */
import { type Result, ok, invalid } from '../validation';
import { textKey } from './characters';
import { SEVERAL, entriesOf, guarded, isBlank, plainText, single } from './given';

export type ChoiceValue = string | number | boolean;

/** A choice: what is sent, and what people see. */
export interface Choice<V extends ChoiceValue = string> {
	value: V;
	label?: string | null;
}

/** How many choices a message lists. */
const MOST_SHOWN = 10;

/** Choices that are their own labels, such as statuses. */
export function choicesOf<V extends ChoiceValue>(values: readonly V[]): Array<Choice<V>> {
	return values.map((value) => ({ value }));
}

/** One of the choices, by its value or its label; case, blanks and underscores do not count. */
export function readChoice<V extends ChoiceValue>(
	value: unknown,
	choices: ReadonlyArray<Choice<V>>,
): Result<V | undefined> {
	const refusal = `must be one of ${listed(choices)}`;
	return guarded<V | undefined>(refusal, () => {
		const whole = chosen(value, choices);
		if (whole !== undefined) return ok(whole);
		const given = single(value);
		if (given === undefined) return ok(undefined);
		if (Array.isArray(given)) {
			const all = given.map((entry) => chosen(entry, choices));
			return new Set(all).size === 1 && all[0] !== undefined ? ok(all[0]) : invalid(SEVERAL);
		}
		const found = chosen(given, choices);
		return found === undefined ? invalid(refusal) : ok(found);
	});
}

/**
 * Some of the choices, in the order given and each once: a list, a list as JSON text, or text with
 * commas, semicolons or ends of lines between them. Labels may have commas: the longest label that
 * fits is taken first, as long as the rest fits as well.
 */
export function readChoices<V extends ChoiceValue>(
	value: unknown,
	choices: ReadonlyArray<Choice<V>>,
): Result<V[] | undefined> {
	const refusal = `must be any of ${listed(choices)}`;
	return guarded<V[] | undefined>(refusal, () => {
		const found: V[] = [];
		for (const entry of entriesOf(value).filter((each) => !isBlank(each))) {
			const some = split(entry, choices);
			if (!some) return invalid(refusal);
			found.push(...some);
		}
		return ok(found.length > 0 ? [...new Set(found)] : undefined);
	});
}

/** The choice that the whole value names, an exact spelling before another one. */
function chosen<V extends ChoiceValue>(
	value: unknown,
	choices: ReadonlyArray<Choice<V>>,
): V | undefined {
	const text = plainText(value);
	if (text === undefined) return undefined;
	const exact =
		choices.find((choice) => String(choice.value) === text) ??
		choices.find(({ label }) => label === text);
	if (exact) return exact.value;
	const key = choiceKey(text);
	if (key === '') return undefined;
	const matches = choices.filter((choice) => namesOf(choice).map(choiceKey).includes(key));
	const values = new Set(matches.map((choice) => choice.value));
	return values.size === 1 ? matches[0].value : undefined;
}

/** The choices that a text with separators names; undefined when a part of it is no choice. */
function split<V extends ChoiceValue>(
	entry: unknown,
	choices: ReadonlyArray<Choice<V>>,
): V[] | undefined {
	const whole = chosen(entry, choices);
	if (whole !== undefined) return [whole];
	const text = plainText(entry);
	if (text === undefined) return undefined;
	const parts = text.split(/([,;\r\n])/);
	const names = choices.flatMap(namesOf);
	const longest = Math.max(1, ...names.map((name) => name.split(/[,;\r\n]/).length));
	// What follows each part, from the last one to the first, so that nothing is tried twice.
	const rest: Array<V[] | undefined> = Array.from({ length: parts.length + 2 });
	rest[parts.length + 1] = [];
	for (let from = parts.length - 1; from >= 0; from -= 2) {
		if (isBlank(parts[from])) rest[from] = rest[from + 2];
		for (let count = longest; count >= 1 && !rest[from]; count--) {
			const until = from + 2 * count;
			const after = until <= parts.length + 1 ? rest[until] : undefined;
			if (!after) continue;
			const part = parts.slice(from, until - 1).join('');
			const found = chosen(part, choices);
			if (found !== undefined) rest[from] = [found, ...after];
		}
	}
	return rest[0];
}

function namesOf({ value, label }: Choice<ChoiceValue>): string[] {
	return isBlank(label) ? [String(value)] : [String(value), label];
}

/** `No Show`, `no-show` and `no_show` are one, and so are `Dress,long` and `Dress, long`. */
function choiceKey(text: string): string {
	return textKey(text)
		.replace(/(?<=\S)[\s_-]+(?=\S)/g, ' ')
		.replace(/ ?([,;]) ?/g, '$1')
		.replace(/^(['"])(.*)\1$/, '$2')
		.trim();
}

/** The labels, in quotation marks because they may have commas. */
function listed(choices: ReadonlyArray<Choice<ChoiceValue>>): string {
	const shown = choices.slice(0, MOST_SHOWN).map((choice) => `'${namesOf(choice).at(-1)}'`);
	const more = choices.length - shown.length;
	return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
