'use strict';

// What a process leaves on standard error for values and for errors of code without a file.

const { spawnSync } = require('child_process');

const PROGRAMS = [
  'throw "text"',
  'throw 5n',
  'throw null',
  'throw { a: 1 }',
  'eval("var b = ;")',
  'new Function("return (")',
  'setTimeout(() => eval("b b"), 1)',
];

for (const program of PROGRAMS) {
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  const told = stderr.split('\n').filter((line) => !/^\s+at |^Node\.js |^$/.test(line));
  console.log(program, status);
  for (const line of told) console.log(`  ${line}`);
}
