'use strict';

// A worker's heap: its limit, and what its parent may ask about it.

const { Worker, resourceLimits } = require('worker_threads');

console.log(resourceLimits);

const full = new Worker('const held = []; setInterval(() => { for (let i = 0; i < 1e4; i++) held.push({ i, of: [i] }); }, 0);', {
  eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 },
});
full.on('error', ({ code, message }) => console.log(code, message));
full.on('exit', (code) => {
  console.log('exit', code, full.resourceLimits);
  look();
});

function look() {
  const worker = new Worker('require("worker_threads").parentPort.once("message", () => {});', {
    eval: true, resourceLimits: { maxOldGenerationSizeMb: 64, stackSizeMb: 2 },
  });
  worker.on('online', async () => {
    console.log(worker.resourceLimits.maxOldGenerationSizeMb, worker.resourceLimits.stackSizeMb);
    let length = 0;
    for await (const piece of await worker.getHeapSnapshot()) length += piece.length;
    console.log('snapshot', length > 0);
    worker.postMessage('end');
  });
  worker.on('exit', (code) => {
    console.log('exit', code);
    worker.getHeapSnapshot().catch((error) => console.log(error.code, error.message));
  });
}
