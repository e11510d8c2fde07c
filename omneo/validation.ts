/**
 * A value, or what is wrong: by default a sentence for the person who typed it. Returned rather than
 * thrown, so that one pass over a form finds everything that is wrong.
 */
export type Checked<T, E = string> = { ok: true; value: T } | { ok: false; problem: E };

export function ok<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

export function problem<E>(what: E): { ok: false; problem: E } {
	return { ok: false, problem: what };
}

/** Sentences about fields, by the API's path of the field (`transaction.id`, `answers.0.value`). */
export type FieldProblems = Record<string, string[]>;

/** Collects what is wrong with the fields of one item, and carries on with the rest. */
export class FieldCheck {
	readonly problems: FieldProblems = {};

	/** The value when it is good; else notes the problem under the field and gives undefined. */
	take<T>(field: string, checked: Checked<T>): T | undefined {
		if (checked.ok) return checked.value;
		this.note(field, checked.problem);
		return undefined;
	}

	note(field: string, text: string): void {
		const known = (this.problems[field] ??= []);
		if (!known.includes(text)) known.push(text);
	}

	get clean(): boolean {
		return Object.keys(this.problems).length === 0;
	}
}
