'use strict';

// Whose code is running: some deprecations concern a program's own files and spare its dependencies.

const { captureCallSites } = require('internal/errors/stack');

const FRAME_LIMIT = 100;
const IN_PACKAGE = /[/\\]node_modules[/\\]/i;
const THIS_FILE = /internal\/caller(?:\.js)?$/;

let root; // what the names of the library's own scripts begin with

function ownRoot() {
  const [frame] = captureCallSites(1, captureCallSites);
  return (frame?.getFileName() ?? '').replace(THIS_FILE, '') || 'node:';
}

/** Code of a context has a name only, not a file. */
function fileOf(site) {
  return site.getFileName() ?? site.getScriptNameOrSourceURL();
}

function isProgram(file) {
  return typeof file === 'string' && !file.startsWith('node:') && !file.startsWith(root);
}

/** Whether the nearest frame outside the library is in a package. */
function isInsideNodeModules() {
  root ??= ownRoot();
  const file = captureCallSites(FRAME_LIMIT, isInsideNodeModules).map(fileOf).find(isProgram);
  return file !== undefined && IN_PACKAGE.test(file);
}

module.exports = { isInsideNodeModules };
