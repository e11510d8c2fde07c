import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { isRecord } from '../../../omneo/text';

/** The values of the form, item by item. What holds no expression is the same for all items, and is read once. */
export class ParameterCache {
	private readonly fixed = new Map<string, unknown>();
	private readonly raw: INodeParameters;

	constructor(private readonly context: IExecuteFunctions) {
		// n8n makes a copy at each call.
		this.raw = context.getNode().parameters;
	}

	/** The parameter as it is: expressions may give any type, whatever the parameter's own. */
	value(name: string, index: number): unknown {
		if (this.fixed.has(name)) return this.fixed.get(name);
		const value: unknown = this.context.getNodeParameter(name, index, undefined);
		if (!hasExpression(this.raw[name])) this.fixed.set(name, value);
		return value;
	}
}

function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	const parts: unknown[] = Array.isArray(raw) ? raw : isRecord(raw) ? Object.values(raw) : [];
	return parts.some(hasExpression);
}
