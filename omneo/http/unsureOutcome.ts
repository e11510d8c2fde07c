/** Errors of requests that may have been done: what was seen, and what to look for. */
import { type OmneoError, withChanges } from '../errors';
import { counted } from '../text';
import { type RequestKind, visibilityLag } from './retryPolicy';

interface Unsure {
	kind: RequestKind;
	manualCheckHint?: string;
}

/** The outcome cannot be found out. `isAbsent` when every look was answered and showed nothing. */
export function outcomeUnknown(error: OmneoError, request: Unsure, isAbsent: boolean): OmneoError {
	const seen = isAbsent
		? `and hasn't shown it for ${counted(lagInSeconds(), 'second')}`
		: 'and a check gave no clear answer';
	return unsure(error, `Omneo didn't confirm whether it was saved, ${seen}. ${lookFor(request)}`);
}

/** No attempt was answered well, and each of them may have been done. */
export function givenUp(error: OmneoError, request: Unsure): OmneoError {
	if (request.kind === 'create') return outcomeUnknown(error, request, true);
	const hint = "Omneo didn't confirm the change. It's safe to run this item again.";
	return withChanges(error, { hint, retryable: true, outcomeUnknown: true });
}

/** A later attempt failed in a way that says nothing about the earlier one. */
export function earlierDoubt(error: OmneoError, request: Unsure): OmneoError {
	return unsure(error, `An earlier attempt may have gone through. ${lookFor(request)}`);
}

function unsure(error: OmneoError, hint: string): OmneoError {
	return withChanges(error, { hint, retryable: false, outcomeUnknown: true });
}

function lookFor({ manualCheckHint }: Unsure): string {
	const where = manualCheckHint ? `Look in Omneo for ${manualCheckHint}` : 'Look in Omneo';
	return `${where} before running this item again.`;
}

/** As people read it: whole seconds, or one decimal below ten. */
function lagInSeconds(): number {
	const seconds = visibilityLag() / 1000;
	return seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
}
