/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** The page for operations people: a template, with the figures of the last whole run in it. */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';

const TEMPLATE = join(__dirname, 'queue-mode.template.md');
const DOCS = resolve(__dirname, '..', '..', 'docs');

/** Figures by name; groups of them by the name of the group. */
export interface Figures {
	[name: string]: string | number | Figures;
}

/** The machine, as far as it tells something about the durations. */
export function machine(): string {
	const processors = cpus();
	const memory = Math.round(totalmem() / 1024 ** 3);
	return `${processors.length} × ${processors[0].model.trim()}, ${memory} GB of memory, ${type()}`;
}

/** Writes the page and its figures. */
export async function writePage(figures: Figures): Promise<void> {
	const page = filled(await readFile(TEMPLATE, 'utf8'), figures);
	await writeFile(join(DOCS, 'queue-mode.json'), `${JSON.stringify(figures, null, '\t')}\n`);
	await writeFile(join(DOCS, 'queue-mode.md'), page);
}

/** Puts a figure in the place of each `{{group.name}}`. */
function filled(template: string, figures: Figures): string {
	return template.replace(/\{\{([\w.]+)\}\}/g, (_, path: string) => {
		const value = path
			.split('.')
			.reduce<
				Figures[string] | undefined
			>((group, name) => (typeof group === 'object' ? group[name] : undefined), figures);
		if (value === undefined)
			throw new Error(`The template asks for ${path}, which is not measured`);
		return typeof value === 'object' ? Object.values(value).join(' and ') : String(value);
	});
}
