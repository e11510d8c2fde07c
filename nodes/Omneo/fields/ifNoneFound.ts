import type { INodeProperties } from 'n8n-workflow';
import { choicesOf } from './choices';

/** What a search without a match can do; the first is the default. */
export const whenNoneFoundChoices = ['fail', 'empty'] as const;
export type WhenNoneFound = (typeof whenNoneFoundChoices)[number];
const [FAIL] = whenNoneFoundChoices;

/** What a search does that finds nothing; `code` is that of its error. */
export function ifNoneFound(code: string, description: string): INodeProperties {
	return {
		displayName: 'If None Is Found',
		name: 'ifNoneFound',
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
