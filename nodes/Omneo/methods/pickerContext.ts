import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { OmneoClient } from '../../../omneo/client/client';
import { QUEUE_PATH } from '../../../omneo/schema';
import { OmneoError } from '../../../omneo/errors';
import { LookupCache } from '../../../omneo/client/lookupCache';
import { anyRecord } from '../../../omneo/client/parse';
import { definitionIdOf, locationIdOf } from '../../../omneo/client/references';
import { isRecord } from '../../../omneo/text';
import { isBlank } from '../../../omneo/values';
import { n8nTransport, rootFromCredential } from '../runtime/n8nTransport';

/** Runs the look-up of a picker, and converts its errors to ones that the editor shows. */
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

/**
 * Always an error of this class: of others, n8n passes no more to the editor than the message, so
 * that the way out would be lost. With the status of a refused token, the editor also offers
 * to open the credential.
 */
export function pickerError(
	context: ILoadOptionsFunctions,
	message: string,
	description: string,
	status?: number,
): NodeApiError {
	const httpCode = status?.toString();
	return new NodeApiError(context.getNode(), { message }, { message, description, httpCode });
}

function asPickerError(context: ILoadOptionsFunctions, error: unknown): NodeApiError {
	if (error instanceof NodeApiError) return error;
	if (error instanceof OmneoError) {
		return pickerError(context, error.message, error.hint, error.status);
	}
	// n8n's own words, such as those about a missing credential.
	const message =
		error instanceof NodeOperationError ? error.message : "The list couldn't be loaded";
	return pickerError(context, message, 'Open the Omneo credential and check that its test passes.');
}

/** The pickers that others depend on. */
const PICKERS = {
	appointmentDefinitionId: { label: 'Appointment Definition', idOf: definitionIdOf },
	locationId: { label: 'Location', idOf: locationIdOf },
};

/** Prefixes of the parameter: top level, or in a collection. */
const PLACES = ['', 'updateFields.', 'filters.'];

/** Records that have a location, by their picker. */
const AT_A_LOCATION = { appointmentId: 'appointments', queueEntryId: QUEUE_PATH };

/**
 * The ID of the record chosen in another picker, by ID or by name. Undefined when the picker is empty
 * or holds an expression, which has no value here. A form without a location picker uses the
 * location of the record to work on.
 */
export async function chosenId(
	context: ILoadOptionsFunctions,
	client: OmneoClient,
	picker: keyof typeof PICKERS,
): Promise<number | undefined> {
	const { mode, value } =
		PLACES.map((place) => valueOf(context, place + picker)).find(isChosen) ?? {};
	if (!isChosen({ value })) {
		return picker === 'locationId' ? await ownLocation(context, client) : undefined;
	}
	const { label, idOf } = PICKERS[picker];
	const by = mode === 'name' ? 'name' : 'id';
	const id = await idOf({ by, value }, new LookupCache(client, new Map()));
	if (id.ok) return id.value;
	throw pickerError(context, `'${label}' needs a valid value first`, id.problem);
}

async function ownLocation(
	context: ILoadOptionsFunctions,
	client: OmneoClient,
): Promise<number | undefined> {
	for (const [picker, path] of Object.entries(AT_A_LOCATION)) {
		const { value } = valueOf(context, picker);
		if (!isChosen({ value })) continue;
		const { location_id } = await client.read([path, String(value)], anyRecord);
		if (typeof location_id === 'number') return location_id;
	}
	return undefined;
}

function valueOf(
	context: ILoadOptionsFunctions,
	name: string,
): { mode?: unknown; value?: unknown } {
	const given: unknown = context.getCurrentNodeParameter(name);
	return isRecord(given) ? given : { mode: 'id', value: given };
}

function isChosen({ value }: { value?: unknown }): boolean {
	return !isBlank(value) && !String(value).startsWith('=');
}
