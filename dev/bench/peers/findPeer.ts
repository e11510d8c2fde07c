/** The peers by name. */
import { HTTP_REQUEST } from '../messages';
import { declarative } from './declarative';
import { httpRequest } from './httpRequest';
import { ours } from './ours';
import type { Peer } from './peer';
import { sequential } from './sequential';

/**
 * The peer of that name: `ours-16` is our node with 16 requests in flight, `ours-16-raw` the same
 * with whole records as its output.
 * @param httpRequestFolder where n8n's HTTP Request node is.
 */
export function findPeer(id: string, httpRequestFolder?: string): Peer {
	const own = /^ours-(\d+)(-raw)?$/.exec(id);
	if (own) return ours(Number(own[1]), !own[2]);
	if (id === 'sequential') return sequential;
	if (id === 'declarative') return declarative;
	if (httpRequestFolder && id.startsWith(HTTP_REQUEST)) {
		if (id === HTTP_REQUEST) return httpRequest(httpRequestFolder);
		if (id === `${HTTP_REQUEST}-fields`) return httpRequest(httpRequestFolder, true);
	}
	throw new Error(
		`There is no peer '${id}'. Peers: ours-<requests>, ours-<requests>-raw, sequential, declarative, ${HTTP_REQUEST}, ${HTTP_REQUEST}-fields`,
	);
}
