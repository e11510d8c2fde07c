import { getCase, waitlist } from '../entries';

export default getCase(waitlist);
