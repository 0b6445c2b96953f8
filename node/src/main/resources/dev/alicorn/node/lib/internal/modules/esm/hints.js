'use strict';
// "Did you mean to import …?": what CommonJS, which tries extensions and folders, finds for a failed import.

const path = require('path');
const { fileURLOf, pathOf } = require('internal/modules/url');

function commonJSFile(specifier, base) {
  const { Module } = require('internal/modules/cjs/loader');
  const parent = new Module(base, null);
  parent.filename = base;
  parent.paths = Module._nodeModulePaths(path.dirname(base));
  try {
    return Module._resolveFilename(specifier, parent, false);
  } catch {
    return undefined;
  }
}

/** A file as the importer would write it. */
function spelled(found, specifier, base) {
  const folder = fileURLOf(path.dirname(base));
  if (/^\.{1,2}\//.test(specifier)) {
    const relative = path.posix.relative(folder.slice(7), fileURLOf(found).slice(7));
    return relative.startsWith('../') ? relative : `./${relative}`;
  }
  const slash = specifier.indexOf('/');
  const name = slash === -1 ? specifier : specifier.slice(0, slash);
  const marker = `${path.sep}node_modules${path.sep}${name}${path.sep}`;
  const at = found.lastIndexOf(marker);
  if (at === -1) return fileURLOf(found);
  return [name, ...found.slice(at + marker.length).split(path.sep).map(encodeURIComponent)].join('/');
}

/** Extends the error's message and stack where CommonJS finds a file. */
function addCommonJSHint(error, specifier, parentURL) {
  if (parentURL === undefined || !parentURL.startsWith('file:') || specifier[0] === '#') return;
  const base = pathOf(parentURL);
  const found = commonJSFile(specifier.startsWith('file:') ? pathOf(specifier) : specifier, base);
  if (found === undefined || !path.isAbsolute(found)) return;
  const hint = `Did you mean to import ${JSON.stringify(spelled(found, specifier, base))}?`;
  const [first, ...frames] = error.stack.split('\n');
  error.stack = [first, hint, ...frames].join('\n');
  error.message += `\n${hint}`;
}

module.exports = { addCommonJSHint };
