/** What an AI model reads of free slots and of the staff for them. */
import type { ApiRecord } from '../../../../omneo/client/requests';
import { type ToldSlot, linesInLimit, slotDays, slotsInWords } from '../../../../omneo/time/words';

/** A line for each day. */
export function slotLines(records: ApiRecord[]): ApiRecord {
	const slots = records as unknown as ToldSlot[];
	if (slots.length === 0) return { free: 'no free times on these days' };
	const more = 'Ask for fewer days, or for the days after the last one here.';
	return {
		shop: slots[0].location_name,
		clock: "the shop's own",
		free: linesInLimit(slotDays(slots), more),
	};
}

export function nextSlotsAnswer(records: ApiRecord[]): ApiRecord {
	const slots = records.filter(({ found }) => found === true) as unknown as ToldSlot[];
	if (slots.length > 0) return { next_free: slotsInWords(slots) };
	return { next_free: 'none in these days. Ask for more days, another shop or other staff.' };
}

export function staffAnswer(records: ApiRecord[]): ApiRecord {
	const names = records.map(({ first_name, last_name, full_name, id, profile_id }) => {
		const name = full_name ?? [first_name, last_name].filter(Boolean).join(' ');
		return name === '' ? String(id ?? profile_id) : name;
	});
	return { staff: names.length > 0 ? names : 'none' };
}
