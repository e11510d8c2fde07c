/**
 * A value, or what is wrong: by default a sentence for the person who typed it. Returned rather than
 * thrown, so that one pass over a form finds everything that is wrong.
 */
export type Result<T, E = string> = { ok: true; value: T } | { ok: false; problem: E };

export function ok<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

export function invalid<E>(what: E): { ok: false; problem: E } {
	return { ok: false, problem: what };
}

/** Sentences about fields, by the API's path of the field (`transaction.id`, `answers.0.value`). */
export type FieldMessages = Record<string, string[]>;

/** Collects what is wrong with the fields of one item, and carries on with the rest. */
export class FieldErrors {
	// Without a prototype: a server may name a field `constructor`.
	readonly messages: FieldMessages = Object.create(null) as FieldMessages;

	/** The value when it is good; else notes the problem under the field and gives undefined. */
	unwrap<T>(field: string, checked: Result<T>): T | undefined {
		if (checked.ok) return checked.value;
		this.add(field, checked.problem);
		return undefined;
	}

	add(field: string, text: string): void {
		const known = (this.messages[field] ??= []);
		if (!known.includes(text)) known.push(text);
	}

	addAll(messages: FieldMessages): void {
		for (const [field, texts] of Object.entries(messages)) {
			for (const text of texts) this.add(field, text);
		}
	}

	get isEmpty(): boolean {
		return Object.keys(this.messages).length === 0;
	}
}
