/**
 * Encodes the answers to booking questions as the API takes them.
 *
 * The API reference types an answer's value as text, so by default everything is sent as text. How
 * the server reads a boolean or a list is not documented; 'native' sends plain JSON types instead.
 */
import { type Result, ok, invalid } from '../validation';
import type { BookingQuestion, QuestionType } from '../schema';
import { isBlank, isRecord, numberFromText, parseJson } from '../text';
import { clockText, readDay, readTime } from '../time';

/** How answers are written; the first is the default. */
export const answerEncodings = ['text', 'native'] as const;
export type AnswerEncoding = (typeof answerEncodings)[number];

interface EncodingContext {
	encoding: AnswerEncoding;
	/** Zone of the booking: the clock of a datetime answer that was given as a moment. */
	zone: string;
}

type Native = string | number | boolean | unknown[] | Record<string, unknown>;

interface Codec {
	/** What the value is, in plain JSON. */
	read(value: unknown, question: BookingQuestion, context: EncodingContext): Result<Native>;
	/** How that is written as text. */
	write(value: Native): string;
}

const asIs = (value: Native) => String(value);
const asJson = (value: Native) => JSON.stringify(value);

const TEXT: Codec = { read: readText, write: asIs };
const NUMBER: Codec = { read: readNumber, write: asIs };

/** One line per question type: how an answer is written as text. */
export const CODECS: Record<QuestionType, Codec> = {
	text: TEXT,
	textarea: TEXT,
	email: TEXT,
	phone: TEXT,
	number: NUMBER,
	slider: NUMBER,
	// 1 and 0 are how Omneo writes booleans in queries, and the only text that PHP casts rightly.
	boolean: { read: readBoolean, write: (value) => (value ? '1' : '0') },
	single_select: { read: readOption, write: asIs },
	multi_select: { read: readOptions, write: asJson },
	date: { read: readDate, write: asIs },
	datetime: { read: readDateTime, write: asIs },
	json: { read: readJson, write: asJson },
};

/** The value to send for a question. Questions of a type that is not known yet take text as it is. */
export function encodeAnswer(
	question: BookingQuestion,
	value: unknown,
	context: EncodingContext,
): Result<Native> {
	const codec = CODECS[questionType(question)];
	const read = codec.read(value, question, context);
	if (!read.ok || context.encoding === 'native') return read;
	return ok(codec.write(read.value));
}

export function questionType(question: BookingQuestion): QuestionType {
	const type = question.version?.type ?? 'text';
	return Object.hasOwn(CODECS, type) ? (type as QuestionType) : 'text';
}

function readText(value: unknown): Result<string> {
	if (typeof value === 'string') return ok(value);
	if (typeof value === 'number' || typeof value === 'boolean') return ok(String(value));
	return invalid('must be text');
}

function readNumber(value: unknown): Result<number> {
	const number = typeof value === 'string' ? Number(value.trim()) : value;
	if (typeof number === 'number' && Number.isFinite(number)) return ok(number);
	return invalid('must be a number');
}

function readBoolean(value: unknown): Result<boolean> {
	if (typeof value === 'boolean') return ok(value);
	const text = plainText(value)?.toLowerCase() ?? '';
	if (['1', 'true', 'yes'].includes(text)) return ok(true);
	if (['0', 'false', 'no'].includes(text)) return ok(false);
	return invalid('must be true or false');
}

/** The option's value; its label does as well, as that is what people and models know. */
function readOption(value: unknown, question: BookingQuestion): Result<string | number | boolean> {
	const options = question.version?.options ?? [];
	const text = plainText(value);
	const chosen =
		options.find((option) => String(option.value) === text) ??
		options.find((option) => text && option.label?.toLowerCase() === text.toLowerCase());
	if (chosen) return ok(chosen.value);
	if (options.length === 0) return readText(value);
	const shown = options.slice(0, 10).map((option) => option.label ?? option.value);
	const more = options.length > shown.length ? ', …' : '';
	return invalid(`must be one of: ${shown.join(', ')}${more}`);
}

function readOptions(value: unknown, question: BookingQuestion): Result<unknown[]> {
	const whole = readOption(value, question);
	if (whole.ok && !Array.isArray(value) && question.version?.options?.length)
		return ok([whole.value]);
	const list = listFrom(value);
	const read = list.map((entry) => readOption(entry, question));
	const refused = read.find((entry) => !entry.ok);
	return refused && !refused.ok ? refused : ok(read.map((entry) => entry.ok && entry.value));
}

/** A list, a JSON list as text, or words separated by commas. */
function listFrom(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const parsed = parseJson(value);
	if (parsed.ok && Array.isArray(parsed.value)) return parsed.value;
	return value
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/** A plain value as text; undefined for objects and lists, some of which throw when converted. */
function plainText(value: unknown): string | undefined {
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : undefined;
}

/** The day of a local time, or of a moment in the booking's zone. */
function readDate(value: unknown, _: BookingQuestion, context: EncodingContext): Result<string> {
	const day = readDay(value, context.zone);
	if (!day.ok) return day;
	return day.value === undefined ? invalid('must be a date written as YYYY-MM-DD') : ok(day.value);
}

/** `YYYY-MM-DD HH:mm:ss` on the clock of the booking's place, as all request times of Omneo are. */
function readDateTime(
	value: unknown,
	_: BookingQuestion,
	context: EncodingContext,
): Result<string> {
	const read = readTime(value);
	if (!read.ok) return read;
	if (!read.value) return invalid('must be a date and time');
	return ok(clockText(read.value, context.zone));
}

function readJson(value: unknown): Result<Native> {
	if (typeof value !== 'string') return isJson(value) ? ok(value) : invalid('must be JSON');
	const parsed = parseJson(value);
	return parsed.ok && isJson(parsed.value) ? ok(parsed.value) : invalid('must be JSON');
}

function isJson(value: unknown): value is Native {
	return (
		Array.isArray(value) ||
		isRecord(value) ||
		['string', 'number', 'boolean'].includes(typeof value)
	);
}

type AnswerPair = [questionId: unknown, value: unknown];

/**
 * Pairs of question and value from an object by question ID, from the API's own list, or from
 * either of them as JSON text. A question left blank is not answered.
 */
export function readAnswers(given: unknown): Result<AnswerPair[]> {
	if (isBlank(given)) return ok([]);
	const parsed = typeof given === 'string' ? parseJson(given) : ok(given);
	if (!parsed.ok) return parsed;
	const pairs = pairsOf(parsed.value);
	if (!pairs || pairs.some(([id]) => isBlank(id))) {
		return invalid(
			`must be JSON such as { "101": "Navy" }, or a list of objects with 'questionnaire_question_id' and 'value'`,
		);
	}
	return ok(
		pairs
			.filter(([, value]) => !isBlank(value) && !isEmptyList(value))
			.map(([id, value]): AnswerPair => [numberFromText(id), value]),
	);
}

const ENTRY_KEYS = ['questionnaire_question_id', 'value'];

function pairsOf(given: unknown): AnswerPair[] | undefined {
	if (isRecord(given)) return Object.entries(given);
	if (!Array.isArray(given) || !given.every(isRecord)) return undefined;
	// An entry with an unknown key is refused, as its answer would be lost.
	const known = given.every((entry) => Object.keys(entry).every((key) => ENTRY_KEYS.includes(key)));
	if (!known) return undefined;
	return given.map((entry) => [entry.questionnaire_question_id, entry.value]);
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}
