/**
 * One reader for each kind of value that people, spreadsheets, expressions and models give.
 *
 * Each takes any value and gives what is meant, undefined when nothing is given (blank text, null, an
 * empty list), or a problem: a phrase that follows the field's label, without a full stop at its end.
 * A list of one is that one. No reader throws, repeats personal data, or looks at the machine's
 * clock, zone or language.
 */
export { oneLine, textKey } from './characters';
export { type Choice, choicesOf, readChoice, readChoices } from './choice';
export { readDay } from './day';
export { emailKey, readEmail } from './email';
export { readFlag } from './flag';
export { isBlank, isGiven } from './given';
export { readJson } from './json';
export { type GivenTime, type WallTime, readMoment } from './moment';
export { fullName, mentionsAll, personLabel } from './names';
export {
	type NumberRange,
	type OtherModes,
	readNumber,
	readProfileId,
	readWholeId,
} from './number';
export { phoneKey, readPhone } from './phone';
export { readName, readText, readTextLine } from './text';
export { takeApart } from './writtenTime';
export { readZone, zoneNames } from './zone';
