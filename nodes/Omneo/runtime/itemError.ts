import type { IDataObject, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { OmneoError } from '../../../omneo/errors';
import { labelledProblems } from './labels';

/** An item that did not go through, in words for people and in data for the next node. */
export interface ItemError {
	message: string;
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
	const lines = Object.entries(fields).map(([label, texts]) =>
		// Each line gets its full stop below.
		`${label}: ${texts.join(separatorOf(texts))}`.replace(/\.$/, ''),
	);
	// As n8n writes it: its editor adds the item to a message that does not have it in these words.
	const message = itemIndex === undefined ? known.message : `${known.message} [item ${itemIndex}]`;
	return {
		message: lines.length > 0 ? `${message}. ${lines.join('. ')}` : message,
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

/** The failure as n8n shows it when the workflow stops. `more` is added below the hint. */
export function toNodeError(
	node: INode,
	{ message, details }: ItemError,
	itemIndex?: number,
	more: string[] = [],
): NodeApiError | NodeOperationError {
	const description = [details.hint, ...more].join('\n');
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

/** Questions stand on a line each: their choices have commas. */
function separatorOf(texts: string[]): string {
	return texts.length > 1 && texts.every((text) => /^'.*': /.test(text)) ? '\n' : ', ';
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
		message: own ? error.message : 'The node could not work on this item',
		hint: own
			? 'Change the parameter and run again.'
			: 'Please report this with the workflow, without customer data.',
	});
}

function isExpressionError(error: unknown): error is Error {
	return error instanceof Error && error.name === 'ExpressionError';
}
