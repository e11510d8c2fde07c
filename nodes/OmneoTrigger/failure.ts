/** A failed poll in words for people, and in n8n's for its own back-off. */
import type { INode, JsonObject } from 'n8n-workflow';
import { type ErrorKind, OmneoError } from '../../omneo/errors';
import { fieldLabels } from '../Omneo/runtime/labels';
import { describeError, toNodeError } from '../Omneo/runtime/itemError';
import { triggerFields } from './fields';

/** Not among the trigger's own fields: n8n adds it. */
const LABELS = new Map([...fieldLabels(triggerFields), ['poll_times', 'Poll Times']]);

const AGAIN = 'Nothing is lost: the trigger goes on where it was, at the next poll.';

/** n8n's names, by which it chooses how long to wait. Source: n8n-workflow 2.41, `errors/failure`. */
type Cause =
	| 'rate-limited'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid'
	| 'node-defect';

const CAUSES: Partial<Record<ErrorKind, Cause>> = {
	rateLimited: 'rate-limited',
	unavailable: 'temporarily-unavailable',
	network: 'temporarily-unavailable',
	timeout: 'temporarily-unavailable',
	authentication: 'credential-invalid',
	permission: 'credential-invalid',
	notFound: 'configuration-invalid',
	validation: 'configuration-invalid',
	invalidInput: 'configuration-invalid',
	unexpectedResponse: 'configuration-invalid',
};

/** Whether the next poll may go well without anyone doing anything. */
export function mayPass(error: unknown): error is OmneoError {
	return error instanceof OmneoError && error.retryable;
}

/**
 * The error that n8n shows. Its message never has the word 'Authorization': n8n gives up a workflow
 * with such an error when it starts, instead of trying again.
 */
export function triggerError(node: INode, error: unknown): Error {
	const described = describeError(error, undefined, LABELS);
	const hint = mayPass(error) ? AGAIN : described.details.hint;
	const shown = toNodeError(node, described, undefined, [hint]);
	const known = error instanceof OmneoError ? error : undefined;
	const { retryAfterMs } = (known?.data ?? {}) as JsonObject;
	const cause = (known && CAUSES[known.kind]) ?? 'node-defect';
	const wait = cause === 'rate-limited' && retryAfterMs !== undefined ? { retryAfterMs } : {};
	return Object.assign(shown, { failure: { cause, ...wait } });
}
