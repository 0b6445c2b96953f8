'use strict';

// Why an API should call back on the next tick and never at once.

const { EventEmitter } = require('node:events');
const net = require('node:net');

let bar;
function callsAtOnce(callback) { callback(); }
function callsNextTick(callback) { process.nextTick(callback); }

callsAtOnce(() => console.log('at once, bar is', bar));
callsNextTick(() => console.log('next tick, bar is', bar));
bar = 1;

function apiCall(arg, callback) {
  if (typeof arg !== 'string') {
    return process.nextTick(callback, new TypeError('argument should be string'));
  }
  return process.nextTick(callback, null, arg);
}

apiCall(1, (err) => console.log('the argument error arrives later:', err.message));
console.log('the main script goes on');

// A listener that is added after listen() still hears of it.
const server = net.createServer().listen(0, '127.0.0.1');
server.on('listening', () => {
  console.log('listening was heard');
  server.close();
});

// So does one of an event that a constructor emits.
class Early extends EventEmitter {
  constructor() {
    super();
    process.nextTick(() => this.emit('ready'));
  }
}
new Early().on('ready', () => console.log('ready was heard'));
