/** Email addresses. */
import { type Result, ok, invalid } from '../validation';
import { withoutQuotes } from './characters';
import { readLine } from './given';

const REFUSAL = 'must be an email address such as name@example.com';
const SEVERAL_ADDRESSES = 'must be one email address, not several';

/** The longest address that mail servers take. Source: RFC 5321, section 4.5.3.1. */
const MOST_CHARACTERS = 254;

/** Words of letters, digits and marks with single dots between them. Source: RFC 5322 "dot-atom", RFC 6531. */
const LOCAL_PART = /^[^\s.@<>()[\],;:\\"]+(?:\.[^\s.@<>()[\],;:\\"]+)*$/u;
const HOST_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/**
 * An address as mail programs, chats and spreadsheets write it: alone, in `<…>` with a name before
 * it, as a `mailto:` link, in quotation marks, with a comma, semicolon or full stop after it.
 * The case stays as it was written; `emailKey` is for comparing.
 */
export function readEmail(value: unknown): Result<string | undefined> {
	return readLine(value, REFUSAL, (line) => {
		const address = unwrapped(line);
		if (address === undefined) return invalid(SEVERAL_ADDRESSES);
		if (address.split('@').length > 2) return invalid(SEVERAL_ADDRESSES);
		return isAddress(address) ? ok(address) : invalid(REFUSAL);
	});
}

/** The form in which addresses are compared; undefined when the value is no address. */
export function emailKey(value: unknown): string | undefined {
	const email = readEmail(value);
	return email.ok ? email.value?.toLowerCase() : undefined;
}

/** The address without what is around it; undefined when there is another one beside it. */
function unwrapped(line: string): string | undefined {
	const text = trimmed(line);
	const linked =
		/^\[([^\]]*)\]\((mailto:[^)]*)\)$/i.exec(text) ?? /^([^<>]*)<([^<>]*)>$/.exec(text);
	if (!linked) return ofLink(text);
	const [label, address] = [trimmed(linked[1]), ofLink(trimmed(linked[2]))];
	const isOther = label.includes('@') && label.toLowerCase() !== address.toLowerCase();
	return isOther ? undefined : address;
}

function trimmed(line: string): string {
	const text = withoutQuotes(line.trim().replace(/[\s;,.]+$/, ''));
	return text === line ? text : trimmed(text);
}

/** `mailto:zoe@example.com?subject=Hello`, also with the label that chats put after a bar. */
function ofLink(text: string): string {
	if (!/^mailto:/i.test(text)) return text;
	return trimmed(decodeURIComponent(text.slice('mailto:'.length).replace(/[?|].*$/, '')));
}

function isAddress(text: string): boolean {
	const [local, host] = text.split('@');
	const labels = host?.split('.') ?? [];
	return (
		text.length <= MOST_CHARACTERS &&
		LOCAL_PART.test(local) &&
		labels.length > 1 &&
		labels.every((label) => HOST_LABEL.test(label)) &&
		/^.{2,}$/u.test(labels[labels.length - 1]) &&
		!/^\d+$/.test(labels[labels.length - 1])
	);
}
