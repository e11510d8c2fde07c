import type {
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import { type AddressFields, apiRoot } from '../../../omneo/client/baseUrl';
import { ok, invalid } from '../../../omneo/validation';
import { OmneoError } from '../../../omneo/errors';
import type { HttpFailure, HttpResponse, Transport } from '../../../omneo/http/transport';
import { isRecord } from '../../../omneo/text';

export const CREDENTIAL = 'omneoApi';

type Context = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/**
 * The API's root by the node's credential.
 * @throws OmneoError when the credential names no address that the token may be sent to.
 */
export async function rootFromCredential(context: Context): Promise<string> {
	const credential = await context.getCredentials<AddressFields>(CREDENTIAL);
	const root = apiRoot(credential);
	if (root.ok) return root.value;
	throw new OmneoError({
		kind: 'invalidInput',
		code: 'invalid_credential',
		message: `The Omneo credential can't be used: ${root.problem.replace(/\.$/, '')}`,
		hint: 'Correct the credential and test it.',
	});
}

/** Omneo over n8n's own HTTP helper, which adds the token, the proxy and the execution's cancel signal. */
export function n8nTransport(context: Context): Transport {
	return async ({ method, url, query, body, timeoutMs }) => {
		// `timeout` is about silence only: an answer that drips in would never end by it.
		const limit = AbortSignal.timeout(Math.ceil(timeoutMs));
		try {
			const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
				endedBy(limit, context),
				CREDENTIAL,
				{
					method,
					url,
					qs: defined(query ?? {}),
					body: body as IDataObject | undefined,
					json: true,
					timeout: timeoutMs,
					abortSignal: limit,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
				},
			);
			return ok(toResponse(response));
		} catch (error) {
			const failure = failureOf(error);
			const cancelled = failure.cancelled && !limit.aborted;
			return invalid({ ...failure, timedOut: failure.timedOut || limit.aborted, cancelled });
		}
	};
}

/**
 * The context as n8n's helper sees it: in an execution the helper takes the signal from there, so
 * that any other one given to it is lost.
 */
function endedBy(limit: AbortSignal, context: Context): Context {
	if (!('getExecutionCancelSignal' in context)) return context;
	const cancel = context.getExecutionCancelSignal();
	const either = cancel ? AbortSignal.any([cancel, limit]) : limit;
	return Object.create(context, { getExecutionCancelSignal: { value: () => either } }) as Context;
}

function defined(query: Record<string, unknown>): IDataObject {
	return Object.fromEntries(
		Object.entries(query).filter(([, value]) => value !== undefined),
	) as IDataObject;
}

function toResponse(full: unknown): HttpResponse {
	const { statusCode, headers, body } = full as {
		statusCode: number;
		headers: Record<string, unknown>;
		body: unknown;
	};
	return { status: statusCode, headers, body };
}

/** Finds the system's code among the causes of the error that n8n wraps around it. */
export function failureOf(error: unknown): HttpFailure {
	const codes = causesOf(error).flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
	const messages = causesOf(error).map(({ message }) => String(message ?? ''));
	const timedOut =
		codes.some((code) => ['ETIMEDOUT', 'ESOCKETTIMEDOUT'].includes(code)) ||
		(codes.includes('ECONNABORTED') && messages.some((text) => /timeout/i.test(text)));
	return {
		code: codes.find((code) => code !== 'ERR_BAD_REQUEST' && code !== 'ERR_BAD_RESPONSE'),
		timedOut,
		cancelled: codes.includes('ERR_CANCELED'),
	};
}

function causesOf(error: unknown): Array<Record<string, unknown>> {
	const causes: Array<Record<string, unknown>> = [];
	for (let cause = error; isRecord(cause) && causes.length < 5; cause = cause.cause) {
		causes.push(cause);
	}
	return causes;
}
