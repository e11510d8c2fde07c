import type { OperationCase } from '../case';

const form = { firstName: 'Nathan', lastName: 'Smith', email: 'nathan@example.com' };

const findOrCreateCase: OperationCase = {
	resource: 'profile',
	operation: 'findOrCreate',
	good: () => form,
	expectGood([profile]) {
		expect(profile).toMatchObject({ full_name: 'Nathan Smith', created: true });
	},
	missing: 'answered by the server',
	bad: { form: () => ({ ...form, mobilePhone: 'none' }), label: 'Mobile Phone' },
};

export default findOrCreateCase;
