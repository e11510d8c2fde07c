/** What the list of appointments does with sort and ranges, on every side of the switches. */
import type { AppointmentRequest } from '../../omneo/schema';
import { bridal, styling, withSandbox } from './client';

const { sandbox, ask } = withSandbox();

async function list(query: string): Promise<{ status: number; ids: number[]; total?: number }> {
	const { status, json } = await ask('GET', `/appointments?${query}`);
	const data = (json.data ?? []) as Array<{ id: number }>;
	return { status, ids: data.map(({ id }) => id), total: json.meta?.total };
}

let ids: number[];
beforeEach(() => {
	const requests = [bridal(sandbox()), styling(sandbox())] as unknown as AppointmentRequest[];
	ids = requests.map((request) => sandbox().addAppointment(request).id);
});

const RANGE = 'filter[scheduled_start_at][gte]';

test('sorts in both ways', async () => {
	expect((await list('sort=-id')).ids).toEqual([...ids].reverse());
	expect((await list('sort=id')).ids).toEqual(ids);
});

test('refuses a field that it does not sort by', async () => {
	expect((await list('sort=notes')).status).toBe(400);
});

test('ignores or refuses sort when the switch says so', async () => {
	sandbox().switches({ sorting: 'ignored' });
	expect((await list('sort=-id')).ids).toEqual(ids);
	sandbox().switches({ sorting: 'refused' });
	expect((await list('sort=-id')).status).toBe(400);
});

test('keeps what is in a range', async () => {
	expect((await list(`${RANGE}=2026-01-01 00:00:00`)).total).toBe(2);
	expect((await list(`${RANGE}=2099-01-01 00:00:00`)).total).toBe(0);
	expect((await list('filter[scheduled_start_at][lt]=2099-01-01 00:00:00')).total).toBe(2);
});

test('ignores or refuses a range when the switch says so', async () => {
	sandbox().switches({ rangeFilters: 'ignored' });
	expect((await list(`${RANGE}=2099-01-01 00:00:00`)).total).toBe(2);
	sandbox().switches({ rangeFilters: 'refused' });
	expect((await list(`${RANGE}=2099-01-01 00:00:00`)).status).toBe(400);
});

test('has a Date header that is ahead when the switch says so', async () => {
	const dateOf = async () => {
		const headers = { authorization: `Bearer ${sandbox().token}` };
		const response = await fetch(`${sandbox().apiUrl}/appointments`, { headers });
		return Date.parse(response.headers.get('date') ?? '');
	};
	const plain = await dateOf();
	sandbox().switches({ dateHeaderSkewMs: 300_000 });
	expect((await dateOf()) - plain).toBe(300_000);
});
