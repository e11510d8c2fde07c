/** Collections of a form, and the pickers in them. */
import type { IDataObject, INodeParameterResourceLocator } from 'n8n-workflow';
import type { Reference } from '../../../omneo/client/references';
import { invalidInput } from '../../../omneo/errors';
import { isRecord, snakeCase } from '../../../omneo/text';
import { type Result, invalid, ok } from '../../../omneo/validation';
import { isGiven, readJson } from '../../../omneo/values';

/** A collection of parameters, some of which are pickers. */
export interface Group {
	plain: IDataObject;
	/** Undefined when the picker was not added. */
	reference(name: string): Reference | undefined;
}

export function groupOf(collection: IDataObject, plainMode: Reference['by'] = 'id'): Group {
	const plain = Object.entries(collection).filter(([, value]) => !isPicker(value));
	return {
		plain: Object.fromEntries(plain),
		reference: (field) =>
			field in collection ? toReference(collection[field], plainMode) : undefined,
	};
}

export function toReference(given: unknown, plainMode: Reference['by']): Reference {
	if (!isPicker(given)) return { by: plainMode, value: given };
	const { mode, value } = given;
	// A list stores the ID that was picked.
	return { by: mode === 'list' ? 'id' : (mode as Reference['by']), value };
}

/** A collection as n8n gives it, or its JSON text. @throws OmneoError that names the parameter. */
export function collectionOf(name: string, given: unknown): IDataObject {
	if (!isGiven(given)) return {};
	// Only text: a copy would lose the dates that an object can hold.
	const read = typeof given === 'string' ? readJson(given) : ok(given);
	if (read.ok && isRecord(read.value)) return read.value as IDataObject;
	return valueOf(name, invalid('must be an object of fields and values, or its JSON text'));
}

/** @throws OmneoError that names the parameter. */
export function valueOf<T>(name: string, read: Result<T>): T {
	if (read.ok) return read.value;
	throw invalidInput({ [snakeCase(name)]: [read.problem] });
}

function isPicker(value: unknown): value is INodeParameterResourceLocator {
	return isRecord(value) && '__rl' in value;
}
