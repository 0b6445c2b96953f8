'use strict';

// An uncaught error: 'exit' is emitted with code 1, the error is printed to stderr, later timers never fire.

process.on('exit', (code) => console.log('exit', code, process.exitCode));
process.on('uncaughtExceptionMonitor', (err, origin) => console.log('seen by the monitor:', err.message, origin));
process.on('beforeExit', () => console.log('never seen'));
setTimeout(() => console.log('never seen'), 10_000);
setTimeout(() => {
  process.nextTick(() => console.log('never seen'));
  throw new TypeError('nobody catches this');
}, 1);
