/**
 * The tenant a sandbox starts with: a fashion house with shops in five time zones. No appointment is
 * booked. `seed` names the ids a test or a demo needs; the records are in `seed/`.
 */
import { customerIds, identities, listIds } from './customers';
import { placeIds } from './places';
import { orderIds, transactionIds } from './purchases';
import { questionIds } from './questions';
import { serviceIds } from './services';
import { staffIds } from './team';

export const seed = {
	locations: placeIds,
	definitions: serviceIds,
	/** `questionnaire_question_id` of each question, by service. */
	questions: questionIds,
	staff: staffIds,
	customers: customerIds,
	/** Handles of other systems, and the identifiers some customers have there. */
	identities,
	/** Product lists, to link appointments to. */
	lists: listIds,
	transactions: transactionIds,
	orders: orderIds,
} as const;

export type Seed = typeof seed;
