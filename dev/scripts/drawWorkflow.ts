/** A picture of a workflow, drawn from the workflow itself. */
import type { INode } from 'n8n-workflow';
import type { WorkflowDefinition } from '../engine/engine';

const SIZE = 96;
const MARGIN = 56;
const LABEL = 46;

/** An SVG as the n8n canvas would show the workflow, without its notes; `icon` is the SVG of our node. */
export function drawWorkflow({ nodes: all, ...rest }: WorkflowDefinition, icon: string): string {
	const nodes = all.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	const workflow = { ...rest, nodes };
	const left = Math.min(...nodes.map(({ position }) => position[0])) - MARGIN;
	const top = Math.min(...nodes.map(({ position }) => position[1])) - MARGIN;
	const width = Math.max(...nodes.map(({ position }) => position[0])) - left + SIZE + MARGIN;
	const height = Math.max(...nodes.map(({ position }) => position[1])) - top + SIZE + LABEL;
	const place = (node: INode) => [node.position[0] - left, node.position[1] - top] as const;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="13">`,
		`<rect width="${width}" height="${height}" rx="12" fill="#f5f6f8"/>`,
		...nodes.flatMap((node) => wires(node, workflow, place)),
		...nodes.map((node) => box(node, place(node), icon)),
		'</svg>\n',
	].join('\n');
}

type Place = (node: INode) => readonly [number, number];

function wires(from: INode, { nodes, connections }: WorkflowDefinition, place: Place): string[] {
	const outputs = connections[from.name]?.main ?? [];
	return outputs.flatMap((ends, output) =>
		(ends ?? []).map((end) => {
			const to = nodes.find((node) => node.name === end.node) as INode;
			const [x1, y1] = [place(from)[0] + SIZE, place(from)[1] + portHeight(output, outputs.length)];
			const [x2, y2] = [place(to)[0], place(to)[1] + SIZE / 2];
			const middle = (x1 + x2) / 2;
			const names = outputs.length > 1 ? ['Success', 'Error'] : [''];
			return [
				`<path d="M ${x1} ${y1} C ${middle} ${y1}, ${middle} ${y2}, ${x2} ${y2}" fill="none" stroke="#8c95a6" stroke-width="2"/>`,
				`<circle cx="${x1}" cy="${y1}" r="5" fill="#8c95a6"/>`,
				`<text x="${x1 + 8}" y="${y1 + (output === 0 ? -12 : 22)}" fill="#5b6472" font-size="12">${names[output] ?? ''}</text>`,
			].join('\n');
		}),
	);
}

function portHeight(output: number, outputs: number): number {
	return (SIZE * (output + 1)) / (outputs + 1);
}

function box(node: INode, [x, y]: readonly [number, number], icon: string): string {
	const ours = node.type.startsWith('n8n-nodes-omneo');
	const picture = ours
		? `<g transform="translate(${x + 18} ${y + 18})">${icon}</g>`
		: `<path d="M ${x + 38} ${y + 32} l 24 16 l -24 16 z" fill="#c3c9d4"/>`;
	return [
		`<rect x="${x}" y="${y}" width="${SIZE}" height="${SIZE}" rx="10" fill="#fff" stroke="#c3c9d4" stroke-width="2"/>`,
		picture,
		`<text x="${x + SIZE / 2}" y="${y + SIZE + 22}" text-anchor="middle" fill="#2d333d" font-weight="600">${escape(node.name)}</text>`,
	].join('\n');
}

function escape(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
