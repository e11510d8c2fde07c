import { z } from 'zod/v4';
import { filledText } from '../../omneo/contract';
import { read } from '../errors';
import { found, type Routes } from '../http';
import { text } from '../paging';
import { remove, type World } from '../store';
import { utcText } from '../time';
import type { ApiToken } from '../types-account';

/** The body of `POST /auth/api-tokens`. */
export const apiTokenRequest = z.strictObject({ name: filledText, scopes: z.array(filledText) });

/** A token has an end. Source: help centre "Managing API Tokens", which does not say how far off it is. */
const DAYS_VALID = 365;

/** Source: `omneo-sdk`, auth types. */
function render({ switches }: World, { id, name, scopes, createdAt, expiresAt }: ApiToken) {
	const at = utcText(createdAt, switches.timeFormat);
	return {
		id,
		user_id: 1,
		client_id: 1,
		name,
		scopes,
		revoked: false,
		created_at: at,
		updated_at: at,
		expires_at: utcText(expiresAt, switches.timeFormat),
	};
}

/** API tokens and whose they are. None of the answers is in an envelope. Source: SDK live tests of auth and users. */
export const accountRoutes: Routes = (route, world) => {
	const { store } = world;

	route('GET', '/users/me', undefined, () => ({
		id: 1,
		name: 'Sandbox',
		email: 'sandbox@atelier.example',
		throttle: null,
		roles: [],
		permissions: [],
	}));
	route('POST', '/auth/api-tokens', 'create-api-tokens', ({ body }) => {
		const createdAt = world.now();
		const expiresAt = new Date(createdAt.getTime() + DAYS_VALID * 24 * 60 * 60 * 1000);
		const token = store.addApiToken({ ...read(apiTokenRequest, body), createdAt, expiresAt });
		return { accessToken: token.secret, token: render(world, token) };
	});
	route('GET', '/auth/access-tokens', 'read-api-tokens', ({ query }) => {
		const type = text(query, 'type');
		return store.apiTokens
			.filter(({ expiresAt }) => !type || expiresAt <= world.now() === (type === 'expired'))
			.map((token) => render(world, token));
	});
	route('DELETE', '/auth/api-tokens/:id', 'delete-api-tokens', ({ params: { id }, reply }) => {
		const token = store.apiTokens.find((each) => each.id === id);
		remove(store.apiTokens, found('Token', id, token));
		return reply.code(204).send();
	});
};
