import { getCase, queue } from '../entries';

export default getCase(queue);
