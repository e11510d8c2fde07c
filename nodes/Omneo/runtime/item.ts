import type { IDataObject, IExecuteFunctions, INodeParameterResourceLocator } from 'n8n-workflow';
import { OmneoClient } from '../../../omneo/client';
import type { Transport } from '../../../omneo/http';
import { type LookupMemory, Lookups } from '../../../omneo/lookups';
import type { Reference } from '../../../omneo/references';
import { isRecord } from '../../../omneo/text';
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
		const timeoutMs = this.option('requestTimeout', 30) * 1000;
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

	option<T>(name: string, fallback: T): T {
		const given = this.collection('options')[name];
		return given === undefined || given === null || given === '' ? fallback : (given as T);
	}
}
