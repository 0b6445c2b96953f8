'use strict';
// What a REPL answers to lines, with its own context and with the global one.

const { PassThrough } = require('stream');
const fs = require('fs');
const os = require('os');
const path = require('path');
const repl = require('repl');

function start(options) {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  const server = repl.start({ prompt: '> ', input, output, terminal: false, useColors: false, ...options });
  let text = '';
  output.on('data', (chunk) => {
    text += chunk;
  });
  server.on('exit', () => text += '(exit)');
  return { server, input, read: () => text.replaceAll(/REPL\d+:\d+:\d+/g, 'REPL').replaceAll(file, 'FILE') };
}

/** Types the lines one after the other, each when the one before has had its turn. */
function session(title, lines, options) {
  return new Promise((resolve) => {
    const { server, input, read } = start(options);
    const queue = [...lines, '.exit'];
    server.once('exit', () => setImmediate(() => {
      console.log(`-- ${title}`);
      console.log(read());
      resolve();
    }));
    (function next() {
      if (queue.length === 0) return;
      input.write(`${queue.shift()}\n`);
      setImmediate(() => setImmediate(next));
    })();
  });
}

function complete(title, lines, texts, options) {
  return new Promise((resolve) => {
    const { server, input } = start(options);
    for (const line of lines) input.write(`${line}\n`);
    setImmediate(() => setImmediate(() => {
      console.log(`-- ${title}`);
      for (const text of texts) server.complete(text, (err, found) => console.log(text, err, found));
      server.once('exit', resolve);
      server.close();
    }));
  });
}

const file = path.join(os.tmpdir(), `repl-cases-${process.pid}.js`);

(async () => {
  await session('values', ['1 + 1', 'const a = { b: [1, 2] }', 'a', '{ c: 3, d: 4 }', '{}', '"text"', 'undefined', 'null', '_', '_ = 5', '_ + 1']);
  await session('functions and classes', ['function f(x) { return x * 2 }', 'f(4)', 'class C { x = 1 }', 'new C()', 'let y; y = f', 'y.name']);
  await session('errors', [
    'x', 'throw new RangeError("far")', 'throw null', 'throw { a: 1 }', '_error', 'let 1', '(() => { throw new Error("deep") })()',
    'void Promise.reject(new Error("later")).catch((e) => e.message)', 'var z = 3', 'z',
  ]);
  await session('awaiting', ['await Promise.resolve(7)', 'const w = await 8', 'w', 'await Promise.reject(new TypeError("no"))', 'for await (const v of [9]) console.log(v)']);
  await session('own console', ['console.log("to", "output")', 'global === globalThis', 'typeof require("fs").readFile', 'module.id', 'os.EOL']);
  await session('no undefined', ['undefined', 'void 0', '5'], { ignoreUndefined: true });
  await session('global', ['globalThis.fromRepl = 6', 'fromRepl'], { useGlobal: true });
  console.log(globalThis.fromRepl);
  await session('strict', ['unknown = 3', 'let known = 3', 'known'], { replMode: repl.REPL_MODE_STRICT });
  await session('own evaluator', ['some text', 'bad'], {
    eval: (code, context, name, callback) => (code === 'bad\n' ? callback(new Error('bad text')) : callback(null, code.trim())),
    writer: (value) => `<${value}>`,
  });
  await session('commands', ['.unknown', '.help', 'var kept = 1', '.clear', 'typeof kept', '.break']);
  await session('saving', ['let saved = 1', 'saved + 1', `.save ${file}`]).then(() => {}, console.log);
  console.log(fs.readFileSync(file, 'utf8').replace(file, 'FILE'));
  fs.unlinkSync(file);
  await session('loading what is not there', ['.load nothing-here.js', '.save', '.load']);
  await complete('completions', ['const obj = { one: 1, only: 2, get costly() { throw 1 } }'],
    ['obj.on', 'obj.costly.x', '.he', 'nothing.x', 'obj.one.toFix', '"text".padS', '[1].fl']);
})();
