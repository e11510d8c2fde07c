'use strict';

/** Checks that everything that a node or credential description names is in the built package. */

const path = require('node:path');
const { OUT, isFilled, readJson } = require('./builtFiles');

/** Keys of a node description that name a method, and where n8n looks that method up. */
const METHOD_KEYS = {
	loadOptionsMethod: 'loadOptions',
	searchListMethod: 'listSearch',
	resourceMapperMethod: 'resourceMapping',
	localResourceMapperMethod: 'localResourceMapping',
};

function checkIcon(root, file, icon, report) {
	if (icon === undefined) {
		report(file, 'has no icon');
		return;
	}
	const variants = typeof icon === 'string' ? { light: icon, dark: icon } : icon;
	for (const theme of ['light', 'dark']) {
		const value = variants[theme];
		if (typeof value !== 'string' || !value.startsWith('file:')) {
			report(file, `has no ${theme} icon with a 'file:' path`);
			continue;
		}
		const target = path.posix.join(path.posix.dirname(file), value.slice('file:'.length));
		if (!target.startsWith(`${OUT}/`)) {
			report(file, `names the ${theme} icon '${value}', which is outside ${OUT}`);
		} else if (!isFilled(path.join(root, target))) {
			report(file, `names the ${theme} icon '${value}', but ${target} is missing or empty`);
		}
	}
}

function checkCodex(root, file, id, report) {
	const codexFile = file.replace(/\.js$/, '.json');
	const codex = readJson(root, codexFile, report);
	if (codex !== undefined && codex.node !== id) {
		report(codexFile, `is about node '${codex.node}' instead of '${id}'`);
	}
}

function checkSchemas(root, file, description, files, report) {
	const folder = `${path.posix.dirname(file)}/__schema__`;
	const expected = [];
	for (const version of [description.version].flat()) {
		const [major, minor = '0'] = String(version).split('.');
		for (const pair of listOperations(file, description, report)) {
			expected.push(`${folder}/v${major}.${minor}.0/${pair.resource}/${pair.operation}.json`);
		}
		// A node without operations may have one schema, at the two places where n8n looks for it.
		const plain = [
			`${folder}/v${major}.${minor}.0.json`,
			`${folder}/v${major}.${minor}.0/output.json`,
		];
		if (plain.some((name) => files.includes(name))) expected.push(...plain);
	}

	for (const schemaFile of expected) {
		const schema = readJson(root, schemaFile, report);
		if (schema !== undefined && schema?.type !== 'object') {
			report(schemaFile, "is not a JSON schema of type 'object'");
		}
	}
	for (const other of files) {
		if (other.startsWith(`${folder}/`) && !expected.includes(other)) {
			report(other, 'describes no operation of the node');
		}
	}
}

/** Every resource and operation that a user can choose together. */
function listOperations(file, description, report) {
	const pairs = [];
	const named = (name) => description.properties.filter((property) => property.name === name);
	const values = (property) => (property.options ?? []).map((option) => option.value);

	for (const resource of named('resource').flatMap(values)) {
		const operations = named('operation')
			.filter((property) => property.displayOptions?.show?.resource?.includes(resource) ?? true)
			.flatMap(values);
		if (operations.length === 0) report(file, `offers no operation for resource '${resource}'`);
		for (const operation of operations) pairs.push({ resource, operation });
	}
	return pairs;
}

function checkCredentials(file, node, credentialNames, report) {
	for (const { name, testedBy } of node.description.credentials ?? []) {
		if (!credentialNames.includes(name)) {
			report(file, `uses credential '${name}', which no file in n8n.credentials defines`);
		}
		if (typeof testedBy === 'string') checkMethod(file, node, 'credentialTest', testedBy, report);
	}
}

function checkMethods(file, node, report) {
	const visit = (value) => {
		if (value === null || typeof value !== 'object') return;
		for (const [key, inner] of Object.entries(value)) {
			const kind = METHOD_KEYS[key];
			if (kind !== undefined && typeof inner === 'string') {
				checkMethod(file, node, kind, inner, report);
			}
			visit(inner);
		}
	};
	visit(node.description.properties);
}

function checkMethod(file, node, kind, name, report) {
	if (typeof node.methods?.[kind]?.[name] !== 'function') {
		report(file, `names the method '${name}', but methods.${kind} lacks it`);
	}
}

module.exports = { checkCodex, checkCredentials, checkIcon, checkMethods, checkSchemas };
