/** Lists that change while they are read. */
import fc from 'fast-check';
import { Stage, id, seed } from './support';

const stage = Stage.use();

/** Three quarters of an hour of a suit fitting, each on another day. */
function appointment(number: number) {
	const day = new Date(Date.UTC(2027, 3, 1 + number)).toISOString().slice(0, 10);
	return {
		appointment_definition_id: seed.definitions.suitFitting,
		profile_id: seed.customers.amelia,
		location_id: seed.locations.brisbane,
		scheduled_start_at: `${day} 10:00:00`,
		scheduled_end_at: `${day} 10:45:00`,
		timezone: 'Australia/Brisbane',
	};
}

const listed = async (form: object) => {
	const run = await stage.run({ resource: 'appointment', operation: 'getAll', ...form } as never);
	expect(run.error).toBeUndefined();
	return run.json('Omneo').map((item) => item.id as number);
};

test('Return All gives each record once, and none that was there is missing, while others are added', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 0, max: 260 }),
			fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
			fc.constantFrom('oldest' as const, 'newest' as const),
			async (count, inserts, listOrder) => {
				stage.sandbox.reset();
				stage.sandbox.switches({ listOrder });
				const before = Array.from({ length: count }, (_, number) =>
					stage.sandbox.addAppointment(appointment(number)),
				);
				let next = count;
				stage.sandbox.onRequest(({ path }) => {
					if (!path.endsWith('/appointments')) return;
					const added = inserts.pop() ?? 0;
					for (let number = 0; number < added; number++) {
						stage.sandbox.addAppointment(appointment(next++));
					}
				});
				const ids = await listed({ returnAll: true });
				expect(new Set(ids).size).toBe(ids.length);
				expect(ids).toEqual(expect.arrayContaining(before.map((record) => record.id)));
			},
		),
		{ numRuns: 12 },
	);
}, 30_000);

test('a limit gives the first ones, in order, and reads no page that is not needed', async () => {
	for (let number = 0; number < 250; number++) stage.sandbox.addAppointment(appointment(number));
	expect(await listed({ limit: 120 })).toEqual(Array.from({ length: 120 }, (_, at) => 5001 + at));
	expect(stage.reads(/\/appointments$/)).toBe(2);
});

test('a limit counts what passes the filters, also those that the server does not know', async () => {
	stage.sandbox.switches({ timeFilters: 'ignored' });
	for (let number = 0; number < 150; number++) stage.sandbox.addAppointment(appointment(number));
	const filters = { startsFrom: '2027-07-30T00:00:00Z', locationId: id(seed.locations.brisbane) };
	expect(await listed({ limit: 5, filters })).toEqual([5121, 5122, 5123, 5124, 5125]);
});
