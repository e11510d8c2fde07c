import type { IDataObject, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { OmneoError } from '../../../omneo/errors';
import { labelledMessage, labelledProblems } from './labels';

/** An item that did not go through, in words for people and in data for the next node. */
export interface ItemError {
	message: string;
	/** Each thing that is wrong, without the item: what a list of several items is grouped by. */
	reasons: string[];
	details: {
		status: number | null;
		code: string;
		/** Messages by the label of the parameter. */
		fields: Record<string, string[]>;
		retryable: boolean;
		hint: string;
		/** Present when it is not known whether it was done, or when it was done and only could not be shown. */
		outcome?: 'unknown' | 'done';
	} & IDataObject;
}

/**
 * Describes any error, of an item when one is given. Unforeseen ones lose their internals, which may
 * hold customer data.
 */
export function describeError(
	error: unknown,
	itemIndex: number | undefined,
	labels: Map<string, string>,
): ItemError {
	const known = error instanceof OmneoError ? error : unexpectedError(error);
	const fields = labelledProblems(known, labels);
	const lines = Object.entries(fields).map(([label, texts]) => `${label}: ${joined(texts)}`);
	const reasons = Object.entries(fields).flatMap(([label, texts]) =>
		texts.map((text) => sentence(`${label}: ${text}`)),
	);
	// As n8n writes it: its editor adds the item to a message that does not have it in these words.
	const said = labelledMessage(known, labels);
	const message = itemIndex === undefined ? said : `${said} [item ${itemIndex}]`;
	return {
		message:
			lines.length > 0
				? `${message}. ${lines.map(sentence).join(' ').replace(/\.$/, '')}`
				: message,
		reasons: reasons.length > 0 ? reasons : [sentence(said)],
		details: {
			...(known.data as IDataObject),
			status: known.status ?? null,
			code: known.code,
			fields,
			retryable: known.retryable,
			hint: known.hint,
			...(known.outcomeUnknown ? { outcome: 'unknown' } : {}),
		},
	};
}

/** The failure as n8n shows it when the workflow stops, with these lines below its message. */
export function toNodeError(
	node: INode,
	{ message, details }: Pick<ItemError, 'message' | 'details'>,
	itemIndex: number | undefined,
	lines: string[],
): NodeApiError | NodeOperationError {
	// The editor shows a description as HTML, in which an end of a line is a blank.
	const description = lines.join('<br>\n');
	if (details.status === null) {
		return new NodeOperationError(node, message, { description, itemIndex });
	}
	const httpCode = String(details.status);
	return new NodeApiError(node, { message }, { message, description, httpCode, itemIndex });
}

/**
 * The failure as an item, for the error output or in line with the others. One key: n8n takes an item
 * with `error` alone to the error output in all its versions, and adds the columns of the row, of
 * which none is overwritten but one called `error`.
 */
export function toErrorJson({ message, details }: ItemError): IDataObject {
	return { error: { message, ...details } };
}

/** Whether the form is what is wrong, so that every item that fails has reasons that differ. */
export function isInputError({ details }: ItemError): boolean {
	return details.code === 'invalid_input';
}

/** Several texts of one field. Those of questions stand on a line each: their choices have commas. */
function joined(texts: string[]): string {
	if (texts.length === 1) return texts[0];
	const areQuestions = texts.every((text) => /^'.*': /.test(text));
	return texts.map((text) => text.replace(/\.$/, '')).join(areQuestions ? ';\n' : '; ');
}

function sentence(text: string): string {
	return /[.?!…]$/.test(text) ? text : `${text}.`;
}

function unexpectedError(error: unknown): OmneoError {
	// n8n's own words about an expression or a credential are meant for the user.
	const own =
		error instanceof NodeOperationError ||
		error instanceof NodeApiError ||
		isExpressionError(error);
	return new OmneoError({
		kind: 'invalidInput',
		code: 'unexpected',
		message: own ? error.message : 'Something unexpected happened with this item',
		hint: own
			? 'Change the parameter and run again.'
			: 'Please report it on GitHub with the workflow, but without customer data.',
	});
}

function isExpressionError(error: unknown): error is Error {
	return error instanceof Error && error.name === 'ExpressionError';
}
