/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** What the pages for people call a field, an option or a choice is what the form calls it. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- what is built has no types
const { Omneo } = require('../../dist/nodes/Omneo/Omneo.node') as { Omneo: new () => INodeType };

const PAGES = ['ai-agents', 'booking', 'duplicate-protection', 'errors', 'queue-mode', 'times'];

/** Labels of n8n itself, and words that are in bold for another reason. */
const OTHER = [
	'Allowed HTTP Request Domains',
	'Continue',
	'Error Workflow',
	'Immediately',
	'Lists',
	'On Error',
	'Respond',
	'Retry',
	'Retry On Fail',
	'Settings',
	'Stop Workflow',
	'Timeout Workflow',
	'When Last Node Finishes',
];

function namesIn(property: INodeProperties): string[] {
	const options = (property.options ?? []).flatMap((option) => {
		if ('values' in option) return [option.displayName, ...option.values.flatMap(namesIn)];
		if ('type' in option) return namesIn(option as INodeProperties);
		return [(option as INodePropertyOptions).name];
	});
	const modes = (property.modes ?? []).map(({ displayName }) => displayName);
	return [property.displayName, ...options, ...modes];
}

const known = new Set([...OTHER, ...new Omneo().description.properties.flatMap(namesIn)]);

/** Bold text whose longer words begin with capitals; sentences in bold are no labels. */
function labelsIn(page: string): string[] {
	const text = readFileSync(join(resolve(__dirname, '../../docs'), `${page}.md`), 'utf8');
	const isLabel = (bold: string) =>
		/^[A-Z].*[^.,]$/.test(bold) &&
		bold.split(' ').every((word) => word.length < 4 || /^\(?[A-Z]/.test(word));
	return [...text.matchAll(/\*\*([^*\n]+)\*\*/g)]
		.map(([, bold]) => bold)
		.filter(isLabel)
		.flatMap((label) => label.split(/ > |: /));
}

it.each(PAGES)('%s.md uses the words of the form', (page) => {
	const labels = labelsIn(page);
	expect(labels.length).toBeGreaterThan(0);
	expect(labels.filter((label) => !known.has(label))).toEqual([]);
});
