'use strict';
// require() of ES modules: namespaces, defaults, interop names, cycles, top-level await, failures.

const { attempt, attemptAsync, path, root, show, tree } = require('./fixture.js');

// Node 20 warns of JSON modules and of require(esm), later ones do not.
process.removeAllListeners('warning');
tree({
  'named.mjs': 'export const a = 1; export let b = 2; export function bump() { b++; }',
  'default.mjs': 'export default class Thing {} export const other = 1;',
  'default-only.mjs': 'export default 42;',
  'marked.mjs': 'export const __esModule = true; export default "marked";',
  'exports-name.mjs': 'const value = () => "the function"; export { value as "module.exports" }; export default 0;',
  'once.mjs': 'globalThis.runs = (globalThis.runs ?? 0) + 1; export default globalThis.runs;',
  'throws.mjs': 'globalThis.tries = (globalThis.tries ?? 0) + 1; throw new TypeError(`try ${globalThis.tries}`);',
  'throws-number.mjs': 'throw 7;',
  'awaits.mjs': 'export const v = await 1;',
  'imports-awaits.mjs': 'export { v } from "./awaits.mjs";',
  'for-await.mjs': 'for await (const x of [1]) globalThis.seen = x; export {};',
  'await-inside.mjs': 'export const f = async () => await 1; const await_ = 2; export { await_ };',
  'syntax.mjs': 'export const = 1;',
  'missing-export.mjs': 'import { nope } from "./named.mjs"; nope;',
  'missing-file.mjs': 'import "./absent.mjs";',
  'uses-cjs.mjs': 'import cjs, { x } from "./plain.cjs"; export default [cjs, x];',
  'plain.cjs': 'exports.x = "x of cjs"; exports["y z"] = 1;',
  'cycle-a.mjs': 'import "./cycle-b.cjs"; export const a = 1;',
  'cycle-b.cjs': 'module.exports = require("./cycle-a.mjs");',
  'type/package.json': { type: 'module' },
  'type/index.js': 'export const kind = import.meta.url.split("/").pop(); export const where = typeof require;',
  'type/uses-require.js': 'require("fs");',
  'ambiguous/package.json': {},
  'ambiguous/esm.js': 'export default "found by its syntax";',
  'ambiguous/tla.js': 'await 1; globalThis.awaited = true;',
  'ambiguous/cjs.js': 'module.exports = "plain";',
  'ambiguous/names.js': 'const require = 1, module = 2; globalThis.names = require + module; import.meta.url;',
  'commonjs/package.json': { type: 'commonjs' },
  'commonjs/esm.js': 'export default 1;',
});
const load = (name) => require(path.join(root, name));

const named = load('named.mjs');
named.bump();
show('named', [named.a, named.b, Object.keys(named), Object.prototype.toString.call(named)]);
const withDefault = load('default.mjs');
show('default', [Object.keys(withDefault).sort(), withDefault.default.name, withDefault.__esModule, withDefault.other]);
show('default only', load('default-only.mjs'));
show('marked', load('marked.mjs'));
show('module.exports', load('exports-name.mjs')());
show('once', [load('once.mjs').default, load('once.mjs').default]);
show('in cache', path.join(root, 'once.mjs') in require.cache);
attempt('throws', () => load('throws.mjs'));
attempt('throws again', () => load('throws.mjs'));
try {
  load('throws-number.mjs');
} catch (error) {
  show('throws a number', error);
}
attempt('awaits', () => load('awaits.mjs'));
attempt('imports what awaits', () => load('imports-awaits.mjs'));
attempt('for await', () => load('for-await.mjs'));
show('await inside functions', Object.keys(load('await-inside.mjs')));
attempt('syntax error', () => load('syntax.mjs'));
attempt('missing export', () => load('missing-export.mjs'));
attempt('missing file', () => load('missing-file.mjs'));
show('uses CommonJS', load('uses-cjs.mjs').default);
attempt('cycle from ESM', () => {
  try {
    return load('cycle-a.mjs');
  } catch (error) {
    return [error.code, error.message.split(' (from')[0]];
  }
});
show('type module', load('type'));
attempt('type module uses require', () => load('type/uses-require.js'));
show('ambiguous ESM', load('ambiguous/esm.js').default);
attempt('ambiguous with await', () => load('ambiguous/tla.js'));
show('ambiguous CommonJS', load('ambiguous/cjs.js'));
load('ambiguous/names.js');
show('CommonJS names declared', globalThis.names);
attempt('ESM in type commonjs', () => load('commonjs/esm.js'));
(async () => {
  await attemptAsync('import what awaits, after require', async () => (await import(`${root}/imports-awaits.mjs`)).v);
  await attemptAsync('import what threw', () => import(`${root}/throws.mjs`));
  show('same namespace', (await import(`${root}/named.mjs`)) === named);
})();
