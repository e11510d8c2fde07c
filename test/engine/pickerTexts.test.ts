/** What the appointment and staff pickers show, and in which order. */
import { Stage, form, id, minimalForm, seed } from './support';

const stage = Stage.use();

const appointments = async () => (await stage.search('searchAppointments')).results;

it('shows coming appointments first, the next one on top, then those that are over', async () => {
	const starts = ['2027-03-25 10:00', '2027-03-16 10:00', '2027-03-10 10:00', '2027-03-12 10:00'];
	const options = { allowPastTimes: true };
	for (const scheduledStartAt of starts) await stage.run(form({ scheduledStartAt, options }));
	expect((await appointments()).map(({ name }) => name.slice(0, 16))).toEqual([
		'2027-03-16 10:00',
		'2027-03-25 10:00',
		'2027-03-12 10:00',
		'2027-03-10 10:00',
	]);
});

it('tells two bookings of a person apart within forty characters', async () => {
	const others = [
		{},
		{ scheduledStartAt: '2027-03-22T11:00:00' },
		{ scheduledStartAt: '2027-03-23T10:00:00' },
		{ appointmentDefinitionId: id(seed.definitions.expressAlteration) },
	];
	for (const other of others) await stage.run(form(other));
	const shown = (await appointments()).map(({ name }) => name.slice(0, 40));
	expect(new Set(shown).size).toBe(others.length);
	for (const text of shown) expect(text).toMatch(/^2027-03-2\d 1\d:00, Amelia Nguyen/);
});

it('says whether staff are free that day beside the name, which n8n keeps, and not in it', async () => {
	const parameters = {
		...minimalForm(),
		appointmentDefinitionId: id(seed.definitions.personalStyling, 'list'),
	};
	const { results } = await stage.search('searchStaff', { parameters });
	expect(results.length).toBeGreaterThan(0);
	for (const { name, description } of results as Array<{ name: string; description?: string }>) {
		expect(name).not.toMatch(/free/i);
		expect(description).toMatch(/free that day/i);
	}
});
