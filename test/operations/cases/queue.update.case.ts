import { updateCase, queue } from '../entries';

export default updateCase(queue);
