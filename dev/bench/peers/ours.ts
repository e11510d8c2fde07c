/** The node of this package, with all it does: check, convert, book, shorten the answer. */
import { COLUMNS, type Peer } from './peer';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** `simplify` is the node's default; without it the output holds the whole records, as the peers' does. */
export function ours(requests: number, simplify = true): Peer {
	return {
		id: `ours-${requests}${simplify ? '' : '-raw'}`,
		name: `Omneo, ${requests} at once${simplify ? '' : ', raw output'}`,
		inFlight: (items) => Math.min(requests, items),
		node: () => ({
			type: 'n8n-nodes-omneo.omneo',
			typeVersion: 1,
			parameters: {
				resource: 'appointment',
				operation: 'add',
				appointmentDefinitionId: byId(COLUMNS.appointment_definition_id),
				locationId: byId(COLUMNS.location_id),
				profileId: byId(COLUMNS.profile_id),
				scheduledStartAt: COLUMNS.scheduled_start_at,
				scheduledEndAt: COLUMNS.scheduled_end_at,
				timezone: { __rl: true, mode: 'name', value: COLUMNS.timezone },
				options: { maxRequestsAtOnce: requests, ...(simplify ? {} : { simplify }) },
			},
		}),
	};
}
