/** What a dry run shows of a write. */
import { preview } from '../../../nodes/Omneo/runtime/preview';
import type { WritePlan } from '../../../nodes/Omneo/runtime/operation';

const plan = (more: Partial<WritePlan> = {}): WritePlan => ({
	request: { method: 'POST', path: ['appointments'], body: { location_id: 7, staff_id: 3 } },
	...more,
});

it('is the exact request, and that it would be sent', () => {
	const { message, ...shown } = preview(plan());
	expect(message).toMatch(/^Dry run: nothing was written\./);
	expect(shown).toEqual({
		dry_run: true,
		would_write: true,
		request: { method: 'POST', path: '/appointments', body: { location_id: 7, staff_id: 3 } },
		resolved: {},
	});
});

it('says that nothing would be sent for a record which is as asked', () => {
	const there = preview(plan({ existing: { id: 7 } }));
	expect(there).toMatchObject({ dry_run: true, would_write: false });
	expect(there.message).not.toBe(preview(plan()).message);
	expect(there.message).toContain('nothing would be sent');
});

it('shows a path as it is sent, and a request without a body', () => {
	const request: WritePlan['request'] = { method: 'DELETE', path: ['tags', 'a/b c'] };
	expect(preview({ request }).request).toEqual({
		method: 'DELETE',
		path: '/tags/a%2Fb%20c',
		body: null,
	});
});

it('shows the names that are known beside what was resolved', () => {
	const names = new Map([
		['location_id 7', 'Melbourne'],
		['staff_id 4', 'Priya'],
	]);
	expect(
		Object.entries(preview(plan({ resolved: { zone: 'UTC' } }), names).resolved as object),
	).toEqual([
		['location_name', 'Melbourne'],
		['zone', 'UTC'],
	]);
});
