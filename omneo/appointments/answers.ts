/**
 * Encodes the answers to booking questions as the API takes them.
 *
 * The API reference types an answer's value as text, so by default everything is sent as text. How
 * the server reads a boolean or a list is not documented; 'native' sends plain JSON types instead.
 */
import { type Result, ok, invalid } from '../validation';
import type { BookingQuestion, QuestionType } from '../schema';
import { isRecord } from '../text';
import {
	type Choice,
	isBlank,
	isGiven,
	readChoice,
	readChoices,
	readDay,
	readEmail,
	readFlag,
	readJson,
	readMoment,
	readNumber,
	readPhone,
	readText,
	readWholeId,
} from '../values';
import { clockText } from '../time';

/** How answers are written; the first is the default. */
export const answerEncodings = ['text', 'native'] as const;
export type AnswerEncoding = (typeof answerEncodings)[number];

interface EncodingContext {
	encoding: AnswerEncoding;
	/** Zone of the booking: the clock of a datetime answer that was given as a moment. */
	zone: string;
	/** The run's clock in milliseconds, for examples in messages. */
	now: number;
}

type Native = string | number | boolean | unknown[] | Record<string, unknown>;

interface Codec {
	/** What the value is, in plain JSON; undefined when it says nothing. */
	read(
		value: unknown,
		question: BookingQuestion,
		context: EncodingContext,
	): Result<Native | undefined>;
	/** How that is written as text. */
	write(value: Native): string;
}

const asIs = (value: Native) => String(value);
const asJson = (value: Native) => JSON.stringify(value);

const TEXT: Codec = { read: (value) => readText(value), write: asIs };
const NUMBER: Codec = { read: (value) => readNumber(value), write: asIs };

/** One line per question type: how an answer is written as text. */
export const CODECS: Record<QuestionType, Codec> = {
	text: TEXT,
	textarea: TEXT,
	email: { read: (value) => readEmail(value), write: asIs },
	phone: { read: (value) => readPhone(value), write: asIs },
	number: NUMBER,
	slider: NUMBER,
	// 1 and 0 are how Omneo writes booleans in queries, and the only text that PHP casts rightly.
	boolean: { read: (value) => readFlag(value), write: (value) => (value ? '1' : '0') },
	single_select: { read: readOption, write: asIs },
	multi_select: { read: readOptions, write: asJson },
	date: { read: (value, _, { now }) => readDay(value, { now }), write: asIs },
	datetime: { read: readDateTime, write: asIs },
	json: { read: (value) => readJson(value, { scalars: true }) as Result<Native>, write: asJson },
};

/**
 * The value to send for a question; undefined when it is left unanswered. Questions of a type that is
 * not known yet take text as it is.
 */
export function encodeAnswer(
	question: BookingQuestion,
	value: unknown,
	context: EncodingContext,
): Result<Native | undefined> {
	const codec = CODECS[questionType(question)];
	const read = codec.read(value, question, context);
	if (!read.ok || read.value === undefined || context.encoding === 'native') return read;
	return ok(codec.write(read.value));
}

export function questionType(question: BookingQuestion): QuestionType {
	const type = question.version?.type ?? 'text';
	return Object.hasOwn(CODECS, type) ? (type as QuestionType) : 'text';
}

/** A question that depends on another answer may not be asked at all. */
export function isAlwaysRequired({
	is_active,
	is_required,
	visibility_condition,
}: BookingQuestion): boolean {
	return is_active !== false && is_required === true && isBlank(visibility_condition);
}

/** The label does as well as the value, as that is what people and models know. */
function choicesOf(question: BookingQuestion): Array<Choice<string | number | boolean>> {
	return question.version?.options ?? [];
}

/** Without known options, any text is one. */
function readOption(
	value: unknown,
	question: BookingQuestion,
): Result<string | number | boolean | undefined> {
	const choices = choicesOf(question);
	return choices.length > 0 ? readChoice(value, choices) : readText(value);
}

function readOptions(value: unknown, question: BookingQuestion): Result<unknown[] | undefined> {
	const choices = choicesOf(question);
	if (choices.length > 0) return readChoices(value, choices);
	const read = wordsOf(value).map(readText);
	const refused = read.find((word) => !word.ok);
	const words = read.flatMap((word) => (word.ok ? (word.value ?? []) : []));
	return refused ?? ok(words.length > 0 ? words : undefined);
}

/** A list, a list as JSON text, or words with commas between them. */
function wordsOf(value: unknown): unknown[] {
	if (typeof value !== 'string') return [value].flat();
	const parsed = readJson(value);
	return parsed.ok && Array.isArray(parsed.value) ? parsed.value : value.split(',');
}

/** `YYYY-MM-DD HH:mm:ss` on the clock of the booking's place, as all request times of Omneo are. */
function readDateTime(
	value: unknown,
	_: BookingQuestion,
	{ zone, now }: EncodingContext,
): Result<string | undefined> {
	const read = readMoment(value, { now });
	return read.ok ? ok(read.value && clockText(read.value, zone)) : read;
}

/** An answer without a question ID answers no question. */
type AnswerPair = [questionId: number | undefined, value: unknown];

/**
 * Pairs of question and value from an object by question ID, from the API's own list, or from
 * either of them as JSON text. A question left blank is not answered.
 */
export function readAnswers(given: unknown): Result<AnswerPair[]> {
	if (!isGiven(given)) return ok([]);
	const read = typeof given === 'string' ? readJson(given) : ok(given);
	if (!read.ok) return read;
	const pairs = pairsOf(read.value);
	if (!pairs || pairs.some(([id]) => !isGiven(id))) {
		return invalid(
			`must be JSON such as { "101": "Navy" }, or a list of objects with 'questionnaire_question_id' and 'value'`,
		);
	}
	return ok(
		pairs
			.filter(([, value]) => isGiven(value))
			.map(([id, value]): AnswerPair => [rowIdIn(id), value]),
	);
}

function rowIdIn(given: unknown): number | undefined {
	const id = readWholeId(given);
	return id.ok ? id.value : undefined;
}

const ENTRY_KEYS = ['questionnaire_question_id', 'value'];

function pairsOf(given: unknown): Array<[id: unknown, value: unknown]> | undefined {
	if (isRecord(given)) return Object.entries(given);
	if (!Array.isArray(given) || !given.every(isRecord)) return undefined;
	// An entry with an unknown key is refused, as its answer would be lost.
	const known = given.every((entry) => Object.keys(entry).every((key) => ENTRY_KEYS.includes(key)));
	if (!known) return undefined;
	return given.map((entry) => [entry.questionnaire_question_id, entry.value]);
}
