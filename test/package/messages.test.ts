/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** Every text in the shipped code that is a phrase, held against the rules that a machine can check. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';

const ROOT = resolve(__dirname, '../..');

interface Phrase {
	where: string;
	text: string;
}

/** The texts of a file in which words stand, with `{}` for what is filled in. Comments are none. */
function phrasesIn(file: string): Phrase[] {
	const source = ts.createSourceFile(
		file,
		readFileSync(join(ROOT, file), 'utf8'),
		ts.ScriptTarget.Latest,
		true,
	);
	const found: Phrase[] = [];
	const visit = (node: ts.Node): void => {
		const text = textOf(node);
		if (text !== undefined && /[a-z]+ [a-z]+/.test(text)) {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			found.push({ where: `${file}:${line + 1}`, text });
		}
		if (!ts.isImportDeclaration(node)) ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}');
}

const shipped = ['omneo', 'nodes', 'credentials'].flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => join(folder, file)),
);

const phrases = shipped.flatMap(phrasesIn);

it('there are phrases to check', () => {
	expect(phrases.length).toBeGreaterThan(400);
});

it.each([
	[
		'words that are not said',
		/\b(somebody|nobody|anybody|everybody|all the same|anew|the look)\b/i,
	],
	['stiff negations', /\b(does not|is not|are not|cannot|will not|did not|could not|has not)\b/i],
	['a day that passes', /\b20(0\d|1\d|2[0-6])-\d{2}-\d{2}/],
	['a full stop before the item', /\.\s*\[item/],
	['two full stops, or one before a comma', /\.\.(?!\.)|\.[,;]/],
	[
		'a path of the API',
		/\b[a-z]+\.\d+\.[a-z]+|\b(appointment_definition|assigned_staff|location|profile)_id\b/,
	],
	['a single item called many, or the other way round', /\b1 (items|days|records)\b|\b1 of the\b/],
])('no message has %s', (_, pattern) => {
	expect(phrases.filter(({ text }) => pattern.test(text))).toEqual([]);
});
