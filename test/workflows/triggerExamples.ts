/** The examples that start by themselves; `triggers.test.ts` runs them. */
export const TRIGGER_EXAMPLES = [
	'confirm-new-booking.json',
	'remind-before-start.json',
	'offer-freed-slot.json',
	'sync-to-calendar.json',
] as const;
export type TriggerExample = (typeof TRIGGER_EXAMPLES)[number];
