/** Operations as tools of AI agents: a short form of plain text, and answers in few words. */
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ApiRecord } from '../../../omneo/client/requests';
import { isRecord } from '../../../omneo/text';
import { isNothingInWords } from '../../../omneo/values';
import { toolText } from '../fields/toolTexts';

/** The form and the answer of an operation under an agent. What it does with the values is the operation itself. */
export interface ToolForm {
	/** Text fields; each fills the parameter of its name. A dropdown is for the person who makes the agent. */
	fields: INodeProperties[];
	/** Fields that fill what people have in a collection, by the name of the collection. */
	within?: Record<string, INodeProperties[]>;
	/** What a text means for the operation, by the parameter, where it isn't the text itself. */
	reads?: Record<string, (text: string) => unknown>;
	/** Parameters that have no field, by what is in the fields. */
	derive?(read: (name: string) => unknown): Record<string, unknown>;
	/** What the model reads, of what people get. */
	answer?(records: ApiRecord[]): ApiRecord;
}

/** What an operation shows to people, and to agents. */
interface Offered {
	fields: INodeProperties[];
	tool?: ToolForm;
}

/** Whether the node runs as the tool of an agent. n8n calls the variant so. */
export function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}

/** The tool of an operation: its own, or its form with text in place of pickers. */
export function toolFormOf({ tool, fields }: Offered): ToolForm {
	if (tool) return tool;
	const kept = fields.filter(({ name }) => name !== 'options');
	return { fields: kept.map((field) => toolText(field.name) ?? field) };
}

/** All fields of a tool's form, in the order shown. */
export function fieldsOfTool({ fields, within = {} }: ToolForm): INodeProperties[] {
	return [...fields, ...Object.values(within).flat()];
}

/** The parameters of a tool, by the names that the operation knows. */
export class ToolValues {
	private derived?: Record<string, unknown>;

	constructor(
		private readonly form: ToolForm,
		/** A parameter of the form as it is. */
		private readonly raw: (name: string) => unknown,
	) {}

	value(name: string): unknown {
		const inside = this.form.within?.[name];
		if (inside) return this.collection(inside);
		if (this.form.fields.some((field) => field.name === name)) return this.given(name);
		this.derived ??= this.form.derive?.((own) => this.given(own)) ?? {};
		return this.derived[name];
	}

	/** What is empty is not there: an empty filter is not one. */
	private collection(fields: INodeProperties[]): Record<string, unknown> {
		const filled = fields.map(({ name }) => [name, this.given(name)] as const);
		return Object.fromEntries(filled.filter(([, value]) => value !== ''));
	}

	private given(name: string): unknown {
		const value = this.raw(name);
		if (isNothing(value)) return '';
		const read = this.form.reads?.[name];
		return read && typeof value === 'string' ? read(value.trim()) : value;
	}
}

/** What a model writes into a text field that it leaves out. */
function isNothing(value: unknown): boolean {
	if (value === undefined || value === null || value === false) return true;
	return isNothingInWords(value) || (isRecord(value) && Object.keys(value).length === 0);
}
