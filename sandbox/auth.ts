/** Who may do what. Source: docs "API Tokens" (bearer, scopes). The scope names for appointments are not known; these follow the pattern of the known ones. */
import { forbidden, unauthenticated } from './errors';
import type { World } from './store';

export type Scope =
	`${'read' | 'create' | 'update' | 'delete'}-${'appointments' | 'appointment-definitions' | 'appointment-waitlists' | 'appointment-queues' | 'locations' | 'profiles' | 'webhooks' | 'api-tokens'}`;

/** The keys the sandbox takes. They open nothing else. */
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

/** What a token may do; undefined when it is not known, deleted or expired. */
function grantOf({ store, now }: World, token: string): ((scope: Scope) => boolean) | undefined {
	if (Object.hasOwn(grants, token)) return grants[token];
	const made = store.apiTokens.find(({ secret }) => secret === token);
	if (!made || made.expiresAt <= now()) return undefined;
	return (scope) => made.scopes.some((each) => each === '*' || each === scope);
}

/** The token of a request; 401 when there is none that is known. */
export function tokenOf(world: World, authorization: string | undefined): string {
	const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
	if (!grantOf(world, token)) throw unauthenticated();
	return token;
}

/** 403 unless the token has the scope. Checking a token itself needs none. */
export function requireScope(world: World, token: string, scope: Scope | undefined): void {
	if (scope && !grantOf(world, token)?.(scope)) throw forbidden();
}
