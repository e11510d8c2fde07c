import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { apiRoot } from '../../../omneo/client/baseUrl';
import { ok, invalid } from '../../../omneo/validation';
import { OmneoClient } from '../../../omneo/client/client';
import { OmneoError } from '../../../omneo/errors';
import type { Transport } from '../../../omneo/http/transport';
import { isBlank } from '../../../omneo/values';
import { failureOf } from '../runtime/n8nTransport';

/** The credential form should not keep anybody waiting. */
const TEST_TIMEOUT_MS = 10_000;

/** The credential's test button: `GET /auth/verify`, answered in plain words. */
export async function omneoApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const { tenant, baseUrl, accessToken } = credential.data ?? {};
	const root = apiRoot({ tenant, baseUrl });
	if (!root.ok) return { status: 'Error', message: root.problem };
	if (isBlank(accessToken)) return { status: 'Error', message: "Fill in 'Access Token'." };

	const transport = testTransport(this, String(accessToken).trim());
	const client = new OmneoClient({ root: root.value, transport, timeoutMs: TEST_TIMEOUT_MS });
	try {
		await client.verifyToken();
		return { status: 'OK', message: 'Connected to Omneo' };
	} catch (error) {
		return { status: 'Error', message: explain(error) };
	}
}

function explain(error: unknown): string {
	if (!(error instanceof OmneoError)) return 'The test could not be made';
	if (error.kind === 'notFound' || error.kind === 'unexpectedResponse') {
		return "There is no Omneo API at this address. Check 'Tenant' and 'API Base URL'.";
	}
	return `${error.message}. ${error.hint}`;
}

/** n8n gives credential tests no other helper than this one. */
function testTransport({ helpers }: ICredentialTestFunctions, token: string): Transport {
	return async ({ method, url, timeoutMs }) => {
		try {
			const { statusCode, headers, body } = await helpers.request({
				method,
				uri: url,
				headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
				timeout: timeoutMs,
				followRedirect: false,
				resolveWithFullResponse: true,
				simple: false,
			});
			return ok({ status: statusCode, headers, body });
		} catch (error) {
			return invalid(failureOf(error));
		}
	};
}
