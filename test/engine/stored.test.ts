/** What the node sends with every field filled in is what the sandbox keeps, and gives when it is asked. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { operations } from '../../nodes/Omneo/operations/registry';
import type { Operation } from '../../nodes/Omneo/runtime/operation';
import { momentOfWall, timeOfAnswer } from '../../omneo/time';
import { book, call } from '../operations/forms';
import { type Known, fullForm } from '../operations/fullForm';
import { Stage, id, mapped, seed } from './support';

const stage = Stage.use();

/** What has to exist in Omneo, or has to have one form. */
const known = (): Known => ({
	appointmentDefinitionId: id(seed.definitions.personalStyling),
	locationId: id(seed.locations.melbourne),
	profileId: id(seed.customers.amelia),
	assignedStaffId: id(seed.staff.priya),
	staffId: id(seed.staff.priya),
	timezone: id('Australia/Hobart', 'name'),
	scheduledStartAt: '2027-03-22T10:00:00',
	scheduledEndAt: '2027-03-22T11:30:00',
	answers: mapped({ [seed.questions.styling.occasion]: 'A wedding' }),
	order: { id: '8001', externalId: 'SHOP-5512001', receiptRef: 'W-2001', orderNumber: '#1001' },
	transaction: { id: '7001', externalId: 'POS-44871', receiptRef: 'R-10231' },
	email: 'new.customer@example.com',
	mobilePhone: '+61400999888',
});

/** By path, the writes that make a record or change its fields, and the lists they write to. */
const full = operations.filter(
	({ call: made, value, writes }) =>
		writes && /^POST \/[\w-]+$|^PUT/.test(made) && ['add', 'create', 'update'].includes(value),
);

/** Times that are sent are wall clocks; times that come back are UTC. */
function asStored(sent: IDataObject): IDataObject {
	const zone = String(sent.timezone ?? 'UTC');
	const entries = Object.entries(sent).map(([name, value]) => {
		const time = name.endsWith('_at') ? timeOfAnswer(value) : undefined;
		if (time?.kind !== 'wall') return [name, value];
		const moment = momentOfWall(time.wall, zone, 'refuse');
		if (!moment.ok) throw new Error(moment.problem);
		return [name, new Date(moment.value).toISOString().slice(0, 19).replace('T', ' ')];
	});
	return Object.fromEntries(entries) as IDataObject;
}

async function sentBy(form: INodeParameters): Promise<IDataObject> {
	const run = await stage.run(form);
	expect(run.error).toBeUndefined();
	const [{ json: record }] = run.items('Omneo');
	const request = stage.sandbox.requests.filter(({ method }) => /POST|PUT/.test(method)).at(-1);
	return { body: request?.body as IDataObject, id: record.id } as IDataObject;
}

const root = ({ call: made }: Operation) => made.split(' ')[1].replace('/{id}', '');

/** A record that an update finds, and what its form calls it. */
async function arrange(operation: Operation): Promise<Known> {
	const appointment = await book(stage);
	const appointmentId = id(appointment.id);
	if (operation.value !== 'update' || operation.resource === 'appointment') {
		return { appointmentId };
	}
	const entry = await call(stage, 'POST', root(operation), {
		appointment_definition_id: seed.definitions.suitFitting,
		location_id: seed.locations.melbourne,
		profile_id: seed.customers.amelia,
	});
	return { appointmentId, [operation.fields[0].name]: id(entry.id) };
}

it('looks at the writes of every resource that can be added to', () => {
	expect(full.map(({ resource, value }) => `${resource}.${value}`).sort()).toEqual([
		'appointment.add',
		'appointment.update',
		'profile.create',
		'queue.add',
		'queue.update',
		'waitlist.add',
		'waitlist.update',
	]);
});

test.each(
	full.map((operation) => [`${operation.resource}.${operation.value}`, operation] as const),
)('%s: every field is sent, kept and given back', async (_, operation) => {
	const given = { ...known(), ...(await arrange(operation)) };
	const picked = operation.value === 'update' ? [operation.fields[0].name] : [];
	const own = Object.fromEntries(picked.map((name) => [name, given[name as keyof Known]]));
	const sent = await sentBy({ ...fullForm(operation, given), ...own } as INodeParameters);
	const body = sent.body as IDataObject;
	expect(Object.keys(body).sort()).toEqual(Object.keys(operation.body!.schema.shape).sort());
	const stored = await call(stage, 'GET', `${root(operation)}/${String(sent.id)}`);
	expect(stored).toMatchObject(asStored(body));
});
