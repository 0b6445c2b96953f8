// The order of ticks and microtasks in an ES module: microtasks come first, because its evaluation is one.

import { readFile } from 'node:fs/promises';
import { stat } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('microtask'));
queueMicrotask(() => console.log('queued microtask'));
console.log('module body');

await null;
console.log('after await');

await sleep(2);
console.log('after a timer');
process.nextTick(() => console.log('tick after the timer'));
await Promise.resolve();
console.log('microtask after the timer');

const text = await readFile(new URL(import.meta.url), 'utf8');
console.log('read itself:', text.startsWith('// The order'));

await new Promise((resolve) => {
  stat(new URL(import.meta.url), () => {
    setTimeout(() => { console.log('timeout'); resolve(); }, 0);
    setImmediate(() => console.log('immediate'));
    process.nextTick(() => console.log('tick in I/O'));
    Promise.resolve().then(() => console.log('microtask in I/O'));
  });
});

const { default: path, join } = await import('node:path');
console.log('imported', path.join === join);
