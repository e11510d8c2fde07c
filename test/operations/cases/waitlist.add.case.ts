import { addCase, waitlist } from '../entries';

/** Ten in Melbourne, where summer time holds, is eleven in the evening before in UTC. */
export default addCase(
	waitlist,
	{ desiredStartAt: '2027-03-22T10:00' },
	{ desired_start_at: '2027-03-21 23:00:00' },
);
