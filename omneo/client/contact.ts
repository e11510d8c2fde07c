/** Recognizes emails and phone numbers, and normalizes them for comparison. */
import { type Result, ok, invalid } from '../validation';

export function readEmail(given: unknown): Result<string> {
	const text = String(given).trim();
	return /^[^\s@]+@[^\s@]+$/.test(text) ? ok(text) : invalid("isn't an email address");
}

export function readPhone(given: unknown): Result<string> {
	const text = String(given).trim();
	return /^\+?[\d\s().-]{6,24}$/.test(text) ? ok(text) : invalid("isn't a phone number");
}

export function normaliseEmail(email: string): string {
	return email.trim().toLowerCase();
}

/** `+61 (0)412 345-678` and the like to digits with a leading plus. A bracketed trunk zero is not dialled from abroad. */
export function normalisePhone(phone: string): string {
	const text = phone.trim();
	const digits = text
		.replace(/^00/, '+')
		.replace(/^(\+.*)\(0\)/, '$1')
		.replace(/\D/g, '');
	return /^(\+|00)/.test(text) ? `+${digits}` : digits;
}
