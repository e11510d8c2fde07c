/** Who may do what. Source: docs "API Tokens" (bearer, scopes). The scope names for appointments are not known; these follow the pattern of the known ones. */
import { forbidden, unauthenticated } from './apiErrors';

export type Scope =
	`${'read' | 'create' | 'update' | 'delete'}-${'appointments' | 'appointment-definitions' | 'appointment-waitlists' | 'appointment-queues' | 'locations' | 'profiles' | 'webhooks'}`;

/** The tokens that the sandbox accepts. */
export const tokens = {
	full: 'sandbox-full-access',
	readOnly: 'sandbox-read-only',
	useless: 'sandbox-no-rights',
} as const;

const grants: Record<string, (scope: Scope) => boolean> = {
	[tokens.full]: () => true,
	[tokens.readOnly]: (scope) => scope.startsWith('read-'),
	[tokens.useless]: () => false,
};

/** What a token may do; undefined when it is not known. */
function grantOf(token: string): ((scope: Scope) => boolean) | undefined {
	return Object.hasOwn(grants, token) ? grants[token] : undefined;
}

/** The token of a request; throws the 401 when it is missing or unknown. */
export function tokenOf(authorization: string | undefined): string {
	const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
	if (!grantOf(token)) throw unauthenticated();
	return token;
}

/** 403 unless the token has the scope. Checking a token itself needs none. */
export function requireScope(token: string, scope: Scope | undefined): void {
	if (scope && !grantOf(token)?.(scope)) throw forbidden();
}
