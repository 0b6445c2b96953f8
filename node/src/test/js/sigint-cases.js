'use strict';
// breakOnSigint: a signal stops a script, and listeners hear of those that come afterwards only.

const vm = require('vm');

globalThis.kill = () => process.kill(process.pid, 'SIGINT');

function interrupt(name, run) {
  try {
    run();
  } catch (err) {
    console.log(name, err.name, err.code, err.message);
  }
}

const code = 'kill(); for (;;);';
const options = { breakOnSigint: true };
interrupt('this', () => vm.runInThisContext(code, options));
interrupt('new', () => vm.runInNewContext(code, { kill }, options));
interrupt('script', () => new vm.Script(code).runInContext(vm.createContext({ kill }), options));
interrupt('with a time limit', () => vm.runInThisContext(code, { ...options, timeout: 60_000 }));
console.log(vm.runInThisContext('1 + 1', options));

process.once('SIGINT', (signal) => console.log('heard', signal));
interrupt('with a listener', () => vm.runInThisContext(code, options));
setImmediate(() => {
  console.log('listeners', process.listenerCount('SIGINT'));
  kill();
  const alive = setInterval(() => {
    if (process.listenerCount('SIGINT') === 0) clearInterval(alive);
  }, 1);
});
