'use strict';

// run(): the events of files in processes of their own.

const path = require('path');
const { run } = require('node:test');

for (const options of [{ files: 1 }, { concurrency: 'x' }, { timeout: 'y' }, { signal: 1 }, { only: 1 }, { setup: 1 },
  { shard: 1 }, { shard: { index: 3, total: 2 } }]) {
  try {
    run(options);
  } catch ({ code, message }) {
    console.log(Object.keys(options)[0], code, message);
  }
}

const files = ['mixed.js', 'throws.js'].map((name) => path.join(__dirname, 'test-runner', name));
const names = (name) => path.basename(name);
const lines = [];
const stream = run({ files, concurrency: 2 });
stream.on('test:pass', ({ name, nesting, skip }) => lines.push(['pass', names(name), nesting, skip]));
stream.on('test:fail', ({ name, nesting, todo, details: { error } }) =>
  lines.push(['fail', names(name), nesting, todo, error.failureType, error.cause?.name ?? error.cause]));
stream.on('test:plan', ({ count, nesting }) => lines.push(['plan', count, nesting]));
stream.on('test:stdout', ({ message }) => lines.push(['stdout', message]));
stream.on('test:diagnostic', ({ message }) => {
  if (!message.startsWith('duration_ms')) lines.push(['diagnostic', message]);
});
stream.on('end', () => { for (const line of lines) console.log(...line); });
stream.resume();
