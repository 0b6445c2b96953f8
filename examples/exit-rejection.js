'use strict';

// A promise that rejects without a handler ends the process with code 1; one that is handled in time does not.

process.on('exit', (code) => console.log('exit', code));
const late = Promise.reject(new Error('handled in time'));
process.nextTick(() => late.catch((err) => console.log(err.message)));
setTimeout(() => {
  Promise.reject(new Error('nobody handles this'));
  setImmediate(() => console.log('never seen'));
}, 1);
