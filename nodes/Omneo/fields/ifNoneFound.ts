import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../runtime/item';
import { choicesOf } from './choices';

const CHOICES = ['fail', 'empty'] as const;
type WhenNoneFound = (typeof CHOICES)[number];
const [FAIL] = CHOICES;
const NAME = 'ifNoneFound';

/** What a search does that finds nothing; `code` is that of its error. */
export function ifNoneFound(code: string, description: string): INodeProperties {
	return {
		displayName: 'If None Is Found',
		name: NAME,
		type: 'options',
		options: choicesOf<WhenNoneFound>({
			fail: {
				name: 'Fail',
				description: `Fail the item (code '${code}')`,
			},
			empty: {
				name: 'Return an Empty Result',
				description: "Return one item with 'found' set to false",
			},
		}),
		default: FAIL,
		description,
	};
}

export function whenNoneFound(item: Item): WhenNoneFound {
	return item.oneOf(NAME, CHOICES);
}
