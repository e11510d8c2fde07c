import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../runtime/item';
import { type Labels, choicesOf } from './choices';

type WhenNoneFound = 'fail' | 'empty';
const FAIL: WhenNoneFound = 'fail';
const NAME = 'ifNoneFound';

function labelsFor(code: string): Labels<WhenNoneFound> {
	return {
		fail: {
			name: 'Fail',
			description: `Fail the item (code '${code}')`,
		},
		empty: {
			name: 'Return an Empty Result',
			description: "Return one item with 'found' set to false",
		},
	};
}

/** What a search does that finds nothing; `code` is that of its error. */
export function ifNoneFound(code: string, description: string): INodeProperties {
	return {
		displayName: 'If None Is Found',
		name: NAME,
		type: 'options',
		options: choicesOf(labelsFor(code)),
		default: FAIL,
		description,
	};
}

export function whenNoneFound(item: Item): WhenNoneFound {
	return item.oneOf(NAME, choicesOf(labelsFor('')), FAIL);
}
