import { preview } from '../../nodes/Omneo/runtime/preview';
import { Stage, id, seed, stylingForm } from './support';

const stage = Stage.use();

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

it('shows the names of service, shop and staff member beside their IDs in a run', async () => {
	const options = { dryRun: true };
	const byName = { assignedStaffId: id('Priya Raman', 'name'), options };
	const [row] = (await stage.run(stylingForm(byName))).json('Omneo');
	expect(row).toMatchObject({
		request: { body: { assigned_staff_id: seed.staff.priya } },
		resolved: {
			appointment_definition_name: 'Personal Styling',
			location_name: expect.stringContaining('Melbourne') as string,
			assigned_staff_name: 'Priya Raman',
		},
	});
	expect(stage.posted()).toEqual([]);
});
