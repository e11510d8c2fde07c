import type { IPollFunctions } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_MS, LONGEST_TIMEOUT_MS } from '../../omneo/client/client';
import type { LookupCache } from '../../omneo/client/lookupCache';
import { invalidInput } from '../../omneo/errors';
import type { TriggerSettings } from '../../omneo/trigger/events';
import { FieldErrors } from '../../omneo/validation';
import { readChoice, readChoices, readFlag, readNumber } from '../../omneo/values';
import { statusOptions } from '../Omneo/fields/appointment';
import { labelledChoices } from '../Omneo/fields/choices';
import { collectionOf, groupOf } from '../Omneo/runtime/item';
import { chosenStatuses, pickedIds } from '../Omneo/runtime/readFilters';
import { UNITS, eventOptions, unitOptions } from './fields';

/** The longest time before the start, in days. */
const MOST_DAYS = 366;

/** The form as far as no look-up is needed. */
export interface TriggerOptions {
	timeoutMs: number;
	simplify: boolean;
	/** Whether what happened while the workflow was unpublished counts. */
	catchUp: boolean;
}

/** @throws OmneoError that names every field that can't be used. */
export function readTriggerOptions(context: IPollFunctions): TriggerOptions {
	const check = new FieldErrors();
	const options = collectionOf('options', context.getNodeParameter('options', {}));
	const range = { above: 0, most: LONGEST_TIMEOUT_MS / 1000 };
	const seconds = check.unwrap('request_timeout', readNumber(options.requestTimeout, range));
	const result = {
		timeoutMs: seconds === undefined ? DEFAULT_TIMEOUT_MS : seconds * 1000,
		simplify: check.unwrap('simplify', readFlag(options.simplify)) ?? true,
		catchUp: check.unwrap('catch_up', readFlag(options.catchUp)) ?? false,
	};
	if (!check.isEmpty) throw invalidInput(check.messages);
	return result;
}

/** What to report; names in filters are looked up. @throws OmneoError that names every field that can't be used. */
export async function readTriggerSettings(
	context: IPollFunctions,
	lookups: LookupCache,
): Promise<TriggerSettings> {
	const check = new FieldErrors();
	checkPollTimes(context, check);
	const value = (name: string): unknown => context.getNodeParameter(name, undefined);
	const events = check.unwrap(
		'events',
		readChoices(value('events'), labelledChoices(eventOptions)),
	);
	if (!events && !('events' in check.messages)) check.add('events', 'choose at least one event');
	const options = collectionOf('options', value('options'));
	const filters = groupOf(collectionOf('filters', value('filters')));
	const settings = {
		events: events ?? [],
		narrowing: await pickedIds(filters, lookups, check),
		statuses: chosenStatuses(filters, statusOptions, check),
		leadMs: events?.includes('upcoming') ? leadOf(value, check) : 0,
		includeDue: check.unwrap('include_due', readFlag(options.includeDue)) ?? false,
		skipLate: check.unwrap('skip_late', readFlag(options.skipLate)) ?? false,
	};
	if (!check.isEmpty) throw invalidInput(check.messages);
	return settings;
}

function leadOf(value: (name: string) => unknown, check: FieldErrors): number {
	const read = readChoice(value('timeBeforeUnit'), labelledChoices(unitOptions));
	const unit = UNITS[check.unwrap('time_before_unit', read) ?? 'hours'];
	const range = { above: 0, most: (MOST_DAYS * UNITS.days) / unit };
	const amount = check.unwrap('time_before', readNumber(value('timeBefore'), range));
	return Math.round((amount ?? 1) * unit);
}

/** n8n activates a trigger without poll times, which then never polls. */
function checkPollTimes(context: IPollFunctions, check: FieldErrors): void {
	const times: unknown = context.getNodeParameter('pollTimes.item', []);
	const isEmpty = Array.isArray(times) && times.length === 0;
	if (isEmpty && context.getMode() !== 'manual') check.add('poll_times', 'add at least one time');
}
