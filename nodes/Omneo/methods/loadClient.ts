import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { OmneoClient } from '../../../omneo/client';
import { OmneoError } from '../../../omneo/errors';
import { Lookups } from '../../../omneo/lookups';
import { definitionIdOf, locationIdOf } from '../../../omneo/references';
import { isBlank, isRecord } from '../../../omneo/text';
import { n8nTransport, rootFromCredential } from '../runtime/transport';

/** Runs a picker's look-up; what goes wrong is shown in the picker in plain words. */
export async function withClient<T>(
	context: ILoadOptionsFunctions,
	ask: (client: OmneoClient) => Promise<T>,
): Promise<T> {
	try {
		const root = await rootFromCredential(context);
		return await ask(new OmneoClient({ root, transport: n8nTransport(context) }));
	} catch (error) {
		throw asPickerError(context, error);
	}
}

export function pickerError(context: ILoadOptionsFunctions, message: string, description: string) {
	return new NodeOperationError(context.getNode(), message, { description });
}

function asPickerError(context: ILoadOptionsFunctions, error: unknown): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	if (error instanceof OmneoError) return pickerError(context, error.message, error.hint);
	return pickerError(context, 'The list could not be loaded', 'Check the credential.');
}

/** The pickers that others depend on. */
const PICKERS = {
	appointmentDefinitionId: { label: 'Appointment Definition', idOf: definitionIdOf },
	locationId: { label: 'Location', idOf: locationIdOf },
};

/**
 * The ID of the record chosen in another picker, by ID or by name; undefined when there is none
 * yet, or an expression, which has no value here.
 */
export async function chosenId(
	context: ILoadOptionsFunctions,
	client: OmneoClient,
	picker: keyof typeof PICKERS,
): Promise<number | undefined> {
	const given: unknown = context.getCurrentNodeParameter(picker);
	const { mode, value } = isRecord(given) ? given : { mode: 'id', value: given };
	if (isBlank(value) || String(value).startsWith('=')) return undefined;
	const { label, idOf } = PICKERS[picker];
	const by = mode === 'name' ? 'name' : 'id';
	const id = await idOf({ by, value }, new Lookups(client, new Map()));
	if (id.ok) return id.value;
	throw pickerError(context, `'${label}' cannot be used`, id.problem);
}
