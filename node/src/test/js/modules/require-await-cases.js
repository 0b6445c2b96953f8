'use strict';
// Of ES modules that say `await`, require() refuses those that do so at top level.

const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'require-await-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));
process.removeAllListeners('warning');

const modules = {
  functions: 'export async function f() { await 1; }\nexport default class { async m() { await 2; } }\nexport const g = async () => await 3;',
  lists: 'import path, { join } from "node:path";\nconst a = 1;\nasync function b() { for await (const x of []); }\nexport { a, b as c };\nexport { join as j } from "node:path";\nexport * as all from "node:path";',
  anonymous: 'export default async function() { await 0; }\nlet x = 1;\nexport { x };',
  words: '/* await */ export const text = "await 1"; export const o = { await: 1, x: [].await };',
  meta: 'export const u = typeof import.meta.url; export const later = async () => { await import("node:fs"); };',
  hashbang: '#!/usr/bin/env node\nexport const f = async () => { await 1; };',
  destructured: 'export const { a, b: [c] } = { a: 1, b: [2] }; export async function f() { await a; }',
  staticBlock: 'export class A { static async f() { await 1; } static { this.x = 1; } }',
  plain: 'export const a = await 1;',
  inBlock: 'if (true) { await 1; }\nexport default 1;',
  bracketed: 'await (1); export default 1;',
  loop: 'for await (const x of []) ; export default 1;',
  template: 'export default `${await 1}`;',
  argument: 'const f = (x) => x; export default f(await 1);',
};

for (const [name, text] of Object.entries(modules)) {
  const file = path.join(folder, `${name}.mjs`);
  fs.writeFileSync(file, text);
  try {
    console.log(`${name}:`, Object.keys(require(file)).length);
  } catch (error) {
    console.log(`${name}:`, error.code);
  }
}
