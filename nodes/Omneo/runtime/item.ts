import type { IDataObject, IExecuteFunctions, INodeParameterResourceLocator } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_MS, LONGEST_TIMEOUT_MS, OmneoClient } from '../../../omneo/client/client';
import type { Clock } from '../../../omneo/concurrency/clock';
import type { ServerClock } from '../../../omneo/concurrency/serverClock';
import type { Retrier } from '../../../omneo/http/retrier';
import { type Result, invalid, ok } from '../../../omneo/validation';
import { invalidInput } from '../../../omneo/errors';
import { LookupCache } from '../../../omneo/client/lookupCache';
import { type Reference, rowIdOf } from '../../../omneo/client/references';
import { isRecord, snakeCase } from '../../../omneo/text';
import {
	type Choice,
	type NumberRange,
	isGiven,
	readChoice,
	readFlag,
	readJson,
	readNumber,
} from '../../../omneo/values';
import { labelledChoices } from '../fields/choices';
import { CHOICES, type ChoiceOptions, FLAGS, type Flag } from '../fields/options';
import { DEFAULT_LIMIT } from '../fields/lists';
import type { ParameterCache } from './parameterCache';
import type { IdempotencyStore } from './idempotencyStore';
import type { RunContext } from './runContext';
import type { TenantRecords } from './tenantRecords';

/** The parameters of one item, and a client with its options. One object for each item, so no state leaks between items. */
export class Item {
	readonly client: OmneoClient;
	readonly lookups: LookupCache;
	/** Options are read before anything is done, so that one that cannot be used is found in time. */
	readonly simplify: boolean;
	readonly dryRun: boolean;
	/** What was written so far in this execution. */
	readonly idempotency: IdempotencyStore;
	/** The records that items of this run have changed, by their lock keys. */
	readonly modifiedKeys: Set<string>;
	readonly retrier: Retrier;
	readonly clock: Clock;
	readonly serverClock: ServerClock;
	/** What this process has created at the tenant, in any execution. */
	readonly records: TenantRecords;
	private readonly parameters: ParameterCache;
	private readonly values = new Map<string, unknown>();

	constructor(
		private readonly context: IExecuteFunctions,
		readonly index: number,
		run: RunContext,
	) {
		const { root, transport, retrier, lookupStore, serverClock } = run;
		this.idempotency = run.idempotency;
		this.modifiedKeys = run.modifiedKeys;
		this.parameters = run.parameters;
		this.retrier = retrier;
		this.clock = run.clock;
		this.serverClock = serverClock;
		this.records = run.records;
		this.simplify = this.flag('simplify');
		this.dryRun = this.flag('dryRun');
		const [usual, most] = [DEFAULT_TIMEOUT_MS / 1000, LONGEST_TIMEOUT_MS / 1000];
		const timeoutMs = this.amount('requestTimeout', usual, most) * 1000;
		this.client = new OmneoClient({ root, transport, retrier, timeoutMs, serverClock });
		this.lookups = new LookupCache(this.client, lookupStore);
	}

	/** Whether all items are checked before the first is written; of a single one, the last look tells as much. */
	get isCheckedFirst(): boolean {
		return !this.context.continueOnFail() && this.context.getInputData().length > 1;
	}

	/** IANA name of the workflow's zone. */
	get workflowZone(): string {
		return this.context.getTimezone();
	}

	/** Omneo's clock, in milliseconds since 1970: what counts as now, and as a coming day in messages. */
	get now(): number {
		return this.serverClock.now();
	}

	/** The parameter as it is: expressions may give any type, whatever the parameter's own. */
	value(name: string): unknown {
		if (!this.values.has(name)) this.values.set(name, this.parameters.value(name, this.index));
		return this.values.get(name);
	}

	/** A picker's value and the way it names the record. An expression for the whole parameter counts as an ID. */
	reference(name: string): Reference {
		return toReference(this.value(name));
	}

	/** The pickers of that name in a list of groups; those left empty are left out. */
	references(list: string, picker: string): Reference[] {
		return [this.collection(list).values]
			.flat()
			.map((group) => toReference(isRecord(group) ? group[picker] : undefined))
			.filter(({ value }) => isGiven(value));
	}

	/** The whole number that a picker holds. */
	id(name: string): number {
		return valueOf(name, rowIdOf(this.reference(name).value));
	}

