/** Forms of every operation: the one that works, and what fuzzing makes of it. */
import fc from 'fast-check';
import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';
import { Engine } from '../../dev/engine/engine';
import { shortenDelays } from '../../dev/engine/shortenDelays';
import type { Operation } from '../../nodes/Omneo/runtime/operation';
import { operations } from '../../nodes/Omneo/operations/registry';
import { startSandbox } from '../../dev/sandbox';
import { DELAY_DIVISOR, NOW, Stage } from '../engine/support';
import type { Form } from '../operations/case';
import { loadCases } from '../operations/cases';
import { valueFor } from './fuzz.values';

export interface Subject {
	operation: Operation;
	/** Brings the sandbox into the state that the form speaks of, and gives the form. */
	good(stage: Stage): Promise<Form>;
}

const cases = loadCases();

export const SUBJECTS: Subject[] = operations.map((operation) => {
	const known = cases.get(`${operation.resource}.${operation.value}`);
	if (!known) throw new Error(`There is no case of ${operation.resource}.${operation.value}`);
	const good = async (stage: Stage) => {
		await known.arrange?.(stage);
		return known.good(stage);
	};
	return { operation, good };
});

/** Works on a stage outside a test file, where the node's waits are as short as in one. */
export async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
	const sandbox = await startSandbox({ now: () => NOW });
	const stage = Object.assign(new Stage(), { sandbox, engine: await Engine.start() });
	const restoreDelays = shortenDelays(stage.engine, DELAY_DIVISOR);
	await work(stage);
	restoreDelays();
	await sandbox.stop();
}

/** A field that holds a value, and its path in the form: groups have fields inside. */
interface Leaf {
	path: string[];
	field: INodeProperties;
}

/** One execution: a form with expressions in some places, and an item for each set of values there. */
interface WildRun {
	parameters: INodeParameters;
	items: IDataObject[];
}

/** Puts expressions into a few places of the good form, and wild values into the items. */
export function wildRun({ fields }: Operation, good: Form, seed: number, count: number): WildRun {
	const leaves = fields.flatMap((field) => leavesOf(field, []));
	const most = Math.min(3, leaves.length);
	const [chosen] = fc.sample(fc.subarray(leaves, { minLength: 1, maxLength: most }), {
		seed,
		numRuns: 1,
	});
	const parameters = structuredClone(good);
	for (const [index, { path }] of chosen.entries()) {
		put(parameters, path, `={{ $json.v${index} }}`);
	}
	const values = chosen.map(({ path, field }, index) => {
		const usual = fc.constant(at(good, path) ?? field.default);
		const wild = valueFor(field);
		return [`v${index}`, fc.oneof({ arbitrary: usual, weight: 2 }, { arbitrary: wild, weight: 3 })];
	});
	const item = fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>);
	const items = fc.sample(item, { seed, numRuns: count }) as IDataObject[];
	return { parameters: parameters as INodeParameters, items };
}

function leavesOf(field: INodeProperties, around: string[]): Leaf[] {
	const path = [...around, field.name];
	const options = field.options ?? [];
	if (field.type === 'collection') {
		return (options as INodeProperties[]).flatMap((inner) => leavesOf(inner, path));
	}
	if (field.type === 'fixedCollection' && !field.typeOptions?.multipleValues) {
		const groups = options as INodePropertyCollection[];
		return groups.flatMap(({ name, values }) =>
			values.flatMap((inner) => leavesOf(inner, [...path, name])),
		);
	}
	return [{ path, field }];
}

function at(form: Form, path: string[]): unknown {
	return path.reduce<unknown>((value, name) => (value as Form | undefined)?.[name], form);
}

function put(form: Form, path: string[], value: unknown): void {
	const [name, ...rest] = path;
	if (rest.length === 0) form[name] = value;
	else put((form[name] ??= {}) as Form, rest, value);
}
