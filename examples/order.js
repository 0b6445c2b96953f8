'use strict';

// The order of ticks, microtasks, timers, immediates, close events and I/O, for CommonJS.

const fs = require('node:fs');
const net = require('node:net');

const log = (text) => console.log(text);

function ticksAndMicrotasks(where) {
  Promise.resolve().then(() => log(`${where}: microtask 1`)).then(() => log(`${where}: microtask 2`));
  queueMicrotask(() => process.nextTick(() => log(`${where}: tick from a microtask`)));
  process.nextTick(() => {
    log(`${where}: tick 1`);
    process.nextTick(() => log(`${where}: tick 2`));
    Promise.resolve().then(() => log(`${where}: microtask from a tick`));
  });
}

const steps = [
  function mainScript(next) {
    ticksAndMicrotasks('main');
    setTimeout(next, 5);
  },
  function eachTimer(next) {
    // Ticks and microtasks drain between two timers of one list.
    setTimeout(() => {
      log('timer A');
      process.nextTick(() => log('tick of A'));
      Promise.resolve().then(() => log('microtask of A'));
    }, 1);
    setTimeout(() => log('timer B'), 1);
    setTimeout(next, 10);
  },
  function eachImmediate(next) {
    setImmediate(() => {
      log('immediate A');
      process.nextTick(() => log('tick of immediate A'));
      setImmediate(() => log('immediate of an immediate: next turn'));
    });
    setImmediate(() => log('immediate B'));
    setImmediate(() => setImmediate(() => setImmediate(next)));
  },
  function insideIo(next) {
    fs.stat(__filename, () => {
      ticksAndMicrotasks('I/O');
      setTimeout(() => log('I/O: timeout'), 0);
      setImmediate(() => log('I/O: immediate'));
      setTimeout(next, 10);
    });
  },
  function delays(next) {
    for (const delay of [0, 1, 1.9, -5, NaN]) setTimeout(log, delay, `delay ${delay} keeps its place`);
    setTimeout(next, 10);
  },
  function interval(next) {
    let count = 0;
    const interval = setInterval(() => {
      log(`interval ${++count}`);
      if (count < 3) return;
      clearInterval(interval);
      setTimeout(next, 5);
    }, 2);
  },
  function refresh(next) {
    let fired = 0;
    const timeout = setTimeout(() => {
      log(`fired ${++fired}`);
      if (fired < 3) timeout.refresh();
      else next();
    }, 2);
  },
  function rejections(next) {
    process.once('unhandledRejection', (reason) => log(`unhandledRejection: ${reason}`));
    setImmediate(() => {
      Promise.reject('no handler');
      process.nextTick(() => log('tick before the rejection is told'));
      Promise.resolve().then(() => log('microtask before the rejection is told'));
    });
    setImmediate(() => log('immediate after the rejection was told'));
    setTimeout(next, 10);
  },
  function closeEvents(next) {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      server.close(() => log('server closed'));
      setImmediate(() => log('immediate before close'));
      setTimeout(next, 50);
    });
  },
  function starving(next) {
    // Recursive ticks hold everything back; recursive immediates do not.
    let ticks = 0;
    let immediates = 0;
    setTimeout(() => log(`timer after ${ticks} ticks`), 1);
    process.nextTick(function again() {
      if (++ticks < 1000) process.nextTick(again);
    });
    setImmediate(function again() {
      if (++immediates < 50) setImmediate(again);
      else next();
    });
  },
];

(function run(i) {
  if (i === steps.length) return;
  log(`--- ${steps[i].name}`);
  steps[i](() => run(i + 1));
})(0);
