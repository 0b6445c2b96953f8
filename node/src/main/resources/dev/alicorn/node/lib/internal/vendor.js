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

// Packages that are not in the snapshot: the first file of each, compiled when it is first needed, as all that it asks for.
const LAZY = {
  'acorn': 'acorn/dist/acorn.js',
  'babel-parser': 'babel__parser/lib/index.js',
  'cjs-module-lexer': 'cjs-module-lexer/lexer.js',
  'es-module-lexer': 'es-module-lexer/dist/lexer.cjs',
  'llhttp': 'undici/lib/llhttp/llhttp-wasm.js',
  'typescript': 'typescript/lib/typescript.js',
  'undici': 'undici/index-fetch.js',
  'undici-proxy': 'undici/lib/dispatcher/env-http-proxy-agent.js',
  'undici-global': 'undici/lib/global.js',
  'undici-events': 'undici/lib/web/websocket/events.js',
  'web-streams-polyfill': 'web-streams-polyfill/dist/ponyfill.es2018.js',
};

// Folders in them that stand for their `index.js`.
const FOLDERS = new Set(['undici/lib/api', 'undici/lib/encoding', 'undici/lib/web/fetch', 'undici/lib/web/infra', 'undici/lib/web/webidl']);

const loaded = new Map();

function loadNodeModule(name) {
  const { codes: { ERR_UNKNOWN_BUILTIN_MODULE } } = require('internal/errors');
  const id = require('internal/builtins').normalize(name);
  if (id === undefined) throw new ERR_UNKNOWN_BUILTIN_MODULE(name);
  return require(id);
}

function requireBeside(file, request) {
  if (request.startsWith('node:')) return loadNodeModule(request);
  if (!request.startsWith('.')) return require(resolve(`vendor/${file}`, request));
  const path = join(file.slice(0, file.lastIndexOf('/')), request);
  return loadFile(FOLDERS.has(path) ? `${path}/index.js` : `${path.replace(/\.js$/, '')}.js`);
}

// By this name undici knows that it is a part of the runtime, and calls itself that in its requests.
const MARKS = { __UNDICI_IS_NODE__: true };

function loadFile(file, globals = {}) {
  let module = loaded.get(file);
  if (module === undefined) {
    loaded.set(file, module = { exports: {} });
    const binding = internalBinding('modules');
    globals = { ...MARKS, ...globals };
    const compiled = binding.compileFunction(
      binding.vendorSource(file), `node:vendor/${file}`, ['exports', 'require', 'module', ...Object.keys(globals)]);
    const beside = (request) => requireBeside(file, request);
    Reflect.apply(compiled, module.exports, [module.exports, beside, module, ...Object.values(globals)]);
  }
  return module.exports;
}

/** The exports of a package that is kept out of the snapshot; `globals` stand in for globals of their names in its first file. */
function load(name, globals) {
  return loadFile(LAZY[name], globals);
}

module.exports = { load, resolve };
