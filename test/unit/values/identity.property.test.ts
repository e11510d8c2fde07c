import fc from 'fast-check';
import { emailKey, phoneKey, readPhone } from '../../../omneo/values';
import phoneNumbers from './fixtures/phone-numbers.json';
import { around, ok } from './support';

describe('phones and emails as keys', () => {
	it.each(phoneNumbers)('%s is read as libphonenumber reads it', (written, number) => {
		expect(readPhone(written)).toEqual(ok(number));
		expect(readPhone(number, { international: true })).toEqual(ok(number));
		expect(readPhone(number.replace('+', '00'))).toEqual(ok(number));
	});

	it('numbers of different digits are never the same', () => {
		const digits = fc.stringMatching(/^[1-9][0-9]{6,14}$/);
		fc.assert(
			fc.property(digits, digits, (one, other) => {
				expect(phoneKey(one) === phoneKey(other)).toBe(one === other);
			}),
		);
		expect(phoneKey('12345678')).not.toBe(phoneKey('0212345678'));
		expect(phoneKey('0412345678')).not.toBe(phoneKey('+61412345678'));
	});

	it.each(['------', 'n/a', '', ' ', '0', '+', '000000000', null, 'unknown', '2027-05-11'])(
		'%j is no key',
		(value) => {
			expect(phoneKey(value)).toBeUndefined();
			expect(emailKey(value)).toBeUndefined();
		},
	);

	it('a phone is read the same a second time, and has as few characters as it can', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\+?[0-9() .-]{6,24}$/), (text) => {
				const once = readPhone(text);
				if (!once.ok || once.value === undefined) return;
				expect(once.value).toMatch(/^\+?\d{7,15}$/);
				expect(readPhone(once.value)).toEqual(once);
			}),
			{ numRuns: 2000 },
		);
	});

	it('an address is the same in any case and wrapping', () => {
		fc.assert(
			fc.property(fc.emailAddress(), around, (email, blank) => {
				const key = emailKey(email);
				fc.pre(key !== undefined);
				for (const written of [
					email.toUpperCase(),
					`<${email}>`,
					`Zoe${blank} <${email}>;`,
					`"${email}"`,
					`${blank}${email}.`,
				]) {
					expect(emailKey(written)).toBe(key);
				}
			}),
		);
	});
});
