'use strict';

/** Reads the files of the built package. */

const fs = require('node:fs');
const path = require('node:path');

const OUT = 'dist';

function readJson(root, file, report) {
	if (!fs.existsSync(path.join(root, file))) {
		report(file, 'is missing');
		return undefined;
	}
	try {
		return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
	} catch (error) {
		report(file, `is not JSON: ${error.message}`);
		return undefined;
	}
}

function isFilled(file) {
	const stat = fs.statSync(file, { throwIfNoEntry: false });
	return stat !== undefined && stat.isFile() && stat.size > 0;
}

/** Paths relative to the root, with forward slashes, as package.json writes them. */
function listFiles(root, folder) {
	return fs
		.readdirSync(path.join(root, folder), { withFileTypes: true })
		.flatMap((entry) =>
			entry.isDirectory() ? listFiles(root, `${folder}/${entry.name}`) : `${folder}/${entry.name}`,
		)
		.sort();
}

module.exports = { OUT, isFilled, listFiles, readJson };
