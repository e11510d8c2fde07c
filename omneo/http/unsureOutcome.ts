/** Errors of requests that may have been done: what was seen, and what to look for. */
import { type OmneoError, withChanges } from '../errors';
import { type RequestKind, visibilityLag } from './retryPolicy';

interface Unsure {
	kind: RequestKind;
	manualCheckHint?: string;
}

/** The outcome cannot be found out. `isAbsent` when every look was answered and showed nothing. */
export function outcomeUnknown(error: OmneoError, request: Unsure, isAbsent: boolean): OmneoError {
	const seen = isAbsent
		? `Omneo has not shown it for ${lagInSeconds()} s, and it may still come`
		: 'looking for it in Omneo gave no clear answer';
	return unsure(error, `It may have been done: ${seen}. ${lookFor(request)}`);
}

/** No attempt was answered well, and each of them may have been done. */
export function givenUp(error: OmneoError, request: Unsure): OmneoError {
	if (request.kind === 'create') return outcomeUnknown(error, request, true);
	const hint = 'It may have been done. Running this item again does no harm.';
	return withChanges(error, { hint, retryable: true, outcomeUnknown: true });
}

/** A later attempt failed in a way that says nothing about the earlier one. */
export function earlierDoubt(error: OmneoError, request: Unsure): OmneoError {
	return unsure(error, `An earlier attempt may have been done. ${lookFor(request)}`);
}

function unsure(error: OmneoError, hint: string): OmneoError {
	return withChanges(error, { hint, retryable: false, outcomeUnknown: true });
}

function lookFor({ manualCheckHint }: Unsure): string {
	const what = manualCheckHint ? ` for ${manualCheckHint}` : '';
	return `Look in Omneo${what} before you run this item again.`;
}

/** As people read it: whole seconds, or one decimal below ten. */
function lagInSeconds(): number {
	const seconds = visibilityLag() / 1000;
	return seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
}
