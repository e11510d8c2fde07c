import { getAllCase, waitlist } from '../entries';

export default getAllCase(waitlist);
