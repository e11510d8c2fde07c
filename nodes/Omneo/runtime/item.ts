import type { IDataObject, IExecuteFunctions, INodeParameterResourceLocator } from 'n8n-workflow';
import { DEFAULT_TIMEOUT_MS, OmneoClient } from '../../../omneo/client';
import { invalidInput } from '../../../omneo/errors';
import type { Transport } from '../../../omneo/http';
import { type LookupMemory, Lookups } from '../../../omneo/lookups';
import type { Reference } from '../../../omneo/references';
import { isBlank, isRecord, snakeCase } from '../../../omneo/text';
import { n8nTransport, rootFromCredential } from './transport';

/** What all items of an execution share. */
export interface Session {
	root: string;
	transport: Transport;
	memory: LookupMemory;
}

export async function openSession(context: IExecuteFunctions): Promise<Session> {
	const root = await rootFromCredential(context);
	return { root, transport: n8nTransport(context), memory: new Map() };
}

/** One item as an operation sees it: its parameters, and a client with its options. Made anew for each item, so nothing leaks. */
export class Item {
	readonly client: OmneoClient;
	readonly lookups: Lookups;

	constructor(
		private readonly context: IExecuteFunctions,
		readonly index: number,
		session: Session,
	) {
		const { root, transport, memory } = session;
		const timeoutMs = this.amount('requestTimeout', DEFAULT_TIMEOUT_MS / 1000) * 1000;
		this.client = new OmneoClient({ root, transport, timeoutMs });
		this.lookups = new Lookups(this.client, memory);
	}

	/** IANA name of the workflow's zone. */
	get workflowZone(): string {
		return this.context.getTimezone();
	}

	/** The parameter as it is: expressions may give any type, whatever the parameter's own. */
	value(name: string): unknown {
		return this.context.getNodeParameter(name, this.index, undefined);
	}

	/** A picker's value and the way it names the record. An expression for the whole parameter counts as an ID. */
	reference(name: string): Reference {
		const given = this.value(name);
		if (!isRecord(given) || !('__rl' in given)) return { by: 'id', value: given };
		const { mode, value } = given as unknown as INodeParameterResourceLocator;
		// A list stores the ID that was picked.
		return { by: mode === 'list' ? 'id' : (mode as Reference['by']), value };
	}

	collection(name: string): IDataObject {
		const given = this.value(name);
		return isRecord(given) ? (given as IDataObject) : {};
	}

	/** A mapping form's values by field ID; null when nothing is mapped. */
	mapping(name: string): unknown {
		const given = this.value(name);
		return isRecord(given) && 'mappingMode' in given ? given.value : given;
	}

	/** One of the choices of an option. */
	choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
		const given = this.option(name);
		if (isBlank(given)) return fallback;
		const chosen = choices.find((choice) => choice === given);
		if (chosen === undefined) throw optionProblem(name, `must be one of ${choices.join(', ')}`);
		return chosen;
	}

	/** An option that is on or off; expressions may write that as text. */
	flag(name: string, fallback: boolean): boolean {
		const given = this.option(name);
		if (isBlank(given)) return fallback;
		if (!['true', 'false'].includes(String(given)))
			throw optionProblem(name, 'must be true or false');
		return String(given) === 'true';
	}

	/** An option that is a number above 0. */
	amount(name: string, fallback: number): number {
		const given = this.option(name);
		if (isBlank(given)) return fallback;
		const amount = Number(given);
		if (!Number.isFinite(amount) || amount <= 0)
			throw optionProblem(name, 'must be a number above 0');
		return amount;
	}

	private option(name: string): unknown {
		return this.collection('options')[name];
	}
}

function optionProblem(name: string, text: string) {
	return invalidInput({ [snakeCase(name)]: [text] });
}
