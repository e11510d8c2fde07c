/** Takes out of a server's own words what must not end up in logs and messages. */

/** A day and a time have as many digits as a phone number, and say what is wrong. */
const DATE = /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?![\d-])/;

/** What names a customer or opens a door. */
const PRIVATE = [
	// Tokens: behind their scheme, JSON Web Tokens, and any long word of letters and digits.
	/\b(?:Bearer|Basic|Token(?=\s+\S*\d))\s+\S+/,
	/\beyJ[\w-]{8,}(?:\.[\w-]*){1,2}/,
	/\b(?:\d+\|)?(?=[\w-]{0,80}\d)(?=[\w-]{0,80}[a-z])[\w-]{24,}(?:[.|][\w-]+)*/,
	// Email addresses, UUIDs, and numbers of seven or more digits.
	/[^\s@'"<>(),;]{1,64}@[^\s@'"<>(),;]*[^\s@'"<>(),;.]/,
	/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/,
	/\+?\(?\d(?:[\s().\-/]{0,3}\d){6,}/,
];

const DATE_OR_PRIVATE = new RegExp(
	[`(${DATE.source})`, ...PRIVATE.map(({ source }) => source)].join('|'),
	'gi',
);

/** A word of small and capital letters and digits, as tokens are. */
const TOKEN = /\b(?=\w*\d)(?=\w*[a-z])(?=\w*[A-Z])[\w-]{16,}/g;

/** Statements of a database, and traces of a program: they say nothing to a person and may hold anything. */
const INTERNALS =
	/SQLSTATE|\b(?:select|delete)\b.+\bfrom\b|\binsert\s+into\b|\bupdate\b.+\bset\b|\bstack ?trace\b|(?:^|\s)#\d+\s+[/{]|\.(?:php|rb|py|java|js|ts)[:(]\d|(?:^|\s)at\s+\S+\s?\(|\/(?:var|usr|home|app|vendor|srv)\/\S/is;

/** The text without secrets and customers; `[hidden]` where it speaks of the server's own workings. */
export function scrubbed(text: string): string {
	if (INTERNALS.test(text)) return '[hidden]';
	return text
		.replace(DATE_OR_PRIVATE, (_, date?: string) => date ?? '[hidden]')
		.replace(TOKEN, '[hidden]');
}

/** Whether a text says something that a person may read. */
export function isReadable(text: string): boolean {
	return text.trim() !== '' && text.length <= 300 && !INTERNALS.test(text);
}
