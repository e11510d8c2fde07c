import type { ApiRecord } from '../../../omneo/client/requests';
import type { WritePlan } from './operation';

/** What a dry run shows: the exact request of a write, and how the form's values became it. */
export function preview({ request, resolved, existing }: WritePlan): ApiRecord {
	const { method, path, body = null } = request;
	return {
		dry_run: true,
		would_write: existing === undefined,
		request: {
			method,
			path: `/${path.map((segment) => encodeURIComponent(segment)).join('/')}`,
			body,
		},
		resolved: resolved ?? {},
	};
}
