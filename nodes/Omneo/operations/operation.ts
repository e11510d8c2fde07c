import type { INodeProperties } from 'n8n-workflow';
import type { z } from 'zod/v4';
import type { Item } from '../runtime/item';

/**
 * All there is to one operation. The registry makes the dropdowns, the dispatch, the output schema
 * and the README's field table out of it; the runner owns the loop, pairing and errors.
 */
export interface Operation<Prepared = unknown> {
	/** Value of 'Resource', e.g. `appointment`. */
	resource: string;
	/** Value of 'Operation', e.g. `add`. Frozen once released. */
	value: string;
	/** As shown in the dropdown. */
	name: string;
	/** As shown in the node panel, and to an AI model. */
	action: string;
	description: string;
	/** Parameters in the order shown. The registry adds when to show them. */
	fields: INodeProperties[];
	/** What comes out with default options. */
	output: z.ZodObject;
	/**
	 * Reads and checks one item; may look things up, never writes. With stop on error it runs for
	 * every item before the first is written, so that a typo in the last row books nobody.
	 */
	prepare(item: Item): Promise<Prepared>;
	/** Does it, for one item. */
	execute(item: Item, prepared: Prepared): Promise<Record<string, unknown>>;
}

/** Ties the two halves of an operation to one type. */
export function defineOperation<Prepared>(operation: Operation<Prepared>): Operation<Prepared> {
	return operation;
}
