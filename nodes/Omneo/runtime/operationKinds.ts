/** The kinds of operation there are. Each does what all operations of its kind have in common, once. */
import { anyRecord } from '../../../omneo/client/parse';
import type { ApiRecord, Path } from '../../../omneo/client/requests';
import { type Filter, keepAll, queryOf } from '../../../omneo/client/listFilters';
import type { Query } from '../../../omneo/http/transport';
import type { PageRef } from '../../../omneo/client/pageLinks';
import { readPages } from '../../../omneo/client/pagination';
import type { Item } from './item';
import { executeWrite, lockKeysOf } from './executeWrite';
import { type Operation, type WriteBody, type WritePlan, defineOperation } from './operation';

type Described = Pick<
	Operation,
	| 'resource'
	| 'value'
	| 'name'
	| 'action'
	| 'description'
	| 'call'
	| 'source'
	| 'fields'
	| 'output'
	| 'tool'
>;

/** The short form of a record. Told by what is there: answers are not bound to the contract. */
interface Shaped<T> {
	simplify(record: T): ApiRecord;
}

/** Get: one record by its path. */
export function readOperation<T>(
	definition: Described & Shaped<T> & { path(item: Item): Promise<Path> | Path },
): Operation {
	const { path, simplify, ...described } = definition;
	return defineOperation<Path>({
		...described,
		writes: false,
		prepare: async (item) => await path(item),
		execute: async (item, where) =>
			present(item, (await item.client.read(where, anyRecord)) as T, simplify),
	});
}

interface Planned<Plan, T> {
	/** Reads and checks the form. */
	plan(item: Item): Promise<Plan>;
	load(item: Item, plan: Plan): Promise<T[]>;
}

/** Several records for one item: each becomes one item. */
export function recordsOperation<Plan, T>(
	definition: Described & Shaped<T> & Planned<Plan, T>,
): Operation {
	const { plan, load, simplify, ...described } = definition;
	return defineOperation<Plan>({
		...described,
		writes: false,
		prepare: async (item) => await plan(item),
		execute: async (item, planned) => {
			const records = await load(item, planned);
			return records.map((record) => present(item, record, simplify));
		},
	});
}

/** What a Get Many asks for. */
interface ListPlan<T> {
	path: Path;
	filters: Array<Filter<T>>;
	/** What else goes into the query, such as a search. */
	query?: Query;
}

/**
 * Get Many: all records that pass the filters, or as many as the limit says. Each page is brought
 * into its final form as it comes, so that a long list is not held in full.
 */
export function listOperation<T>(
	definition: Described & Shaped<T> & { plan(item: Item): Promise<ListPlan<T>> },
): Operation {
	const { plan, simplify, ...described } = definition;
	return defineOperation<ListPlan<T>>({
		...described,
		writes: false,
		prepare: async (item) => {
			// A limit that cannot be used is found before anything is asked.
			item.limit();
			return await plan(item);
		},
		execute: async (item, { path, filters, query }) => {
			const asked = { ...queryOf(filters), ...query };
			const keep = keepAll(filters);
			const read = async (ref: PageRef) => {
				const page = await item.client.page(path, anyRecord, ref, asked);
				const kept = (page.records as T[]).filter(keep);
				return { ...page, records: kept.map((record) => present(item, record, simplify)) };
			};
			return await readPages(read, { limit: item.limit() });
		},
	});
}

interface WriteDefinition {
	/** Undefined for a delete, which sends nothing. */
	body: WriteBody | undefined;
	plan(item: Item): Promise<WritePlan>;
	/** What comes out; the answer is what Omneo wrote, or the settled record. */
	result(answer: ApiRecord, item: Item, plan: WritePlan): ApiRecord;
}

/** Anything that changes something: shows its request on a dry run, else sends it, once. */
export function writeOperation(definition: Described & WriteDefinition): Operation {
	const { plan, result, ...described } = definition;
	return defineOperation<WritePlan>({
		...described,
		writes: true,
		prepare: async (item) => await plan(item),
		lockKeys: lockKeysOf,
		execute: async (item, prepared) => {
			// What an item before this one has changed is not what was read for the plan.
			const isStale = lockKeysOf(prepared).some((name) => item.modifiedKeys.has(name));
			return await executeWrite(item, isStale ? await plan(item) : prepared, result);
		},
	});
}

/** Delete: nothing comes back but that it is done. */
export function deleteOperation(
	definition: Omit<Described, 'value' | 'name'> & { path(item: Item): Path },
): Operation {
	const { path, ...described } = definition;
	return writeOperation({
		...described,
		value: 'delete',
		name: 'Delete',
		body: undefined,
		plan: async (item) => ({
			request: { method: 'DELETE', path: path(item), answer: 'anything' },
		}),
		result: () => ({ deleted: true }),
	});
}

/** The record as Omneo wrote it, or its short form. A record that cannot be shortened is passed on as it came. */
export function present<T>(item: Item, record: T, simplify: (record: T) => ApiRecord): ApiRecord {
	if (!item.simplify) return record as ApiRecord;
	try {
		return simplify(record);
	} catch {
		return record as ApiRecord;
	}
}
