'use strict';

// Modules and files that the text in front of the cursor may mean.

const fs = require('fs');
const path = require('path');
const process = require('process');
const { builtinModules } = require('internal/modules/builtins');
const { list } = require('internal/repl/builtin_list');

const VERSIONED = /-\d+\.\d+/;

function readFolder(folder) {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // It is not there, or not ours to read.
  }
}

function foldersFor(repl, text) {
  if (/^\.\.?\//.test(text)) return [process.cwd()];
  const { Module } = require('internal/modules/cjs/loader');
  return [...repl.context.module?.paths ?? [], ...Module.globalPaths ?? []];
}

function isModuleFolder(folder, indexes) {
  return readFolder(folder).some(({ name }) => indexes.includes(name));
}

/** The modules in files and folders that begin like the text. */
function modulesInFiles(repl, [, text, subfolder = ''], extensions, keepExtension) {
  if (text === '.') return ['./', '../'];
  if (text === '..') return ['../'];
  const indexes = [...extensions.map((extension) => `index${extension}`), 'package.json', 'index'];
  const found = [];
  for (const root of foldersFor(repl, text)) {
    const folder = path.resolve(root, subfolder);
    for (const entry of readFolder(folder)) {
      const { name } = entry;
      if (VERSIONED.test(name) || name === '.npm') continue;
      if (entry.isDirectory()) {
        found.push(`${subfolder}${name}/`);
        if (isModuleFolder(path.resolve(folder, name), indexes)) found.push(`${subfolder}${name}`);
        continue;
      }
      const extension = path.extname(name);
      if (!extensions.includes(extension)) continue;
      const base = name.slice(0, -extension.length);
      if (keepExtension) found.push(`${subfolder}${name}`);
      else if (subfolder === '' || base !== 'index') found.push(`${subfolder}${base}`);
    }
  }
  return found;
}

function withScheme() {
  return builtinModules().filter((id) => !id.startsWith('_')).map((id) => (id.startsWith('node:') ? id : `node:${id}`));
}

function groupsOf(files) {
  return [...(files.length > 0 ? [files] : []), list().filter((id) => !id.startsWith('node:')), withScheme()];
}

function completeRequire(repl, match) {
  const extensions = Object.keys(repl.context.require?.extensions ?? { '.js': 0, '.json': 0, '.node': 0 });
  return groupsOf(modulesInFiles(repl, match, extensions, false));
}

function completeImport(repl, match) {
  return groupsOf(modulesInFiles(repl, match, ['.js', '.mjs', '.cjs', '.json', '.node', '.wasm'], true));
}

/** What is in the folder, or beside the path what begins like its last part: [names, that part]. */
function completeFile(given) {
  const inside = readFolder(given || '.');
  const base = inside.length > 0 ? '' : path.basename(given);
  const entries = inside.length > 0 ? inside : readFolder(path.dirname(given));
  return [entries.map(({ name }) => name).filter((name) => name.startsWith(base)), base];
}

module.exports = { completeFile, completeImport, completeRequire };
