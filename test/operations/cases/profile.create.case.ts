import type { OperationCase } from '../case';

const form = {
	firstName: 'Nathan',
	lastName: 'Smith',
	email: ' nathan@example.com ',
	mobilePhone: '+61 (0)400 000 000',
};

const createCase: OperationCase = {
	resource: 'profile',
	operation: 'create',
	good: () => form,
	expectGood([profile], stage) {
		expect(profile).toMatchObject({ full_name: 'Nathan Smith', email: 'nathan@example.com' });
		expect(stage.sandbox.requests.at(-1)?.body).toEqual({
			first_name: 'Nathan',
			last_name: 'Smith',
			email: 'nathan@example.com',
			mobile_phone: '+61400000000',
		});
	},
	missing: 'answered by the server',
	bad: { form: () => ({ ...form, lastName: '' }), label: 'Last Name' },
};

export default createCase;
