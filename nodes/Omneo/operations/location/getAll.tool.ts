import { linesInLimit } from '../../../../omneo/time/words';
import { nameWordsText } from '../../fields/toolTexts';
import type { ToolForm } from '../../runtime/toolForm';

export const getLocationsTool: ToolForm = {
	fields: [],
	within: { filters: [nameWordsText] },
	derive: () => ({ returnAll: true }),
	answer: (records) => ({
		shops: linesInLimit(
			records.map(({ id, name, timezone }) => `${name} (ID ${id}, ${timezone})`),
			'Ask for words in the name.',
		),
	}),
};
