import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { OmneoClient } from '../../../omneo/client';
import { OmneoError } from '../../../omneo/errors';
import { isRecord, numberFromText } from '../../../omneo/text';
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
		if (error instanceof OmneoError) throw pickerError(context, error.message, error.hint);
		throw pickerError(context, 'The list could not be loaded', 'Check the credential.');
	}
}

export function pickerError(context: ILoadOptionsFunctions, message: string, description: string) {
	return new NodeOperationError(context.getNode(), message, { description });
}

/** The id chosen in another picker; undefined when there is none yet, or an expression that has no value here. */
export function chosenId(context: ILoadOptionsFunctions, parameter: string): number | undefined {
	const given: unknown = context.getCurrentNodeParameter(parameter);
	const id = numberFromText(isRecord(given) ? given.value : given);
	return typeof id === 'number' ? id : undefined;
}
