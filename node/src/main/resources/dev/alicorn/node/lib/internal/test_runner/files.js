'use strict';

// The files of a run. https://nodejs.org/api/test.html#running-tests-from-the-command-line

const path = require('path');
const { globSync } = require('internal/fs/glob');

function defaultPatterns() {
  const endings = require('internal/typescript').mode() ? '{cts,mts,ts,cjs,mjs,js}' : '{cjs,mjs,js}';
  return [`**/test/**/*.${endings}`, `**/test.${endings}`, `**/test-*.${endings}`, `**/*[._-]test.${endings}`];
}

const isOfPackage = (name) => name === 'node_modules';

/** Absolute paths, in order; empty where nothing matches. */
function findFiles(patterns, cwd) {
  const given = patterns.length > 0;
  const found = globSync(given ? patterns : defaultPatterns(), { __proto__: null, cwd, exclude: given ? undefined : isOfPackage });
  return [...new Set(found.map((file) => path.resolve(cwd, file)))].sort();
}

/** Each `total`th file, from the `index`th, which counts from 1. */
function shardOf(files, { index, total }) {
  return files.filter((file, i) => i % total === index - 1);
}

module.exports = { findFiles, shardOf };
