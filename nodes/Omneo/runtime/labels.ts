import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import type { OmneoError } from '../../../omneo/errors';
import { snakeCase, titleCase } from '../../../omneo/text';

/** Parameters that hold other parameters and have no counterpart in the API. */
const WRAPPERS = ['additionalFields', 'filters', 'options', 'updateFields'];

/**
 * What people see for each of the API's fields: `transaction.external_id` is 'Transaction > External ID'.
 * Derived from the parameters, so that it cannot differ from the form.
 */
export function fieldLabels(fields: INodeProperties[]): Map<string, string> {
	const labels = new Map<string, string>();
	collect(fields, '', '', labels);
	return labels;
}

function collect(
	fields: INodeProperties[],
	path: string,
	label: string,
	labels: Map<string, string>,
): void {
	for (const field of fields) {
		const inner = (field.options ?? []).filter(isParameter);
		if (WRAPPERS.includes(field.name)) {
			labels.set(snakeCase(field.name), field.displayName);
			collect(inner, path, label, labels);
			continue;
		}
		const ownPath = path + snakeCase(field.name);
		const ownLabel = label + field.displayName;
		// The variants for people come before those for AI models.
		if (!labels.has(ownPath)) labels.set(ownPath, ownLabel);
		const values = (field.options ?? []).filter(isGroup).flatMap((group) => group.values);
		collect(values, `${ownPath}.`, `${ownLabel} > `, labels);
	}
}

/** The label of a field, of the nearest field around it, or the API's own name where there is no parameter. */
export function labelOf(path: string, labels: Map<string, string>): string {
	const parts = path.split('.');
	for (let length = parts.length; length > 0; length--) {
		const label = labels.get(parts.slice(0, length).join('.'));
		if (label) return label;
	}
	return path;
}

/** The problems of an error by the labels of their fields, with those in the API's words put into the form's. */
export function labelledProblems(
	{ kind, fields }: OmneoError,
	labels: Map<string, string>,
): Record<string, string[]> {
	const labelled = Object.create(null) as Record<string, string[]>;
	for (const [path, texts] of Object.entries(fields)) {
		const label = labelOf(path, labels);
		const readable =
			kind === 'validation' ? texts.map((text) => inLabels(text, path, labels)) : texts;
		(labelled[label] ??= []).push(...readable);
	}
	return { ...labelled };
}

/** A text of the server with labels in place of `answers.2.value`, `assigned_staff_id` or 'assigned staff id'. */
function inLabels(text: string, path: string, labels: Map<string, string>): string {
	const own = path === '' ? [] : [[path, labelOf(path, labels)] as const];
	const names = new Map([...own, ...labels]);
	const spellings = [...names].flatMap(([name, label]) =>
		[name, name.replaceAll('_', ' ')].map((spelling) => ({ spelling, label })),
	);
	const known = spellings
		.filter(({ spelling }) => /[._ ]/.test(spelling))
		.sort((a, b) => b.spelling.length - a.spelling.length)
		.reduce(
			(before, { spelling, label }) => before.replace(wholeWords(spelling), () => label),
			text,
		);
	return known.replace(API_PATH, (name) => {
		const label = labelOf(name, labels);
		return label === name ? titleCase(name.split('.').pop() ?? name) : label;
	});
}

/** A name of the API: `answers.2.value`, with what Laravel writes as words after it, or `external_id`. */
const API_PATH =
	/(?<![\w./@])[a-z][a-z_]*(?:\.(?:\d+|\*|[a-z][a-z_]*))+(?: question id| id)?(?![\w@/]|\.\w)|(?<![\w./@])[a-z]+(?:_[a-z]+)+(?![\w./@])/g;

/** The server's own sentence, in which it may name fields as well. */
export function labelledMessage(
	{ kind, message }: OmneoError,
	labels: Map<string, string>,
): string {
	return kind === 'validation' ? inLabels(message, '', labels) : message;
}

function wholeWords(words: string): RegExp {
	const literal = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\w.])${literal}(?![\\w]|\\.\\w)`, 'gi');
}

function isParameter(option: object): option is INodeProperties {
	return 'type' in option && 'default' in option;
}

function isGroup(option: object): option is INodePropertyCollection {
	return 'values' in option;
}
