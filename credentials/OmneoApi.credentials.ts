import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * Access to one Omneo tenant. Tested by the node's `omneoApiTest`, which can say in plain words what
 * a declarative test cannot (an address that is refused, a host that does not answer).
 */
export class OmneoApi implements ICredentialType {
	name = 'omneoApi';

	displayName = 'Omneo API';

	icon: Icon = { light: 'file:../icons/omneo.svg', dark: 'file:../icons/omneo.dark.svg' };

	documentationUrl = 'https://docs.omneo.io/dev-guides/core-setup/api-tokens';

	properties: INodeProperties[] = [
		{
			displayName: 'Tenant',
			name: 'tenant',
			type: 'string',
			default: '',
			placeholder: 'e.g. acme, for https://acme.manager.getomneo.com',
			description:
				'The first part of your CX Manager address. For https://acme.manager.getomneo.com it is acme.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				"Made in CX Manager under 'Settings > API Tokens'. It is shown once only, and it expires.",
		},
		{
			displayName: 'API Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'Leave empty, unless there is a proxy or a sandbox',
			description:
				"Replaces the tenant's address, for a proxy or a sandbox. Leave empty otherwise. Must start with https://, except on this machine (localhost).",
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'Leave empty: not needed for booking',
			description:
				'The shared secret that Omneo signs its webhooks with. Not needed for booking; kept for triggers.',
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
