/** The short forms of all but appointments: whole, and of a record that has next to nothing. */
import { linkedAppointment, simplifyLinked } from '../../../omneo/simplify/appointment';
import { simplifyDefinition, simplifyQuestion } from '../../../omneo/simplify/definition';
import { simplifyQueueEntry, simplifyWaitlistEntry } from '../../../omneo/simplify/entries';
import { simplifyLocation, simplifyProfile, simplifyStaff } from '../../../omneo/simplify/people';
import { CUSTOMER, STAFF } from '../support';

const nothingBut = (shown: object, kept: object) => {
	const others = Object.fromEntries(Object.keys(shown).map((name) => [name, null]));
	expect(shown).toEqual({ ...others, ...kept });
};

const ENTRY = {
	id: 3,
	status: 'waiting',
	profile_id: CUSTOMER,
	profile: { id: CUSTOMER, first_name: 'Ana', last_name: 'Lee', email: 'ana@example.com' },
	appointment_definition_id: 12,
	appointment_definition: { id: 12, name: 'Styling' },
	location_id: 7,
	location: { id: 7, name: 'Central', timezone: 'Australia/Melbourne' },
	notes: 'Green',
	created_at: '2026-05-01 03:00:00',
	appointment_id: 501,
};

const SHOWN = {
	id: 3,
	status: 'waiting',
	profile_name: 'Ana Lee',
	profile_email: 'ana@example.com',
	appointment_definition_name: 'Styling',
	location_name: 'Central',
	notes: 'Green',
	created_at: '2026-05-01T13:00:00+10:00',
	profile_id: CUSTOMER,
	appointment_definition_id: 12,
	location_id: 7,
	appointment_id: 501,
};

it('a waitlist entry shows its times at its location', () => {
	const entry = { ...ENTRY, desired_start_at: '2026-05-11 00:00:00' };
	expect(simplifyWaitlistEntry(entry as never)).toEqual({
		...SHOWN,
		desired_start_at: '2026-05-11T10:00:00+10:00',
	});
	nothingBut(simplifyWaitlistEntry({ id: 3 } as never), { id: 3 });
});

it('a queue entry names its staff member', () => {
	const entry = { ...ENTRY, staff_id: STAFF, staff: { id: STAFF, first_name: 'Priya' } };
	expect(simplifyQueueEntry(entry as never)).toEqual({
		...SHOWN,
		staff_name: 'Priya',
		staff_id: STAFF,
	});
	nothingBut(simplifyQueueEntry({ id: 3 } as never), { id: 3 });
});

it('a zone that a location does not have, or not rightly, is UTC', () => {
	for (const location of [null, { id: 7 }, { id: 7, timezone: 'Perth time' }]) {
		const shown = simplifyQueueEntry({ ...ENTRY, location } as never);
		expect(shown.created_at).toMatch(/^2026-05-01T03:00:00/);
		expect(shown.created_at).toMatch(/(Z|\+00:00)$/);
	}
});

it('an appointment with its links', () => {
	const links = [{ id: 'l1', type: 'profile', target_id: CUSTOMER, more: 1 }, {}];
	expect(simplifyLinked({ id: 501, links } as never).links).toEqual([
		{ id: 'l1', type: 'profile', target_id: CUSTOMER },
		{ id: null, type: null, target_id: null },
	]);
	expect(simplifyLinked({ id: 501 } as never)).toMatchObject({ id: 501, links: [] });
	expect(linkedAppointment.safeParse(simplifyLinked({ id: 501 } as never)).success).toBe(true);
});

it('a definition with the places where it is', () => {
	const definition = {
		id: 12,
		name: 'Styling',
		duration_minutes: 45,
		is_published: false,
		requires_staff: true,
		locations: [{ id: 7 }, { id: 8 }],
		more: 1,
	};
	const { location_ids, ...others } = simplifyDefinition(definition as never);
	expect(location_ids).toEqual([7, 8]);
	nothingBut(others, {
		id: 12,
		name: 'Styling',
		duration_minutes: 45,
		is_published: false,
		requires_staff: true,
	});
});

it('a question, with its words and choices', () => {
	const version = {
		label: 'Size',
		type: 'select',
		help_text: 'Yours',
		description: 'Theirs',
		options: [{ label: 'Small', value: 's' }, { value: 2 }],
	};
	const question = {
		questionnaire_question_id: 5,
		is_required: true,
		visibility_condition: { a: 1 },
		version,
	};
	expect(simplifyQuestion(question as never)).toEqual({
		questionnaire_question_id: 5,
		label: 'Size',
		type: 'select',
		help_text: 'Yours',
		required: true,
		conditional: true,
		options: [
			{ label: 'Small', value: 's' },
			{ label: null, value: 2 },
		],
	});
	const described = { ...question, version: { ...version, help_text: null } };
	expect(simplifyQuestion(described as never).help_text).toBe('Theirs');
	const bare = simplifyQuestion({ questionnaire_question_id: 5 } as never);
	expect(bare).toMatchObject({
		type: null,
		help_text: null,
		required: false,
		conditional: false,
		options: [],
	});
});

it('a profile has its full name, and its time in UTC', () => {
	const profile = { id: CUSTOMER, first_name: 'Ana', last_name: 'Lee', more: 1 };
	const shown = simplifyProfile({ ...profile, created_at: '2026-05-01 03:00:00' } as never);
	nothingBut(shown, {
		id: CUSTOMER,
		first_name: 'Ana',
		last_name: 'Lee',
		full_name: 'Ana Lee',
		created_at: shown.created_at,
	});
	expect(shown.created_at).toMatch(/^2026-05-01T03:00:00(Z|\+00:00)$/);
	expect(simplifyProfile({ ...profile, full_name: 'A. Lee' } as never).full_name).toBe('A. Lee');
	nothingBut(simplifyProfile({ id: CUSTOMER } as never), { id: CUSTOMER });
});

it('a location has what is known of it', () => {
	const location = { id: 7, name: 'Central', is_published: false, timezone: 'UTC', more: 1 };
	nothingBut(simplifyLocation(location as never), {
		id: 7,
		name: 'Central',
		is_published: false,
		timezone: 'UTC',
	});
});

it('a staff member is led by the ID that bookings take', () => {
	const profile = { first_name: 'Priya', last_name: 'Rao', email: 'p@example.com' };
	const post = {
		id: 1,
		profile_id: STAFF,
		profile,
		is_active: false,
		location_id: 7,
		sort_order: 0,
	};
	expect(simplifyStaff(post as never)).toEqual({
		profile_id: STAFF,
		...profile,
		full_name: 'Priya Rao',
		is_active: false,
		location_id: 7,
		sort_order: 0,
	});
	const named = { ...post, profile: { ...profile, full_name: 'P. Rao' } };
	expect(simplifyStaff(named as never).full_name).toBe('P. Rao');
	nothingBut(simplifyStaff({ profile_id: STAFF } as never), { profile_id: STAFF });
});
