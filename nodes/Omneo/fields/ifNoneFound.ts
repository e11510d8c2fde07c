import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../runtime/item';

const CHOICES = ['fail', 'empty'] as const;
const NAME = 'ifNoneFound';

/** What a search does that finds nothing; `code` is that of its error. */
export function ifNoneFound(code: string, description: string): INodeProperties {
	return {
		displayName: 'If None Is Found',
		name: NAME,
		type: 'options',
		options: [
			{
				name: 'Fail',
				value: 'fail',
				description: `An error with the code '${code}', which goes to the error output if there is one`,
			},
			{
				name: 'Return an Empty Result',
				value: 'empty',
				description: "One item with 'found' set to false",
			},
		],
		default: 'fail',
		description,
	};
}

export function whenNoneFound(item: Item): (typeof CHOICES)[number] {
	return item.oneOf(NAME, CHOICES);
}
