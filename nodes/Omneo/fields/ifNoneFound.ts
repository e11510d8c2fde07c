import type { INodeProperties } from 'n8n-workflow';
import { type Labels, choicesOf } from './choices';

export type WhenNoneFound = 'fail' | 'empty';
const FAIL: WhenNoneFound = 'fail';

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
		name: 'ifNoneFound',
		type: 'options',
		options: choicesOf(labelsFor(code)),
		default: FAIL,
		description,
	};
}

/** What a search without a match can do. */
export const whenNoneFoundOptions = choicesOf(labelsFor(''));
export const WHEN_NONE_FOUND = FAIL;
