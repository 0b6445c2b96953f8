'use strict';

// A timer is due no earlier than asked, and later when the loop is busy: a read that takes 95 ms, a callback that keeps
// the loop busy for 10 ms, and a 100 ms timer that therefore fires at about 105 ms.

const start = performance.now();

setTimeout(() => {
  const after = performance.now() - start;
  console.log('timer fired', after >= 100 ? 'after 100 ms or more' : `too early: ${after}`);
  console.log('it waited for the callback:', callbackDone);
  if (process.argv.includes('--time')) console.log(`${after.toFixed(1)} ms`);
}, 100);

let callbackDone = false;

someAsyncOperation(() => {
  const from = performance.now();
  while (performance.now() - from < 10);
  callbackDone = true;
  console.log('callback done');
});

/** Stands for a read that is over after 95 ms. */
function someAsyncOperation(callback) {
  const from = performance.now();
  require('node:fs').readFile(__filename, function again() {
    if (performance.now() - from < 94) setImmediate(again);
    else callback();
  });
}
