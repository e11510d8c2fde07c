import type { INodeProperties } from 'n8n-workflow';
import type { z } from 'zod/v4';
import type { OmneoClient } from '../../../omneo/client/client';
import type { OmneoError } from '../../../omneo/errors';
import type { ApiRecord, SentInfo, WriteRequest } from '../../../omneo/client/requests';
import type { Item } from './item';
import type { ToolForm } from './toolForm';
import type { Resource } from './resources';

/**
 * All there is to one operation. The registry makes the dropdowns, the dispatch, the output schema
 * and the tables in docs/ out of it; the runner owns the loop, pairing and errors. Most operations
 * are made by one of the functions in `operationKinds.ts`.
 */
export interface Operation<Prepared = unknown> {
	/** Value of 'Resource', e.g. `appointment`. */
	resource: Resource;
	/** Value of 'Operation', e.g. `add`. Frozen once released. */
	value: string;
	/** As shown in the dropdown. */
	name: string;
	/** As shown in the node panel, and to an AI model. */
	action: string;
	description: string;
	/** The call it makes, as the API reference writes it, e.g. `GET /appointments/{id}`. */
	call: string;
	/** Where the call is known from. `inferred` is what no documentation or live test confirms. */
	source: Source;
	/** Whether it changes anything in Omneo. */
	writes: boolean;
	/** Parameters in the order shown. The registry adds when to show them. */
	fields: INodeProperties[];
	/** How an AI agent gets it; made of `fields` when left out. */
	tool?: ToolForm;
	/** What a write sends. A delete sends nothing. */
	body?: WriteBody;
	/** One item of what comes out with default options. */
	output: z.ZodObject;
	/**
	 * Reads and checks one item; may look things up, never writes. With stop on error it runs for
	 * every item before the first is written, so that a typo in the last row stops before any booking.
	 */
	prepare(item: Item): Promise<Prepared>;
	/** Items that share one of these names are never executed side by side, but in the order of the input. */
	lockKeys?(prepared: Prepared): string[];
	/** Does it, for one item. */
	execute(item: Item, prepared: Prepared): Promise<OperationResult>;
}

/** What an item gives: one record, any number of them, or the outcome of a change. */
export type OperationResult = ApiRecord | ApiRecord[] | DeferredResult;

/** The outcome of a change. How it is shown comes after, so that nothing there can make a change be done again. */
export class DeferredResult {
	constructor(readonly present: () => ApiRecord) {}
}

/** A change, complete before anything is sent, so that a dry run can show it. */
export interface WritePlan {
	request: WriteRequest;
	/** What was looked up or converted on the way, for a dry run to show. */
	resolved?: ApiRecord;
	/** The record, when it already is as asked: then nothing is written. */
	existing?: ApiRecord;
	/** Plans that share one of these keys are carried out one after the other. Changes of one record always are. */
	lockKeys?: string[];
	/** Looks right before the write, with the locks held, and gives what to write now. Reads only; runs for a dry run too. */
	beforeWrite?(): Promise<WritePlan>;
	/** Of a create: what it makes. */
	creates?: NewRecord;
	/** Of a change: the record, when it is as asked. */
	verifyApplied?(client: OmneoClient): Promise<ApiRecord | undefined>;
	/** Puts an error of the server into the words of this form, or gives the record that it speaks of. */
	mapError?(error: OmneoError): Promise<ApiRecord | OmneoError> | OmneoError;
}

/** What a create makes, and how to find it when no answer tells. */
export interface NewRecord {
	/** Creates that share one of these make the same record. */
	keys: string[];
	/** Whether it must not be made twice: then an equal one that is there is the result. */
	isUnique: boolean;
	/** The records that are what it makes; undefined when nothing identifies them. */
	find?(client: OmneoClient, sent: SentInfo): Promise<ApiRecord[]>;
	/** Whether an answer shows this record, as far as it says. */
	accepts(answer: ApiRecord): boolean;
	/** What a person has to look for in Omneo, e.g. 'an appointment of this customer'. */
	description: string;
	/** When the booking begins, in milliseconds since 1970, for `find` at a later try: the form does not say it. */
	startHint?: number;
	/** Called once it is made, or may be. */
	onSent?(): void;
}

/**
 * The body of a write, and where parameters and fields do not match by name. A parameter fills the
 * field of the same name in snake_case; the record's own picker (the `{id}` of the call), 'Options' and
 * 'Clear' fill none. A test compares parameters and fields both ways.
 */
export interface WriteBody {
	schema: z.ZodObject;
	/** Parameters that fill a field of another name. */
	fills?: Record<string, string>;
	/** Parameters that steer how the write is done and fill no field, each with what it is for. */
	steers?: Record<string, string>;
	/** Fields without a parameter, each with the reason. */
	notOffered?: Record<string, string>;
}

export interface Source {
	confidence: 'documented' | 'live-tested' | 'inferred';
	/** Short, for docs/operations.md: which document or test says so. */
	from: string;
}

/** Ties the two halves of an operation to one type. */
export function defineOperation<Prepared>(operation: Operation<Prepared>): Operation {
	return operation as unknown as Operation;
}
