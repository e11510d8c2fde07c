import { deleteCase, queue } from '../entries';

export default deleteCase(queue);
