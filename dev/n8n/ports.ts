/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development only, never shipped */
/** Ports on this machine's loopback address. */
import { createServer, type AddressInfo } from 'node:net';

/** The only address that anything here listens on. */
export const LOOPBACK = '127.0.0.1';

/** A port that nothing listens on right now. */
export async function freePort(): Promise<number> {
	return await listenBriefly(0);
}

export async function isFree(port: number): Promise<boolean> {
	return await listenBriefly(port).then(
		() => true,
		() => false,
	);
}

async function listenBriefly(port: number): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(port, LOOPBACK, () => {
			const { port: taken } = server.address() as AddressInfo;
			server.close(() => resolve(taken));
		});
	});
}
