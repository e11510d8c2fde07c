import { ServerClock } from '../../../omneo/concurrency/serverClock';

function clocks(hostAt: number) {
	const host = { now: hostAt };
	return { host, clock: new ServerClock(() => host.now) };
}

it('is this machine’s clock until an answer names its time', () => {
	const { host, clock } = clocks(1_000);
	expect(clock.now()).toBe(1_000);
	expect(clock.both()).toEqual([1_000, 1_000]);
	host.now = 5_000;
	expect(clock.now()).toBe(5_000);
});

it.each([86_400_000, -86_400_000, 0])(
	'goes on from the time of an answer, %i ms ahead',
	(ahead) => {
		const { host, clock } = clocks(100_000_000);
		clock.observe(host.now + ahead);
		expect(clock.now()).toBe(100_000_000 + ahead);
		host.now += 7_000;
		expect(clock.now()).toBe(100_007_000 + ahead);
		expect(clock.both()).toEqual([100_007_000, 100_007_000 + ahead]);
	},
);

it('goes by the last answer', () => {
	const { host, clock } = clocks(1_000);
	clock.observe(9_000);
	host.now = 2_000;
	clock.observe(3_000);
	expect(clock.now()).toBe(3_000);
});

it('is the clock of this process when it is given none', () => {
	const before = Date.now();
	const now = new ServerClock().now();
	expect(now).toBeGreaterThanOrEqual(before);
	expect(now).toBeLessThanOrEqual(Date.now());
});
