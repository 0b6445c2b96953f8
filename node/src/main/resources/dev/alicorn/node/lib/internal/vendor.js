'use strict';
// How modules of the npm packages that the library carries (ids `vendor/PACKAGE/PATH`, without `.js`) name others.

const BUILTINS = {
  'abort-controller': 'internal/abort_controller',
  'buffer': 'buffer',
  'events': 'events',
  'process/': 'process',
  'stream': 'stream',
  'string_decoder/': 'string_decoder',
};

// Modules of a package in whose place one of ours stands.
const REPLACED = {
  'vendor/readable-stream/lib/internal/validators': 'internal/validators',
  'vendor/readable-stream/lib/ours/errors': 'internal/errors',
  'vendor/readable-stream/lib/ours/util': 'internal/streams/vendor_util',
  'vendor/readable-stream/lib/internal/streams/state': 'internal/streams/state',
};

function join(directory, request) {
  const parts = directory.split('/');
  for (const part of request.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The id of what the module `from` asks for by `request`; undefined if it is not to be had. */
function resolve(from, request) {
  if (!request.startsWith('.')) return BUILTINS[request];
  const id = join(from.slice(0, from.lastIndexOf('/')), request).replace(/\.js$/, '');
  return REPLACED[id] ?? id;
}

module.exports = { resolve };
