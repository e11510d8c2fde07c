import type { IDataObject, IExecuteFunctions, INodeParameterResourceLocator } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_MS, LONGEST_TIMEOUT_MS, OmneoClient } from '../../../omneo/client/client';
import type { Clock } from '../../../omneo/concurrency/clock';
import type { ServerClock } from '../../../omneo/concurrency/serverClock';
import type { Retrier } from '../../../omneo/http/retrier';
import { type Result, ok } from '../../../omneo/validation';
import { invalidInput } from '../../../omneo/errors';
import { givenValues, readFlag } from '../../../omneo/client/listFilters';
import { LookupCache } from '../../../omneo/client/lookupCache';
import { type Reference, rowIdOf } from '../../../omneo/client/references';
import { isBlank, isRecord, parseJson, snakeCase } from '../../../omneo/text';
import { FLAGS, type Flag } from '../fields/options';
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

	/** IANA name of the workflow's zone. */
	get workflowZone(): string {
		return this.context.getTimezone();
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
		return givenValues(this.collection(list).values)
			.map((group) => toReference(isRecord(group) ? group[picker] : undefined))
			.filter(({ value }) => !isBlank(value));
	}

	/** The whole number that a picker holds. */
	id(name: string): number {
		const id = rowIdOf(this.reference(name).value);
		if (id.ok) return id.value;
		throw fieldProblem(name, id.problem);
	}

	/** The ID of the record that a picker names in any of its ways. */
	async idOf<Id>(
		name: string,
		find: (reference: Reference, lookups: LookupCache) => Promise<Result<Id>>,
		reference = this.reference(name),
	): Promise<Id> {
		const id = await find(reference, this.lookups);
		if (id.ok) return id.value;
		throw fieldProblem(name, id.problem);
	}

	/** One of the values of a required dropdown; expressions may give any text. */
	oneOf<T extends string>(name: string, choices: readonly T[]): T {
		const given = this.value(name);
		const chosen = choices.find((choice) => choice === given);
		if (chosen !== undefined) return chosen;
		throw fieldProblem(name, `must be one of ${choices.join(', ')}`);
	}

	/** The chosen values of a multiple choice. */
	list(name: string): string[] {
		return givenValues(this.value(name)).map(String);
	}

	/** A collection with pickers in it. */
	group(name: string): { plain: IDataObject; reference(name: string): Reference | undefined } {
		const plain = this.collection(name);
		return {
			plain: Object.fromEntries(Object.entries(plain).filter(([, value]) => !isPicker(value))),
			reference: (field) => (field in plain ? toReference(plain[field]) : undefined),
		};
	}

	/** A collection; an expression may give it as a whole, also as JSON text. */
	collection(name: string): IDataObject {
		const given = this.value(name);
		if (isBlank(given)) return {};
		const parsed = typeof given === 'string' ? parseJson(given) : ok(given);
		if (parsed.ok && isRecord(parsed.value)) return parsed.value as IDataObject;
		throw fieldProblem(name, 'must be an object of fields and values, or its JSON text');
	}

	/** A mapping form's values by field ID; null when nothing is mapped. */
	mapping(name: string): unknown {
		const given = this.value(name);
		return isRecord(given) && 'mappingMode' in given ? given.value : given;
	}

	/** One of the choices of an option; the first when it is left out. */
	choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
		const given = this.option(name);
		if (isBlank(given)) return choices[0];
		const chosen = choices.find((choice) => choice === given);
		if (chosen === undefined) throw fieldProblem(name, `must be one of ${choices.join(', ')}`);
		return chosen;
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
		const given = this.option(name);
		if (isBlank(given)) return fallback;
		const amount = Number(given);
		if (amount > 0 && amount <= most) return amount;
		throw fieldProblem(name, `must be a number above 0, and at most ${most}`);
	}

	/** 'Return All' and 'Limit' of a list: how many to return, undefined for all. */
	limit(): number | undefined {
		if (flagOf('returnAll', this.value('returnAll'))) return undefined;
		return this.whole('limit', DEFAULT_LIMIT);
	}

	/** A whole number above 0. */
	whole(name: string, fallback: number, most = Infinity): number {
		const given = this.value(name);
		if (isBlank(given)) return fallback;
		const amount = Number(given);
		if (Number.isInteger(amount) && amount >= 1 && amount <= most) return amount;
		const range = most === Infinity ? 'above 0' : `from 1 to ${most}`;
		throw fieldProblem(name, `must be a whole number ${range}`);
	}

	private option(name: string): unknown {
		return this.collection('options')[name];
	}
}

function fieldProblem(name: string, text: string) {
	return invalidInput({ [snakeCase(name)]: [text] });
}

function flagOf(name: string, given: unknown): boolean | undefined {
	const flag = readFlag(given);
	if (flag.ok) return flag.value;
	throw fieldProblem(name, flag.problem);
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
