'use strict';

// In the main script the two are not ordered; inside an I/O callback the immediate always comes first.

const fs = require('node:fs');

const ROUNDS = 1000;
let immediateFirst = 0;

function round(left) {
  if (left === 0) {
    console.log(`inside an fs callback: immediate first ${immediateFirst} of ${ROUNDS} times`);
    return;
  }
  fs.stat(__filename, () => {
    const order = [];
    const done = (name) => {
      if (order.push(name) < 2) return;
      if (order[0] === 'immediate') immediateFirst++;
      round(left - 1);
    };
    setTimeout(done, 0, 'timeout');
    setImmediate(done, 'immediate');
  });
}

const seen = [];
setTimeout(() => seen.push('timeout'), 0);
setImmediate(() => {
  seen.push('immediate');
  setTimeout(() => {
    console.log('in the main script both came:', seen.sort().join(' and '));
    round(ROUNDS);
  }, 5);
});
