import { z } from 'zod/v4';
import { faultSchema, type Fault, type FaultHandle } from '../faults/faults';
import { fieldErrors, invalid } from '../http/apiErrors';
import type { Server } from '../http/routing';
import { switchesSchema, type Switches } from '../data/switches';

/** What can be done to a running sandbox. */
interface Control {
	switches(patch?: Partial<Switches>): Switches;
	fault(fault: Fault): FaultHandle;
	clearFaults(): void;
	reset(): void;
}

/** Reads a body strictly: an unknown switch is an error. */
function strictly<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
	const result = schema.safeParse(body);
	if (!result.success) throw invalid(fieldErrors(result.error.issues, body));
	return result.data;
}

/** A regular expression, or the 422 for one that cannot be read. */
function pattern(source: string): RegExp {
	try {
		return new RegExp(source);
	} catch {
		throw invalid({ pathPattern: ['The pathPattern field must be a regular expression.'] });
	}
}

/** Controls the sandbox over HTTP, for clients in another process. */
export function addControlRoutes(server: Server, control: Control): void {
	server.get('/__sandbox/switches', async () => ({
		data: control.switches(),
		about: Object.fromEntries(
			Object.entries(switchesSchema.shape).map(([name, schema]) => [name, schema.description]),
		),
	}));
	server.post('/__sandbox/switches', async (request) => {
		const wanted = strictly(z.record(z.string(), z.unknown()), request.body);
		return {
			data: control.switches(strictly(switchesSchema, { ...control.switches(), ...wanted })),
		};
	});
	server.post('/__sandbox/faults', async (request, reply) => {
		const { pathPattern, path, ...fault } = strictly(faultSchema, request.body);
		control.fault({ ...fault, path: pathPattern ? pattern(pathPattern) : path });
		reply.code(201);
		return { data: request.body };
	});
	server.delete('/__sandbox/faults', async (_request, reply) => {
		control.clearFaults();
		return await reply.code(204).send();
	});
	server.post('/__sandbox/reset', async (_request, reply) => {
		control.reset();
		return await reply.code(204).send();
	});
}
