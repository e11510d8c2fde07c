/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** n8n's own HTTP Request node, as people use it for an API that has no node. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { VersionedNodeType } from 'n8n-workflow';
import { HTTP_REQUEST } from '../messages';
import { COLUMNS, CREDENTIAL, type Peer } from './peer';

/** The newest version of the node. */
const VERSION = 4.5;

/** Fields as an expression for the whole body, typed as the API wants them. */
const BODY = `={{ JSON.stringify({ ${Object.entries(COLUMNS)
	.map(([key, column]) => `${key}: ${column.slice('={{ '.length, -' }}'.length)}`)
	.join(', ')} }) }}`;

/** The body of one expression, which is the cheaper way. */
const AS_JSON = { specifyBody: 'json', jsonBody: BODY };

/** A field for each key, which is what the node offers first. */
const AS_FIELDS = {
	specifyBody: 'keypair',
	bodyParameters: {
		parameters: Object.entries(COLUMNS).map(([name, value]) => ({ name, value })),
	},
};

/** @param folder where `fetchHttpRequest` has put the node. */
export function httpRequest(folder: string, byFields = false): Peer {
	const load = createRequire(join(folder, 'package.json'));
	const { HttpRequest } = load('./dist/nodes/HttpRequest/HttpRequest.node.js') as {
		HttpRequest: new () => VersionedNodeType;
	};
	return {
		id: HTTP_REQUEST + (byFields ? '-fields' : ''),
		name: `HTTP Request node${byFields ? ', by fields' : ''}`,
		inFlight: (items) => items,
		node: (url) => ({
			// The name by which the engine lets it use any credential.
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: VERSION,
			parameters: {
				method: 'POST',
				url: `${url}/api/v3/appointments`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: CREDENTIAL,
				sendBody: true,
				...(byFields ? AS_FIELDS : AS_JSON),
				options: {},
			},
		}),
		nodeType: new HttpRequest().nodeVersions[VERSION],
	};
}
