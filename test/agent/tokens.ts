/** A count of tokens that is near to those of usual models, and seldom below them. */
export function tokensIn(text: string): number {
	const parts = text.match(/\p{L}+|\d{1,3}|\s(?=\d)|[^\s\p{L}\d]/gu) ?? [];
	return parts.reduce(
		(sum, part) => sum + (/^\p{L}/u.test(part) ? Math.ceil(part.length / 7) : 1),
		0,
	);
}
