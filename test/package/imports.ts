/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development only, never shipped */
/** Which file imports what, and the rules of docs/ARCHITECTURE.md about it. Reads text only, so it is quick. */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** By file: the files and packages that it imports, types included. Paths are relative to the repository. */
export type Imports = Map<string, string[]>;

const ROOT = path.resolve(__dirname, '../..');

export function readImports(folders: string[]): Imports {
	const files = folders.flatMap((folder) =>
		(fs.readdirSync(path.join(ROOT, folder), { recursive: true }) as string[])
			.filter((file) => file.endsWith('.ts'))
			.map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
	);
	return new Map(files.map((file) => [file, importsOf(file, files)]));
}

function importsOf(file: string, files: string[]): string[] {
	const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
	return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
		if (!fileName.startsWith('.')) return fileName;
		const target = path.posix.join(path.posix.dirname(file), fileName);
		return [`${target}.ts`, `${target}/index.ts`].find((known) => files.includes(known)) ?? target;
	});
}

/** A room of the architecture document, and what its files may import besides one another. */
export interface Room {
	name: string;
	mayImport: string[];
}

/** The rows of the table in docs/ARCHITECTURE.md that describe what is shipped. */
export function roomsOfTable(): Room[] {
	const text = fs.readFileSync(path.join(ROOT, 'docs/ARCHITECTURE.md'), 'utf8');
	const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
	return rows
		.map(([, room = '', , allowed = '']) => ({ name: quoted(room)[0] ?? '', allowed }))
		.filter(({ name }) => isShipped(name))
		.map(({ name, allowed }) => ({
			name,
			mayImport: quoted(allowed).map((to) => inFull(to, name)),
		}));
}

function quoted(cell: string): string[] {
	return [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text);
}

/** The table writes a neighbor by its last name: `schema/` in the row of `omneo/http/` is `omneo/schema/`. */
function inFull(target: string, room: string): string {
	if (!target.endsWith('/') || target.slice(0, -1).includes('/') || target === 'omneo/') {
		return target;
	}
	const parent = room.startsWith('omneo/') ? 'omneo/' : 'nodes/Omneo/';
	return parent + target;
}

export function isShipped(file: string): boolean {
	return /^(omneo|nodes|credentials)\//.test(file);
}

/** Whether a file is in a room: `omneo/*.ts` has the files that lie directly in the folder. */
function isIn(file: string, room: string): boolean {
	if (!room.endsWith('/*.ts'))
		return file === room || (room.endsWith('/') && file.startsWith(room));
	return path.posix.dirname(file) === room.slice(0, -'/*.ts'.length);
}

/** Every import that the table does not allow, and every shipped file without a row. */
export function brokenRules(imports: Imports, rooms: Room[]): string[] {
	const shipped = [...imports].filter(([file]) => isShipped(file));
	return shipped.flatMap(([file, targets]) => {
		const room = rooms.find(({ name }) => isIn(file, name));
		if (!room) return [`${file} is in no room of the table`];
		const allowed = [room.name, ...room.mayImport];
		return targets
			.filter((target) => !allowed.some((name) => isIn(target, name)))
			.map((target) => `${file} imports ${target}`);
	});
}

/** The circles of imports: groups of nodes that reach one another. */
export function circles(imports: Imports): string[][] {
	const reach = new Map([...imports.keys()].map((file) => [file, reachableFrom(file, imports)]));
	const groups = [...reach].map(([file, reached]) =>
		[...reached].filter((other) => reach.get(other)?.has(file)).sort(),
	);
	const found = new Map(
		groups.filter(({ length }) => length > 0).map((group) => [`${group}`, group]),
	);
	return [...found.values()];
}

function reachableFrom(file: string, imports: Imports): Set<string> {
	const reached = new Set<string>();
	const open = [file];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const target of imports.get(next) ?? []) {
			if (reached.has(target)) continue;
			reached.add(target);
			open.push(target);
		}
	}
	return reached;
}

/** The same imports between folders: two folders that import each other are a circle there. */
export function byRoom(imports: Imports, rooms: Room[]): Imports {
	const roomOf = (file: string) => rooms.find(({ name }) => isIn(file, name))?.name;
	const between: Imports = new Map();
	for (const [file, targets] of imports) {
		const from = roomOf(file);
		if (from === undefined) continue;
		const others = targets.map(roomOf).filter((to) => to !== undefined && to !== from) as string[];
		between.set(from, [...new Set([...(between.get(from) ?? []), ...others])]);
	}
	return between;
}
