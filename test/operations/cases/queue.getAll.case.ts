import { getAllCase, queue } from '../entries';

export default getAllCase(queue);
