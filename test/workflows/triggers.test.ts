/** The examples that start by themselves: published on the real engine, with appointments in the sandbox. */
import type { IDataObject } from 'n8n-workflow';
import type { WorkflowDefinition } from '../../dev/engine/engine';
import { repositoryFile, seed } from '../engine/support';
import { TriggerStage } from '../engine/trigger.support';
import { TRIGGER_EXAMPLES, type TriggerExample } from './triggerExamples';

const stage = TriggerStage.use();

/** What the nodes of that name got. */
const got = (node: string): IDataObject[] => stage.host.runs.flatMap((run) => run.json(node));

const idsOf = (node: string) =>
	got(node).map(({ appointment }) => (appointment as { id: number }).id);

/** Today in Melbourne, where it is 11:00. */
const at = (day: string, time: string) => ({
	scheduled_start_at: `2027-03-${day} ${time}:00`,
	scheduled_end_at: `2027-03-${day} ${time.slice(0, 3)}59:00`,
	timezone: 'Australia/Melbourne',
});

type Proof = (workflow: WorkflowDefinition) => Promise<void>;

const proofs: Record<TriggerExample, Proof> = {
	'confirm-new-booking.json': async (workflow) => {
		const booked = stage.book();
		await stage.tick(workflow);
		expect(got('Send the confirmation')).toMatchObject([
			{ event: 'added', appointment: { id: booked, profile_email: 'amelia.nguyen@example.com' } },
		]);
	},
	'remind-before-start.json': async (workflow) => {
		const tomorrow = stage.book(at('16', '11:10'));
		const today = stage.book(at('15', '12:10'));
		await stage.change(stage.book(at('15', '12:05')), { status: 'cancelled' });
		for (let minute = 0; minute < 12; minute++) await stage.tick(workflow);
		expect(idsOf('Remind of tomorrow')).toEqual([tomorrow]);
		expect(idsOf('Remind of today')).toEqual([today]);
	},
	'offer-freed-slot.json': async (workflow) => {
		const booked = stage.book();
		await stage.wait({ profile_id: seed.customers.wei });
		await stage.tick(workflow);
		await stage.change(booked, { status: 'cancelled' });
		await stage.tick(workflow);
		expect(got('Appointment cancelled').map(({ event }) => event)).toEqual(['cancelled']);
		expect(got('Offer the slot')).toMatchObject([{ profile_id: seed.customers.wei }]);
	},
	'sync-to-calendar.json': async (workflow) => {
		const [one, two] = [stage.book(), stage.book()];
		await stage.tick(workflow);
		await stage.change(one, at('24', '15:00'));
		await stage.tick(workflow);
		await stage.change(one, { status: 'cancelled' });
		await stage.remove(two);
		for (let minute = 0; minute < 3; minute++) await stage.tick(workflow);
		expect(idsOf('Create the calendar event')).toEqual([one, two]);
		expect(idsOf('Move the calendar event')).toEqual([one]);
		expect(idsOf('Delete the calendar event')).toEqual([one, two]);
	},
};

test.each(TRIGGER_EXAMPLES)('%s does what it says', async (file) => {
	const workflow = JSON.parse(repositoryFile(`workflows/${file}`)) as WorkflowDefinition;
	const own = { ...workflow, id: stage.workflow({}).id };
	await stage.host.activate(own);
	await proofs[file](own);
	for (const run of stage.host.runs) expect(run.error).toBeUndefined();
	expect(stage.host.failures).toEqual([]);
});
