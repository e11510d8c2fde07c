import { updateCase, waitlist } from '../entries';

export default updateCase(waitlist);
