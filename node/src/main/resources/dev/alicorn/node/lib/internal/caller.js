'use strict';

// Whose code is running: some deprecations concern a program's own files and spare its dependencies.

const FRAME_LIMIT = 100;
const IN_PACKAGE = /[/\\]node_modules[/\\]/i;

const isOwn = (location, root) => location.startsWith('node:') || location.startsWith(root);

/** Where the library's own files seem to lie, told by the frame of this one. */
function ownRoot(location) {
  return location.slice(0, location.lastIndexOf('internal/caller'));
}

/** Whether the nearest frame outside the library is in a package. */
function isInsideNodeModules() {
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = FRAME_LIMIT;
  Error.prepareStackTrace = (error, frames) => frames.map((frame) => frame.getFileName());
  const files = new Error().stack;
  Error.stackTraceLimit = stackTraceLimit;
  Error.prepareStackTrace = prepareStackTrace;
  if (!Array.isArray(files)) return false;
  const root = ownRoot(files[0] ?? '') || 'node:';
  const caller = files.find((file) => typeof file === 'string' && !isOwn(file, root));
  return caller !== undefined && IN_PACKAGE.test(caller);
}

module.exports = { isInsideNodeModules };
