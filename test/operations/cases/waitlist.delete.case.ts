import { deleteCase, waitlist } from '../entries';

export default deleteCase(waitlist);
