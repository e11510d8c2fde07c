import { SlotLedger } from '../../../omneo/availability/slotLedger';
import type { FreeSlot, SlotRecord } from '../../../omneo/availability/slots';
import { CUSTOMER, STAFF } from '../support';

const LAG_MS = 15_000;
const HALF_HOUR = 1_800_000;
const TEN = Date.UTC(2026, 4, 11, 10);

function ledger() {
	const clock = { now: TEN - 3_600_000 };
	return {
		clock,
		ledger: new SlotLedger(
			() => LAG_MS,
			() => clock.now,
		),
	};
}

/** A slot of half an hour from ten on, at a shop without staff and without a number of places. */
function slotAt(start = TEN, record: Partial<SlotRecord> = {}): FreeSlot {
	const usual = {
		capacity_remaining: null,
		staff_id: null,
		location_id: 7,
		appointment_definition_id: 12,
	};
	return { start, raw: null, record: { ...usual, ...record } as SlotRecord };
}

const end = (slot: FreeSlot) => slot.start + HALF_HOUR;

/** How slots are after these were booked, one after the other, a second apart. */
function after(booked: FreeSlot[], asked: FreeSlot, passed = 1_000) {
	const { clock, ledger: own } = ledger();
	for (const slot of booked) {
		own.take(slot, end(slot));
		clock.now += 1_000;
	}
	clock.now += passed - 1_000;
	return own.roomIn(asked, end(asked));
}

const LATER = slotAt(TEN + HALF_HOUR);

it('every slot is free before anything is booked', () => {
	for (const slot of [
		slotAt(),
		slotAt(TEN, { staff_id: STAFF }),
		slotAt(TEN, { capacity_remaining: 1 }),
	])
		expect(after([], slot)).toBe('free');
});

describe('a slot with a number of places', () => {
	const of = (capacity_remaining: number) => slotAt(TEN, { capacity_remaining });

	it.each<[number, number[], 'free' | 'taken']>([
		[1, [1], 'taken'],
		[2, [2], 'free'],
		[2, [2, 2], 'taken'],
		[3, [3, 3], 'free'],
		[3, [3, 3, 3], 'taken'],
		// A list that has seen the first booking says so.
		[1, [3, 2, 1], 'taken'],
		[2, [3, 2], 'free'],
	])('of %i, booked when %j were shown, is %s', (shown, booked, room) => {
		expect(after(booked.map(of), of(shown))).toBe(room);
	});

	it('counts bookings at the same moment each', () => {
		const { ledger: own } = ledger();
		own.take(of(2), end(of(2)));
		own.take(of(2), end(of(2)));
		expect(own.roomIn(of(2), end(of(2)))).toBe('taken');
	});
});

describe('a slot without a number of places', () => {
	it('is unclear once it is booked, until a later look shows it still', () => {
		const { ledger: own } = ledger();
		const slot = slotAt();
		own.take(slot, end(slot));
		expect(own.roomIn(slot, end(slot))).toBe('unclear');
		own.confirmUnlimited(slot);
		expect(own.roomIn(slot, end(slot))).toBe('free');
		// The same service at the same shop, at any time; no other.
		own.take(LATER, end(LATER));
		expect(own.roomIn(LATER, end(LATER))).toBe('free');
		for (const other of [{ location_id: 8 }, { appointment_definition_id: 13 }]) {
			const elsewhere = slotAt(TEN, other);
			own.take(elsewhere, end(elsewhere));
			expect(own.roomIn(elsewhere, end(elsewhere))).toBe('unclear');
		}
	});

	it('is taken when one of its bookings had a number that is used up', () => {
		const numbered = slotAt(TEN, { capacity_remaining: 1 });
		expect(after([numbered], slotAt())).toBe('taken');
		expect(after([slotAt(), numbered], slotAt())).toBe('taken');
		expect(after([slotAt(TEN, { capacity_remaining: 5 })], slotAt())).toBe('free');
		expect(after([slotAt(TEN, { capacity_remaining: 5 }), slotAt()], slotAt())).toBe('unclear');
	});

	it('is another one at another time, for another service and at another shop', () => {
		for (const other of [
			LATER,
			slotAt(TEN, { location_id: 8 }),
			slotAt(TEN, { appointment_definition_id: 13 }),
		])
			expect(after([other], slotAt())).toBe('free');
	});
});

