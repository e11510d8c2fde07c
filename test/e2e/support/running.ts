/** Hands what was started to what stops it: jest loads the two apart from each other. */
import type { N8nProcess } from '../../../dev/n8n/instance';

interface Running {
	n8n: N8nProcess;
	userFolder: string;
}

// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- development only, never shipped
const holder = globalThis as typeof globalThis & { omneoE2e?: Running };

export function keep(running: Running): void {
	holder.omneoE2e = running;
}

/** Undefined when the start came to nothing. */
export function kept(): Running | undefined {
	return holder.omneoE2e;
}
