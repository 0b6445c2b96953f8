'use strict';

// TypeScript in modules and by module.stripTypeScriptTypes(). https://nodejs.org/api/typescript.html

const { spawnSync } = require('child_process');
const { stripTypeScriptTypes } = require('module');
const path = require('path');

process.removeAllListeners('warning');
process.on('warning', ({ name, message }) => console.log(`${name}: ${message}`));

const ERASABLE = [
  'let a: number = 1;',
  'const f = (a?: string, ...b: any[]): void => {};',
  'import { type A, b } from "c"; import type { D } from "d"; export type { D }; export { type b as e, b };',
  'type A = string; interface B extends A {} declare const c: number; declare module "d" {}',
  'abstract class A<T> extends B<T> implements C, D { declare x: 1; static y?: T; z!: T; abstract m(): void; override o<U>(): U {} }',
  'class A { x\n public ["y"] = 1\n protected *z() {} }',
  'class A { x = 1;\n [key: string]: number\n ["y"]() {} }',
  'class A { x\n declare y: 1\n ["z"]() {} }',
  'const a = b as any\n(c)',
  'const a = b\ntype C = 1\n[1].map(String)',
  'let x: any\n[x] = [1]',
  'f<string>(a!, (b as C).d!, e satisfies F); new Map<string, Array<number>>();',
  'const f = async <\nT>(a: T): Promise<\nT> => a;',
  'function f(this: Window, a: number): asserts a is 1 {} function f(a: string): void;',
  'try {} catch (e: unknown) {} for (const a of b as any) {}',
  'namespace Types { export type A = 1; namespace Inner { interface B {} } }',
  'const { a, b }: { a: 1, b: 2 } = c, [d]: number[] = e, g = h<string>;',
  'x = a ? (b) : (c => d);',
];

const REFUSED = [
  'enum A { B }', 'const enum A { B }', 'namespace A { export const b = 1 }', 'module A {}', 'class A { constructor(private b: number) {} }',
  'import a = require("a")', 'const a = <any>b', 'export = 1', 'const a: = 1', 'let let', 'function (', 'type A = {',
];

function attempt(label, work) {
  try {
    console.log(label, work());
  } catch (error) {
    console.log(label, error.name, error.code, error.code === 'ERR_INVALID_TYPESCRIPT_SYNTAX' ? '' : error.message);
  }
}

for (const code of ERASABLE) attempt('strip', () => JSON.stringify(stripTypeScriptTypes(code)));
for (const code of REFUSED) attempt(JSON.stringify(code), () => stripTypeScriptTypes(code));

attempt('source', () => stripTypeScriptTypes('let a: 1', { sourceUrl: 'a.ts' }));
attempt('transform', () => stripTypeScriptTypes('enum A { B = 2 }', { mode: 'transform' }));
attempt('map', () => stripTypeScriptTypes('let a: 1 = 1', { mode: 'transform', sourceMap: true, sourceUrl: 'a.ts' }));
attempt('bad', () => stripTypeScriptTypes('let a: = 1', { mode: 'transform' }));
attempt('code', () => stripTypeScriptTypes({}));
attempt('options', () => stripTypeScriptTypes('', 1));
attempt('mode', () => stripTypeScriptTypes('', { mode: 'other' }));
attempt('sourceMap', () => stripTypeScriptTypes('', { sourceMap: true }));
attempt('sourceUrl', () => stripTypeScriptTypes('', { sourceUrl: 1 }));

console.log(process.features.typescript, Object.keys(require.extensions));
const { Square, line } = require('./typescript/shapes.cts');
console.log(new Square(3).area(), line());
attempt('without ending', () => { try { require('./typescript/shapes'); } catch ({ code }) { return code; } });
console.log(require('./typescript/values.mts').pair);

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: __dirname, encoding: 'utf8' });
  console.log(args.join(' '), status, stdout.trim(), /\[ERR_\w+\]|SyntaxError/.exec(stderr)?.[0] ?? '');
}

import('./typescript/values.mts').then(({ pair, swap }) => {
  console.log(swap(pair));
  run('-p', 'const a: number = process.features.typescript; a');
  run('--input-type=module-typescript', '-e', 'import fs from "fs"; const a: typeof fs = fs; console.log(typeof a)');
  run('--experimental-transform-types', '--no-warnings', '-p', 'enum A { B = 7 } A.B');
  run('--no-experimental-strip-types', path.join('typescript', 'values.mts'));
  run('--no-experimental-strip-types', '-p', 'process.features.typescript');
});
