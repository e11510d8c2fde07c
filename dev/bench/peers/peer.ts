/** What is compared: a way to make the same bookings in n8n. */
import type { INode, INodeType } from 'n8n-workflow';

export interface Peer {
	id: string;
	/** For tables. */
	name: string;
	/** Most requests that it has in flight for that many items. */
	inFlight(items: number): number;
	/** Its node in the workflow; `url` is the API's base URL, for nodes that do not take it from the credential. */
	node(url: string): Pick<INode, 'type' | 'typeVersion' | 'parameters'>;
	/** The node type, when it is not one of the built package's. */
	nodeType?: INodeType;
}

/** The parameters of a plain node, each from its column of the item. */
export const COLUMNS = {
	appointment_definition_id: '={{ $json.definition }}',
	location_id: '={{ $json.location }}',
	profile_id: '={{ $json.profile }}',
	scheduled_start_at: '={{ $json.start }}',
	scheduled_end_at: '={{ $json.end }}',
	timezone: '={{ $json.zone }}',
};

export const CREDENTIAL = 'omneoApi';