	/** The ID of the record that a picker names in any of its ways. */
	async idOf<Id>(
		name: string,
		find: (reference: Reference, lookups: LookupCache) => Promise<Result<Id>>,
		reference = this.reference(name),
	): Promise<Id> {
		return valueOf(name, await find(reference, this.lookups));
	}

	/** One of the values of a required dropdown, by the value or its label. */
	oneOf<T extends string>(
		name: string,
		options: ReadonlyArray<{ name: string; value: T }>,
		whenBlank?: T,
	): T {
		return chosen(name, this.value(name), labelledChoices(options), whenBlank);
	}

	/** A collection with pickers in it. */
	group(name: string): Group {
		return groupOf(this.collection(name));
	}

	/** A collection; an expression may give it as a whole, also as JSON text. */
	collection(name: string): IDataObject {
		return collectionOf(name, this.value(name));
	}

	/** A mapping form's values by field ID; null when nothing is mapped. */
	mapping(name: string): unknown {
		const given = this.value(name);
		return isRecord(given) && 'mappingMode' in given ? given.value : given;
	}

	/** One of the choices of an option, by the value or its label; the default when it is left out. */
	choice<Name extends keyof ChoiceOptions>(name: Name): ChoiceOptions[Name] {
		const { options, default: usual } = CHOICES[name];
		return chosen<ChoiceOptions[Name]>(name, this.option(name), labelledChoices(options), usual);
	}

	/** An option that is on or off; expressions may write that as text. */
	flag(name: Flag): boolean {
		return flagOf(name, this.option(name)) ?? FLAGS[name];
	}

	/** A filter that is on or off. */
	filterFlag(name: string): boolean | undefined {
		return flagOf(name, this.collection('filters')[name]);
	}

	/** An option that is a number above 0, and at most `most`. */
	amount(name: string, fallback: number, most: number): number {
		return numberOf(name, this.option(name), { above: 0, most }) ?? fallback;
	}

	/** 'Return All' and 'Limit' of a list: how many to return, undefined for all. */
	limit(): number | undefined {
		if (flagOf('returnAll', this.value('returnAll'))) return undefined;
		return this.whole('limit', DEFAULT_LIMIT);
	}

	/** A whole number above 0. */
	whole(name: string, fallback: number, most?: number): number {
		return numberOf(name, this.value(name), { whole: true, above: 0, most }) ?? fallback;
	}

	private option(name: string): unknown {
		return this.collection('options')[name];
	}
}

/** A collection of parameters, some of which are pickers. */
export interface Group {
	plain: IDataObject;
	/** Undefined when the picker was not added. */
	reference(name: string): Reference | undefined;
}

export function groupOf(collection: IDataObject): Group {
	const plain = Object.entries(collection).filter(([, value]) => !isPicker(value));
	return {
		plain: Object.fromEntries(plain),
		reference: (field) => (field in collection ? toReference(collection[field]) : undefined),
	};
}

/** A collection as n8n gives it, or its JSON text. @throws OmneoError that names the parameter. */
export function collectionOf(name: string, given: unknown): IDataObject {
	if (!isGiven(given)) return {};
	// Only text: a copy would lose the dates that an object can hold.
	const read = typeof given === 'string' ? readJson(given) : ok(given);
	if (read.ok && isRecord(read.value)) return read.value as IDataObject;
	return valueOf(name, invalid('must be an object of fields and values, or its JSON text'));
}

/** @throws OmneoError that names the parameter. */
function valueOf<T>(name: string, read: Result<T>): T {
	if (read.ok) return read.value;
	throw invalidInput({ [snakeCase(name)]: [read.problem] });
}

function flagOf(name: string, given: unknown): boolean | undefined {
	return valueOf(name, readFlag(given));
}

function numberOf(name: string, given: unknown, range: NumberRange): number | undefined {
	return valueOf(name, readNumber(given, range));
}

function chosen<T extends string>(
	name: string,
	given: unknown,
	choices: Array<Choice<T>>,
	whenBlank?: T,
): T {
	const value = valueOf(name, readChoice(given, choices)) ?? whenBlank;
	return value ?? valueOf(name, invalid('is required'));
}

function isPicker(value: unknown): value is INodeParameterResourceLocator {
	return isRecord(value) && '__rl' in value;
}

function toReference(given: unknown): Reference {
	if (!isPicker(given)) return { by: 'id', value: given };
	const { mode, value } = given;
	// A list stores the ID that was picked.
	return { by: mode === 'list' ? 'id' : (mode as Reference['by']), value };
}
