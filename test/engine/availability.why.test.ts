/** What a booking and a search say when there is no free slot, on the real engine. */
import type { INodeParameters } from 'n8n-workflow';
import { Stage, errorText, form, id, seed } from './support';

const stage = Stage.use();

const check = (changes: object) =>
	form({ availability: 'check', options: { allowPastTimes: true }, ...changes });

/** Thursday 25 March to Saturday 27 March 2027. */
it.each<[string, object, string]>([
	[
		'a start that is over',
		{ scheduledStartAt: '2027-03-10T10:00:00' },
		"'2027-03-10 10:00' (Australia/Melbourne) isn't a free slot because it is in the past, so nothing was booked",
	],
	[
		'a day on which the shop is closed',
		{ locationId: id(seed.locations.melbourne), scheduledStartAt: '2027-12-25T10:00:00' },
		' is closed on 2027-12-25, so nothing was booked',
	],
	[
		'a shop that does not offer the service, and where it is',
		{ locationId: id(seed.locations.adelaide) },
		"because the service isn't offered at 'Adelaide",
	],
	[
		'a service for walk-ins',
		{ appointmentDefinitionId: id(seed.definitions.earPiercing) },
		'because the service only takes walk-ins, so nothing was booked',
	],
	[
		'a shop that is closed for good',
		{
			appointmentDefinitionId: id(seed.definitions.shoeRepair),
			locationId: id(seed.locations.sydney),
		},
		' is closed for good, so nothing was booked',
	],
	[
		'a time that is taken or outside the hours of an open day',
		{ scheduledStartAt: '2027-03-22T03:00:00' },
		"'2027-03-22 03:00' (Australia/Melbourne) isn't a free slot, so nothing was booked",
	],
])('a booking names %s', async (_, changes, said) => {
	const run = await stage.run(check(changes));
	expect(errorText(run)).toContain(said);
	expect(stage.posted()).toEqual([]);
});

it('names the clock of the shop, whatever zone the booking is written in', async () => {
	const start = { scheduledStartAt: '2027-03-21T16:00:00', timezone: id('UTC', 'name') };
	expect(errorText(await stage.run(check(start)))).toContain(
		"'2027-03-22 03:00' (Australia/Melbourne) isn't a free slot",
	);
});

it('says where else the service is offered', async () => {
	const run = await stage.run(check({ locationId: id(seed.locations.adelaide) }));
	expect(errorText(run)).toMatch(/only at '[^']+', '[^']+', '[^']+', so nothing was booked/);
});

it('a search says why as well, and how far it looked', async () => {
	const search = {
		resource: 'availability',
		operation: 'findNext',
		appointmentDefinitionId: id(seed.definitions.earPiercing),
		locationId: id(seed.locations.melbourne),
		earliestStart: '2027-03-22T10:00:00',
		withinDays: 2,
		ifNoneFound: 'fail',
		options: {},
	} as INodeParameters;
	expect(errorText(await stage.run(search))).toContain(
		"No free slot was found within 2 days from '2027-03-22 10:00' (Australia/Melbourne) because the service only takes walk-ins",
	);
});

it('says nothing of staff who are free, and names one who is not', async () => {
	const styling = {
		appointmentDefinitionId: id(seed.definitions.personalStyling),
		assignedStaffId: id(seed.staff.priya),
	};
	const away = await stage.run(check({ ...styling, scheduledStartAt: '2027-03-27T10:00:00' }));
	expect(errorText(away)).toMatch(
		/because (the chosen staff member isn't working|the service isn't offered)/,
	);
	const london = { ...styling, assignedStaffId: id(seed.staff.eleanor) };
	expect(
		errorText(await stage.run(check({ ...london, scheduledStartAt: '2027-03-24T10:00:00' }))),
	).toContain("the chosen staff member doesn't offer the service at this shop");
});
