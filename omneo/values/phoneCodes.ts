/**
 * Country codes, and how the digit that is dialled before a national number (the trunk prefix) is
 * read after one.
 *
 * Source: metadata of Google's libphonenumber as published in libphonenumber-js 1.13.16
 * (`metadata.max.json`). For each code the table takes the national prefix of its regions. Whether
 * a national number may begin with that prefix was tried against the patterns of those regions; where
 * it may, the rule below asks for the length or the digits that set the two apart.
 * test/unit/values/fixtures/phone-numbers.json holds numbers of every region, read by the library.
 */

/** A zero is dialled before the national number, and never after a country code. */
const ZERO =
	'20 27 31 32 33 40 41 43 44 46 49 51 53 54 55 57 58 60 61 62 63 64 66 81 82 84 86 90 91 92 93 94 95 98 ' +
	'211 212 213 218 231 232 233 234 243 249 251 252 254 255 256 260 261 262 263 264 265 291 353 355 358 ' +
	'359 373 374 377 380 381 382 383 385 386 387 389 421 423 508 590 591 593 594 595 596 598 686 850 855 ' +
	'856 880 886 961 962 963 964 966 967 970 971 972 976 977 994 995 996';

/** Nothing is dialled before the national number. */
const NOTHING =
	'30 34 39 45 47 48 52 56 65 216 220 221 222 223 224 225 226 227 228 229 230 235 236 237 238 239 240 242 ' +
	'244 245 246 247 248 253 257 258 266 267 268 269 290 297 298 299 350 351 352 354 356 357 371 372 376 ' +
	'378 420 500 501 502 503 504 505 506 507 509 592 597 599 670 672 673 674 675 676 677 678 679 680 681 ' +
	'682 683 685 687 688 689 690 691 800 808 852 853 870 878 881 882 883 888 960 965 968 973 974 975 979 ' +
	'992 998';

/** Other prefixes, with what has to follow when a national number may begin alike. */
const OTHER: Record<string, RegExp> = {
	'1': /^1(?=\d{10}$)/,
	'7': /^8(?=\d{10}$)/,
	'36': /^06(?=\d{8,9}$)/,
	'241': /^0(?=[167]\d{7}$)/,
	'250': /^0(?=\d{9}$)/,
	'370': /^[08](?=\d{8}$)/,
	'375': /^(?:80?|0)(?=[1-4]\d{8}$)/,
	'692': /^1(?=\d{7}$)/,
	'993': /^8(?=\d{8}$)/,
};

/** Numbers of Italy, San Marino, Côte d'Ivoire, Benin and Congo begin with a zero that is part of them. */
export const ZERO_BELONGS: ReadonlySet<string> = new Set(['39', '378', '225', '229', '242']);

/** What is read away after each country code. Two zeros begin special numbers, such as free ones of Japan. */
const TRUNK_PREFIXES: ReadonlyMap<string, RegExp | undefined> = new Map<string, RegExp | undefined>(
	[
		...ZERO.split(' ').map((code): [string, RegExp] => [code, /^0(?!0)/]),
		...NOTHING.split(' ').map((code): [string, undefined] => [code, undefined]),
		...Object.entries(OTHER),
	],
);

/** The country code that digits begin with; undefined when no country has it. No code begins another. */
export function countryCodeOf(digits: string): string | undefined {
	return [1, 2, 3]
		.map((length) => digits.slice(0, length))
		.find((code) => TRUNK_PREFIXES.has(code));
}

/** The national number without a trunk prefix. */
export function withoutTrunkPrefix(code: string, national: string): string {
	const prefix = TRUNK_PREFIXES.get(code);
	return prefix ? national.replace(prefix, '') : national;
}
