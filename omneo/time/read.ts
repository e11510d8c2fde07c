/** The times that Omneo answers for free slots: clocks of a zone that stands elsewhere, or moments. */
import { utcOf } from '../values/calendar';
import type { GivenTime } from '../values';

/** No year begins with a zero: those of years before 1000 are mistakes. */
const PATTERN =
	/^([1-9]\d{3})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * A time as software writes it: `YYYY-MM-DD HH:mm[:ss]` with a space or a T, with an offset, Z or
 * neither. Undefined for everything else. What people write is read by `readMoment`.
 */
export function timeOfAnswer(text: unknown): GivenTime | undefined {
	const parts = typeof text === 'string' ? PATTERN.exec(text.trim()) : null;
	if (!parts) return undefined;
	const [year, month, day, hour, minute, second] = parts
		.slice(1, 7)
		.map((part) => Number(part ?? 0));
	const asUtc = utcOf({ year, month, day }) + ((hour * 60 + minute) * 60 + second) * 1000;
	const there = new Date(asUtc);
	const isReal = there.getUTCDate() === day && there.getUTCMonth() === month - 1;
	if (!isReal || hour > 23 || minute > 59 || second > 59) return undefined;
	if (!parts[7]) return { kind: 'wall', wall: { year, month, day, hour, minute, second } };
	const offset = offsetMinutes(parts[7]);
	return offset === undefined ? undefined : { kind: 'instant', millis: asUtc - offset * 60_000 };
}

/** The largest offset in use is +14:00, the smallest -12:00. */
function offsetMinutes(text: string): number | undefined {
	if (text.toUpperCase() === 'Z') return 0;
	const hours = Number(text.slice(1, 3));
	const minutes = Number(text.slice(3).replace(':', '') || 0);
	const total = (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
	return minutes < 60 && total >= -12 * 60 && total <= 14 * 60 ? total : undefined;
}
