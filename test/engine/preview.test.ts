import { preview } from '../../nodes/Omneo/runtime/preview';

const body = { appointment_definition_id: 21, location_id: 101, profile_id: 'p' };
const plan = { request: { method: 'POST' as const, path: ['appointments'], body } };

it('begins with a sentence that nothing was written', () => {
	const [first] = Object.entries(preview(plan));
	expect(first).toEqual(['message', expect.stringMatching(/^Dry run: nothing was written\./)]);
	const [reported] = Object.values(preview({ ...plan, existing: { id: 1 } }));
	expect(reported).toMatch(/nothing would be sent/);
});

it('shows the names of the IDs that are known, and no others', () => {
	const names = new Map([
		['location_id 101', 'Melbourne Collins Street'],
		['location_id 102', 'London Marylebone'],
	]);
	expect(preview({ ...plan, resolved: { slot: 1 } }, names).resolved).toEqual({
		location_name: 'Melbourne Collins Street',
		slot: 1,
	});
});
