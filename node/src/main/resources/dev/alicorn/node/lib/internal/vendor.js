'use strict';

// How modules of the npm packages that the library carries (ids `vendor/PACKAGE/PATH`, without `.js`) name others.

const BUILTINS = {
  'abort-controller': 'internal/abort_controller',
  'buffer': 'buffer',
  'node:buffer': 'buffer',
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
  'vendor/readable-stream/lib/internal/streams/destroy': 'internal/streams/destroy',
  'vendor/readable-stream/lib/internal/streams/duplex': 'internal/streams/duplex',
  'vendor/readable-stream/lib/internal/streams/end-of-stream': 'internal/streams/end-of-stream',
  'vendor/readable-stream/lib/internal/streams/legacy': 'internal/streams/legacy',
  'vendor/readable-stream/lib/internal/streams/readable': 'internal/streams/readable',
  'vendor/readable-stream/lib/internal/streams/state': 'internal/streams/state',
  'vendor/readable-stream/lib/internal/streams/writable': 'internal/streams/writable',
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

// Packages that are not in the snapshot: the one file of each, compiled when it is first needed.
const LAZY = {
  'acorn': 'acorn/dist/acorn.js',
  'cjs-module-lexer': 'cjs-module-lexer/lexer.js',
  'llhttp': 'undici/lib/llhttp/llhttp-wasm.js',
  'web-streams-polyfill': 'web-streams-polyfill/dist/ponyfill.es2018.js',
};

const loaded = new Map();

/** The exports of a package that is kept out of the snapshot; `globals` stand in for globals of their names in it. */
function load(name, globals = {}) {
  let module = loaded.get(name);
  if (module === undefined) {
    loaded.set(name, module = { exports: {} });
    const binding = internalBinding('modules');
    const file = LAZY[name];
    const compiled = binding.compileFunction(
      binding.vendorSource(file), `node:vendor/${file}`, ['exports', 'require', 'module', ...Object.keys(globals)]);
    const requireBeside = (request) => require(resolve(`vendor/${file}`, request));
    Reflect.apply(compiled, module.exports, [module.exports, requireBeside, module, ...Object.values(globals)]);
  }
  return module.exports;
}

module.exports = { load, resolve };
