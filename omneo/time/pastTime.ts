/** Starts that are over. */
import type { FieldErrors } from '../validation';
import { choicesOf, readChoice } from '../values';
import { toApiTime } from './convert';

/** A walk-in is booked for now, and takes a moment to be sent. */
const GRACE_MS = 300_000;

/** Of these, the start is over by what they say. Source: API reference, the enum of `status`. */
const OVER = ['arrived', 'completed', 'no_show'];

export interface PastTimes {
	/** Whether a start that is over is accepted. */
	allowPast: boolean;
	/** Milliseconds since 1970, by Omneo's clock where it is known. */
	now(): number;
}

function saysOver(status: unknown): boolean {
	const over = readChoice(status, choicesOf(OVER));
	return over.ok && over.value !== undefined;
}

/** Whether a start lies in the past, in milliseconds since 1970. */
export function isOver(startMs: number, now: number): boolean {
	return startMs < now - GRACE_MS;
}

/** Refuses a start in the past, unless the form or the status of the appointment says that it is meant. */
export function refusePast(
	startMs: number,
	zone: string,
	status: unknown,
	{ allowPast, now }: PastTimes,
	check: FieldErrors,
): void {
	if (allowPast || !isOver(startMs, now()) || saysOver(status)) return;
	const shown = toApiTime(startMs, zone).slice(0, 16);
	check.add(
		'scheduled_start_at',
		`is in the past: ${shown} in ${zone}. To use it anyway, add the option 'Allow Past Times'`,
	);
}
