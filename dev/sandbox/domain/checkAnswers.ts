/**
 * Checks the answers of a booking against the service's questions. How a boolean, a number or a list
 * is encoded is not documented: the switch `answerValues` picks a side.
 */
import { DateTime } from 'luxon';
import { API_DATE_TIME_FORMAT, type AppointmentRequest } from '../../../omneo/schema';
import { isJsonObject, type FieldErrors } from '../http/apiErrors';
import { isDate } from './wallClock';
import type { Switches } from '../data/switches';
import type { GivenAnswer, Json, Question, Service } from '../data/records';

type Reading = { value: Json } | { problem: string };

const boolean = { problem: 'must be true or false' };

function parseJson(text: string): { value: Json } | null {
	try {
		return { value: JSON.parse(text) as Json };
	} catch {
		return null;
	}
}

/** Brings a value to the JSON type of its question, from text or from JSON as the switch says. */
function decode(question: Question, value: Json, mode: 'text' | 'native'): Reading {
	const isText = typeof value === 'string';
	if (mode === 'text' && !isText) return { problem: 'must be a string' };
	switch (question.type) {
		case 'boolean':
			if (mode === 'native') return typeof value === 'boolean' ? { value } : boolean;
			return value === '1' || value === '0' ? { value: value === '1' } : boolean;
		case 'number':
		case 'slider':
			if (mode === 'native') {
				return typeof value === 'number' ? { value } : { problem: 'must be a number' };
			}
			return /^-?\d+(\.\d+)?$/.test(String(value)) ? { value } : { problem: 'must be a number' };
		case 'multi_select': {
			const list = isText && mode === 'text' ? parseJson(value)?.value : value;
			return Array.isArray(list) ? { value: list } : { problem: 'must be an array' };
		}
		case 'json': {
			const parsed = isText && mode === 'text' ? parseJson(value) : { value };
			const fits = parsed !== null && (mode === 'text' || typeof parsed.value === 'object');
			return fits && parsed ? parsed : { problem: 'must be a valid JSON string' };
		}
		default:
			return isText ? { value } : { problem: 'must be a string' };
	}
}

function unknownOption(question: Question, value: Json): boolean {
	if (!question.options || typeof value === 'boolean') return false;
	const known = new Set<Json>(question.options.map((option) => option.value));
	return !(Array.isArray(value) ? value : [value]).every((choice) => known.has(choice));
}

function badFormat({ type, validation }: Question, value: Json): string | null {
	if (type === 'number' || type === 'slider') {
		const { min = -Infinity, max = Infinity } = validation ?? {};
		const number = Number(value);
		return number < min || number > max ? `must be between ${min} and ${max}` : null;
	}
	if (typeof value !== 'string') return null;
	if (type === 'date') return isDate(value) ? null : 'must be a date written as YYYY-MM-DD';
	if (type === 'datetime') {
		const valid = DateTime.fromFormat(value, API_DATE_TIME_FORMAT, { zone: 'utc' }).isValid;
		return valid ? null : 'must be a date and time written as YYYY-MM-DD HH:mm:ss';
	}
	if (type === 'email') {
		return /^[^\s@]+@[^\s@]+$/.test(value) ? null : 'must be a valid email address';
	}
	if (type === 'phone') return /^\+?[\d\s()-]{6,}$/.test(value) ? null : 'must be a phone number';
	return null;
}

function readAnswer(question: Question, value: Json, mode: Switches['answerValues']): Reading {
	if (mode === 'any') return { value };
	const reading = decode(question, value, mode);
	if ('problem' in reading) return reading;
	const problem = badFormat(question, reading.value);
	return problem ? { problem } : reading;
}

/** A question with a condition counts only when the other answers meet it. */
function isAsked(question: Question, given: ReadonlyArray<Omit<GivenAnswer, 'id'>>): boolean {
	if (!question.visibleWhen) return true;
	const [{ var: handle }, wanted] = question.visibleWhen['=='];
	return given.some((answer) => answer.question.handle === handle && answer.value === wanted);
}

function isEmpty(value: Json): boolean {
	if (value === null || value === '') return true;
	if (Array.isArray(value)) return value.length === 0;
	return isJsonObject(value) && Object.keys(value).length === 0;
}

/** The answers as they are stored, and what is wrong with them by field. */
export function checkAnswers(
	service: Service | undefined,
	answers: NonNullable<AppointmentRequest['answers']>,
	switches: Switches,
): { given: Array<Omit<GivenAnswer, 'id'>>; errors: FieldErrors } {
	const questions = service?.questionnaire?.questions ?? [];
	const given: Array<Omit<GivenAnswer, 'id'>> = [];
	const errors: FieldErrors = {};
	answers.forEach((answer, index) => {
		const field = `answers.${index}.value`;
		const question = questions.find(({ slotId }) => slotId === answer.questionnaire_question_id);
		if (!question) {
			const key = `answers.${index}.questionnaire_question_id`;
			errors[key] = [`The selected ${key} is invalid.`];
			return;
		}
		const reading = readAnswer(question, answer.value as Json, switches.answerValues);
		if ('problem' in reading) errors[field] = [`The ${field} field ${reading.problem}.`];
		else if (unknownOption(question, reading.value)) {
			errors[field] = [`The selected ${field} is invalid.`];
		} else given.push({ question, value: reading.value });
	});
	if (switches.enforceRequiredAnswers) {
		const answered = given.filter((answer) => !isEmpty(answer.value));
		for (const question of questions) {
			const open = !answered.some((answer) => answer.question === question);
			if (question.required && open && isAsked(question, given)) {
				(errors.answers ??= []).push(`The answer to "${question.label}" is required.`);
			}
		}
	}
	return { given, errors };
}
