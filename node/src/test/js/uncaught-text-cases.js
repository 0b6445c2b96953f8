'use strict';

// What a process leaves on standard error for values and for errors of code without a file.

const { spawnSync } = require('child_process');

const PROGRAMS = [
  'throw "text"',
  'throw 5n',
  'throw null',
  'throw { a: 1 }',
  'throw { a: { b: { c: { d: {} } } } }',
  'throw Object.assign(new Error("m"), { a: { b: { c: { d: {} } } } })',
  'Promise.reject({ a: 1 })',
  'Promise.reject([1])',
  'Promise.reject(new Map())',
  'Promise.reject(Object.create(null))',
  'Promise.reject({ [Symbol.toStringTag]: "T", toString: 1 })',
  'process.on("multipleResolves", () => {}); new Promise((resolve) => { resolve(1); resolve(2); })',
  'eval("var b = ;")',
  'new Function("return (")',
  'setTimeout(() => eval("b b"), 1)',
];

for (const program of PROGRAMS) {
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  const told = stderr.split('\n').filter((line) => !/^\s+at |^Node\.js |^$|^node:internal|^ +\^|new UnhandledPromise/.test(line)).map((line) => line.replace(/\(node:\d+\)/, '(node)'));
  console.log(program, status);
  for (const line of told) console.log(`  ${line}`);
}
