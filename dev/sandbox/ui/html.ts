/** HTML that escapes every value put into it. */

export class Html {
	constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | Part[];

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function write(part: Part): string {
	if (part instanceof Html) return part.text;
	if (Array.isArray(part)) return part.map(write).join('');
	return String(part ?? '').replace(/[&<>"']/g, (character) => entities[character]);
}

/** A template whose values are escaped unless they are HTML themselves. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
	const text = literals.reduce((before, literal, index) => {
		return before + write(parts[index - 1]) + literal;
	});
	return new Html(text);
}
