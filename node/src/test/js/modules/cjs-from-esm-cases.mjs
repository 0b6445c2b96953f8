// ES modules that import CommonJS, JSON and built-in modules.
import fs, { readFileSync, promises } from 'node:fs';
import * as nodePath from 'path';
import { syncBuiltinESMExports, createRequire } from 'module';
import fixture from './fixture.js';

const { attemptAsync, root, show, tree } = fixture;
process.removeAllListeners('warning');
tree({
  'names.cjs': `
    exports.plain = 1;
    exports['with space'] = 2;
    Object.defineProperty(exports, 'defined', { enumerable: true, value: 3 });
    exports.default = 'the default property';
    exports.gone = 4; delete exports.gone;
    exports.throws = 0; Object.defineProperty(exports, 'throws', { get() { throw new Error('getter'); } });`,
  'object.cjs': 'const b = 2; module.exports = { a: 1, b, "c": 3, ...{} };',
  'reexport.cjs': 'module.exports = require("./object.cjs");',
  'star.cjs': 'var __exportStar = (m, e) => Object.assign(e, m); __exportStar(require("./names.cjs"), exports); exports.own = 1;',
  'transpiled.cjs': 'Object.defineProperty(exports, "__esModule", { value: true }); exports.default = "d"; exports.named = "n";',
  'function.cjs': 'module.exports = function f() {}; module.exports.extra = 1;',
  'primitive.cjs': 'module.exports = 5;',
  'null.cjs': 'module.exports = null;',
  'throws.cjs': 'globalThis.tries = (globalThis.tries ?? 0) + 1; throw new Error(`try ${globalThis.tries}`);',
  'counts.cjs': 'globalThis.runs = (globalThis.runs ?? 0) + 1; exports.runs = globalThis.runs;',
  'main.cjs': 'exports.main = require.main === module; exports.parent = module.parent; exports.loaded = module.loaded;',
  'named-missing.mjs': 'import { absent } from "./object.cjs"; absent;',
  'order.mjs': 'import "./order-a.cjs"; import "./order-b.mjs"; globalThis.order.push("main");',
  'order-a.cjs': '(globalThis.order ??= []).push("a, CommonJS");',
  'order-b.mjs': '(globalThis.order ??= []).push("b, ES");',
  'package.json': { type: 'commonjs' },
  'esm-syntax.js': 'export default 1;',
  'data.json': '{"x":1}',
});
const load = (name) => import(`${root}/${name}`);
// `module.exports` is a name of its own since Node 23.
const keys = (ns) => Object.keys(ns).filter((name) => name !== 'module.exports');

const names = await load('names.cjs');
show('names', keys(names));
show('values', [names.plain, names['with space'], names.defined, names.default.default, String(names.gone), String(names.throws)]);
const object = await load('object.cjs');
show('object', [keys(object), object.default, object.a]);
show('reexport', keys(await load('reexport.cjs')));
show('transpiled', (({ default: d, named }) => [d, named])(await load('transpiled.cjs')));
const fn = await load('function.cjs');
show('function', [keys(fn), typeof fn.default, fn.default.extra]);
show('primitive', [keys(await load('primitive.cjs')), (await load('primitive.cjs')).default]);
show('null', (await load('null.cjs')).default ?? 'null');
await attemptAsync('throws', () => load('throws.cjs'));
await attemptAsync('throws again', () => load('throws.cjs'));
const require = createRequire(`${root}/x.js`);
show('shared with require', [(await load('counts.cjs')).runs, require('./counts.cjs').runs, require('./counts.cjs') === (await load('counts.cjs')).default]);
show('other URLs run once too', (await load('counts.cjs?again')).runs);
show('module object', (await load('main.cjs')).default);
await attemptAsync('missing name', () => load('named-missing.mjs'));
await load('order.mjs');
show('order', globalThis.order);
await attemptAsync('ES syntax in type commonjs', () => load('esm-syntax.js'));

show('built-in', [fs.readFileSync === readFileSync, promises === fs.promises, nodePath.default.join === nodePath.join]);
show('built-in namespace', [(await import('fs')) === (await import('node:fs')), 'default' in nodePath]);
const { sep } = nodePath;
nodePath.default.sep = 'changed';
show('before the sync', nodePath.sep === sep);
syncBuiltinESMExports();
show('after the sync', nodePath.sep);
nodePath.default.sep = sep;
syncBuiltinESMExports();
show('after the second', nodePath.sep === sep);
await attemptAsync('unknown built-in', () => import('node:absent'));
await attemptAsync('internal built-in', () => import('node:internal/errors'));
