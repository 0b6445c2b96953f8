'use strict';

// Atomics.waitAsync: what waits is told at once, by its own thread and by others, and keeps no loop alive.

const { Worker, workerData } = require('worker_threads');

const WAITS = 0;
const ANSWERS = 1;
const TIMES_OUT = 2;
const FOREVER = 3;

if (workerData) {
  const cells = new Int32Array(workerData);
  const { async: isAsync, value } = Atomics.waitAsync(cells, WAITS, 0);
  const alive = setInterval(() => {}, 1 << 30);
  value.then((how) => {
    console.log('worker:', isAsync, how, Atomics.load(cells, WAITS));
    clearInterval(alive);
    Atomics.store(cells, ANSWERS, 1);
    Atomics.notify(cells, ANSWERS);
  });
  Atomics.store(cells, ANSWERS, -1);
  Atomics.notify(cells, ANSWERS);
} else {
  main();
}

async function main() {
  const cells = new Int32Array(new SharedArrayBuffer(16));
  console.log(Atomics.waitAsync(cells, WAITS, 7), Atomics.waitAsync(cells, WAITS, 0, 0));
  console.log(Atomics.notify(cells, WAITS), Atomics.notify.length, Atomics.waitAsync.length);
  try {
    Atomics.waitAsync(new Int32Array(4), 0, 0);
  } catch (err) {
    console.log(err.name);
  }
  const ready = Atomics.waitAsync(cells, ANSWERS, 0).value;
  const worker = new Worker(__filename, { workerData: cells.buffer });
  const ended = new Promise((resolve) => { worker.on('exit', resolve); });
  console.log('worker waits:', await ready);
  const answered = Atomics.waitAsync(cells, ANSWERS, -1).value;
  Atomics.store(cells, WAITS, 5);
  console.log('woken:', Atomics.notify(cells, WAITS));
  console.log('answered:', await answered);
  console.log('ended:', await ended);
  const alive = setInterval(() => {}, 1 << 30);
  console.log(await Atomics.waitAsync(cells, TIMES_OUT, 0, 5).value);
  clearInterval(alive);
  Atomics.waitAsync(cells, FOREVER, 0).value.then(() => console.log('never'));
  process.on('exit', () => console.log('exit'));
}
