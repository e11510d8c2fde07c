/** What the server says of customers does not get into errors. */
import { errorFromResponse } from '../../../omneo/http/responseErrors';
import type { HttpRequest } from '../../../omneo/http/transport';

const post: HttpRequest = { method: 'POST', url: 'https://api.test/x', timeoutMs: 1000 };
const response = (status: number, body: unknown) => ({ status, headers: {}, body });

const PERSONAL = [
	'ana.lee+x@mail.example.com',
	'3f0c9a52-6a4e-4b55-9d0a-5a2f0f6f1c11',
	'3F0C9A52-6A4E-4B55-9D0A-5A2F0F6F1C11',
	'+61412345678',
	'+61 (0)412 345-678',
	'0412 345 678',
	'(03) 9123 4567',
	'1234567',
];

it.each(PERSONAL)('hides %s in what a 422 says', (secret) => {
	const field = errorFromResponse(
		post,
		response(422, { message: 'No.', errors: { email: [`The value '${secret}' is taken.`] } }),
	);
	expect(field.fields.email).toEqual(["The value '[hidden]' is taken."]);
	const { message } = errorFromResponse(post, response(422, { message: `${secret} is in use.` }));
	expect(message).toMatch(/: \[hidden\] is in use\.$/);
});

it.each([
	'The start must be after 2026-05-11 10:00:00.',
	'The start must be after 2026-05-11T10:00:00.',
	'The date must be 2026-05-11.',
	'The notes may have 1000 characters, and 12345 are too many.',
	'Open from 09:00 to 17:30.',
])('leaves %j as it is', (text) => {
	const { fields } = errorFromResponse(post, response(422, { errors: { x: text } }));
	expect(fields.x).toEqual([text]);
});

it('takes long texts in short time', () => {
	const began = Date.now();
	for (const part of ['a', '1', '1 ', 'a-', '((']) {
		errorFromResponse(post, response(422, { errors: { x: part.repeat(100_000) } }));
	}
	expect(Date.now() - began).toBeLessThan(3000);
});

it.each(PERSONAL)('says nothing of what a 404 says, such as %s', (secret) => {
	const body = { message: `No query results for model [App\\Models\\Profile] ${secret}` };
	const error = errorFromResponse(post, response(404, body));
	expect(error.message).toBe("Omneo couldn't find the record");
});
