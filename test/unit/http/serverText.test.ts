/** What may be shown of a server's own words. */
import { isReadable, scrubbed } from '../../../omneo/http/serverText';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N';

it.each([
	['a JSON Web Token', JWT],
	['one without its signature', JWT.slice(0, JWT.lastIndexOf('.'))],
	['a token of Laravel Sanctum', '12|aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd'],
	['a long word of letters and digits', 'a1b2c3d4e5f6a7b8c9d0e1f2'],
	['one with dashes', 'sk_live-4242424242424242abcdefgh'],
	['a word of small and capital letters and digits', 'Zx9kQ2mP7vL4nR8t'],
	['an email address', "o'neil+x@mail.example.com".slice(2)],
	['an address at a host without a dot', 'ana@localhost'],
	['a UUID', '3F0C9A52-6a4e-4b55-9d0a-5a2f0f6f1c11'],
	['a phone number', '+61 (0)412 345-678'],
	['a number of seven digits', '1234567'],
	['a number with dots', '04.12.34.56.78'],
])('%s is hidden, and nothing else of the text', (_, secret) => {
	expect(scrubbed(`The value '${secret}' is no good.`)).toBe("The value '[hidden]' is no good.");
	expect(scrubbed(`${secret}, ${secret}`)).toBe('[hidden], [hidden]');
	expect(scrubbed(secret)).toBe('[hidden]');
});

it.each(['Bearer abc', 'basic dXNlcjpwYXNz', 'Token  9f8'])(
	'the token of %j is hidden with its scheme',
	(secret) => {
		expect(scrubbed(`Not ${secret} again`)).toBe('Not [hidden] again');
	},
);

it.each([
	'The start must be after 2026-05-11 10:00:00.',
	'The start must be after 2026-05-11T10:00.',
	'Closed from 2026-05-11 to 2026-05-12.',
	'The notes may have 1000 characters, and 123456 are too many.',
	'Open from 09:00 to 17:30.',
	'The appointment_definition_id field is required.',
	'The scheduled_start_at must be a date before scheduled_end_at.',
	'answers.0.value',
	'questionnaire_question_id',
	'anAppointmentDefinition',
	'internationalization_of_names',
	'Select a time, or delete it.',
	'Please update the form.',
	'Insert a card.',
	'The 3 slots at 10 are taken.',
	'Look at the form (again).',
])('%j is shown as it is', (text) => {
	expect(scrubbed(text)).toBe(text);
	expect(isReadable(text)).toBe(true);
});

it('shows the day beside a number that is hidden', () => {
	expect(scrubbed('On 2026-05-11 call 0412345678')).toBe('On 2026-05-11 call [hidden]');
	expect(scrubbed('2026-05-11-2026-05-12')).not.toMatch(/^2026-05-11-2026-05-12$/);
});

it.each([
	'SQLSTATE[HY000]: connection lost',
	'select * from `profiles` where `email` = ?',
	'DELETE FROM profiles',
	'insert  into profiles values (1)',
	'update profiles\nset email = 1',
	'Stack trace: none',
	'StackTrace',
	'#0 /srv/app.php(7): run()',
	'Error\n#12 {main}',
	'in Handler.php:57',
	'in handler.js(7)',
	'    at Object.run (x)',
	'at run(x)',
	'No such file /var/www/html',
	'/home/omneo',
	'/vendor/laravel',
])('nothing is shown of a text on the inside of a server: %j', (text) => {
	expect(scrubbed(text)).toBe('[hidden]');
	expect(isReadable(text)).toBe(false);
});

it.each([
	['', false],
	[' \n', false],
	['x', true],
	['x'.repeat(300), true],
	['x'.repeat(301), false],
])('whether %j can be read: %s', (text, can) => {
	expect(isReadable(text)).toBe(can);
});
