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
import { isBlank, parseJson } from '../../../omneo/text';
import { failureOf } from '../runtime/n8nTransport';

/** A person waits for it in the credential form. */
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
		const missing = await missingRights(client);
		if (missing.length === 0) return { status: 'OK', message: 'Connected to Omneo' };
		return {
			status: 'Error',
			message: `The access token is valid, but may not read ${missing.join(', ')}. Give it the scopes for that in CX Manager under 'Settings > API Tokens'.`,
		};
	} catch (error) {
		return { status: 'Error', message: explain(error) };
	}
}

/** What bookings read, by the address of its list. */
const LISTS = {
	appointments: 'appointments',
	'appointment-definitions': 'appointment definitions',
	locations: 'locations',
	profiles: 'profiles',
};

async function missingRights(client: OmneoClient): Promise<string[]> {
	const lists = Object.entries(LISTS);
	const allowed = await Promise.all(lists.map(async ([path]) => await client.mayRead(path)));
	return lists.filter((_, index) => !allowed[index]).map(([, name]) => name);
}

function explain(error: unknown): string {
	if (!(error instanceof OmneoError))
		return "The test couldn't run. Check the fields and try again.";
	// The credential is open while it is tested, so its fields are named without the way to them.
	if (error.kind === 'authentication') {
		return 'Omneo rejected the access token. Enter a valid one.';
	}
	if (error.kind === 'notFound' || error.kind === 'unexpectedResponse') {
		return "There is no Omneo API at this address. Check 'Tenant' and 'API Base URL'.";
	}
	return `${error.message}. ${error.hint}`;
}

/** n8n gives credential tests no other helper than this one. */
function testTransport({ helpers }: ICredentialTestFunctions, token: string): Transport {
	return async ({ method, url, query, timeoutMs }) => {
		try {
			const { statusCode, headers, body } = await helpers.request({
				method,
				uri: url,
				qs: query,
				headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
				timeout: timeoutMs,
				followRedirect: false,
				resolveWithFullResponse: true,
				simple: false,
			});
			return ok({ status: statusCode, headers, body: jsonOf(body) });
		} catch (error) {
			return invalid(failureOf(error));
		}
	};
}

/** This helper gives the body as text. */
function jsonOf(body: unknown): unknown {
	const parsed = typeof body === 'string' ? parseJson(body) : ok(body);
	return parsed.ok ? parsed.value : body;
}