describe('a slot with a member of staff', () => {
	const withStaff = (start: number, record: Partial<SlotRecord> = {}) =>
		slotAt(start, { staff_id: STAFF, ...record });

	it.each<[string, number, 'free' | 'taken']>([
		['at the same time', 0, 'taken'],
		['that overlaps at its begin', -HALF_HOUR + 1, 'taken'],
		['that overlaps at its end', HALF_HOUR - 1, 'taken'],
		['that ends when it begins', -HALF_HOUR, 'free'],
		['that begins when it ends', HALF_HOUR, 'free'],
	])('beside a booking %s is: %i ms, %s', (_, between, room) => {
		expect(after([withStaff(TEN + between)], withStaff(TEN))).toBe(room);
	});

	it('is taken for whatever service', () => {
		const other = withStaff(TEN + 600_000, { appointment_definition_id: 13 });
		expect(after([other], withStaff(TEN))).toBe('taken');
	});

	it('has as many places as it names', () => {
		const of = (capacity_remaining: number) => withStaff(TEN, { capacity_remaining });
		expect(after([of(2)], of(2))).toBe('free');
		expect(after([of(2), of(2)], of(2))).toBe('taken');
	});

	it('is another one with another person, with anybody, and at another shop', () => {
		for (const other of [{ staff_id: CUSTOMER }, { staff_id: null }, { location_id: 8 }])
			expect(after([slotAt(TEN, other)], withStaff(TEN))).toBe('free');
	});
});

it.each([
	[LAG_MS - 1, 'taken'],
	[LAG_MS, 'free'],
])('a booking counts for as long as lists lag: after %i ms the slot is %s', (passed, room) => {
	const slot = slotAt(TEN, { capacity_remaining: 1 });
	expect(after([slot], slot, passed)).toBe(room);
});

it('a booking counts while the list that was asked for in its time is read', () => {
	const { clock, ledger: own } = ledger();
	const slot = slotAt(TEN, { capacity_remaining: 1 });
	own.take(slot, end(slot));
	const askedAt = clock.now + LAG_MS - 1;
	clock.now += LAG_MS + 10_000;
	expect(own.roomIn(slot, end(slot), askedAt)).toBe('taken');
	expect(own.roomIn(slot, end(slot))).toBe('free');
});

it('a booking that a list did not show is known to those after it when it is too old itself', () => {
	const { clock, ledger: own } = ledger();
	const slot = slotAt(TEN, { capacity_remaining: 2 });
	own.take(slot, end(slot));
	clock.now += LAG_MS - 1;
	own.take(slot, end(slot));
	clock.now += 1;
	// The list shows the first by now, and not the second.
	expect(own.roomIn(slotAt(TEN, { capacity_remaining: 1 }), end(slot))).toBe('taken');
});

it('what is too old is dropped', () => {
	const { clock, ledger: own } = ledger();
	own.take(slotAt(), TEN + 1);
	clock.now += LAG_MS + 60_000;
	own.roomIn(LATER, end(LATER));
	expect(own['taken']).toEqual([]);
});

it('holds no more than its bound, and the newest of them', () => {
	const { ledger: own } = ledger();
	const take = (index: number) => {
		const slot = slotAt(TEN + index * HALF_HOUR, { capacity_remaining: 1 });
		own.take(slot, end(slot));
	};
	take(0);
	const [first] = own['taken'];
	// Each booking is compared with those before, so thousands of them take long.
	own['taken'] = Array.from({ length: 4_999 }, (_, index) => {
		const later = index * HALF_HOUR;
		return { ...first, startMs: first.startMs + later, endMs: first.endMs + later };
	});
	take(4_999);
	expect(own['taken']).toHaveLength(5_000);
	take(5_000);
	const room = (index: number) => {
		const slot = slotAt(TEN + index * HALF_HOUR);
		return own.roomIn(slot, end(slot));
	};
	expect(own['taken']).toHaveLength(5_000);
	expect([0, 1, 5_000].map(room)).toEqual(['free', 'taken', 'taken']);
});

it('goes by this machine’s clock when it is given none', () => {
	const own = new SlotLedger(() => LAG_MS);
	own.take(slotAt(), end(slotAt()));
	expect(own.roomIn(slotAt(), end(slotAt()))).toBe('unclear');
});
