import { addCase, queue } from '../entries';
import { id, seed } from '../forms';

export default addCase(
	queue,
	{ staffId: id('Priya Raman', 'name') },
	{ staff_id: seed.staff.priya },
);
