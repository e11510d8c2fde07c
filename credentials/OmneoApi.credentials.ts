import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * Access to one Omneo tenant. Tested by the node's `omneoApiTest`, which can say in plain words what
 * a declarative test cannot (an address that is refused, a host that does not answer).
 */
export class OmneoApi implements ICredentialType {
	name = 'omneoApi';

	displayName = 'Omneo API';

	icon: Icon = { light: 'file:../icons/omneo.svg', dark: 'file:../icons/omneo.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-omneo/n8n-nodes-omneo#connect-to-omneo';

	properties: INodeProperties[] = [
		{
			displayName: 'Tenant',
			name: 'tenant',
			type: 'string',
			default: '',
			placeholder: 'e.g. acme',
			description:
				"First part of your CX Manager address, e.g. 'acme' in https://acme.manager.getomneo.com",
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				"Create a token in CX Manager under Settings > API Tokens. It's shown only once, and it expires.",
		},
		{
			displayName: 'API Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://proxy.example.com/omneo',
			description:
				"Only for a proxy or sandbox: replaces the tenant's address. Must start with https:// (http:// works for localhost only).",
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				Authorization: '=Bearer {{$credentials.accessToken.trim()}}',
				Accept: 'application/json',
			},
		},
	};
}
