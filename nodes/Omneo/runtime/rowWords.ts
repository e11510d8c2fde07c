/** What tells one row of a list from the others, for a person who does not count them. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../../../omneo/text';
import { oneLine, takeApart } from '../../../omneo/values';

const PICKERS = ['appointmentDefinitionId', 'locationId'];
const TIMES = ['scheduledStartAt', 'desiredStartAt', 'earliestStart', 'date', 'startDate'];

/** Longer text belongs to another field. */
const MAX_CHARACTERS = 40;

/** An email, or digits enough for a phone number. */
const CONTACT = /@|(?:\d[ ()./-]*){7}/;

/**
 * The service, the shop and the start of an item as they were typed, in quotes and with commas. What
 * looks like the data of a customer is left out, and so are IDs, which say nothing to a person.
 */
export function rowWords(context: IExecuteFunctions, index: number): string {
	const pickers = PICKERS.map((name) => lineOf(pickedIn(context, name, index)));
	const times = TIMES.map((name) => lineOf(valueOf(context, name, index)));
	const words = [
		...pickers.filter((line) => !CONTACT.test(line) && !/^\d+$/.test(line)),
		...times.filter((line) => takeApart(line)?.day !== undefined),
	];
	return words
		.filter((line) => line !== '' && line.length <= MAX_CHARACTERS)
		.map((line) => `'${line}'`)
		.join(', ');
}

/** A list shows the name of what was picked, unless an expression gives the value. */
function pickedIn(context: IExecuteFunctions, name: string, index: number): unknown {
	const given = valueOf(context, name, index);
	if (!isRecord(given)) return given;
	const written: unknown = context.getNode().parameters[name];
	const isExpression = !isRecord(written) || String(written.value).startsWith('=');
	return isExpression ? given.value : (given.cachedResultName ?? given.value);
}

/** Undefined for a parameter that this operation lacks, or whose expression fails. */
function valueOf(context: IExecuteFunctions, name: string, index: number): unknown {
	try {
		return context.getNodeParameter(name, index, undefined);
	} catch {
		return undefined;
	}
}

function lineOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)) : '';
}
