'use strict';
// Prints how ports in contexts of vm behave, and what comes of thrown values that are no objects.
const vm = require('vm');
const { MessageChannel, MessagePort, Worker, moveMessagePortToContext } = require('worker_threads');

function attempt(name, action) {
  try {
    console.log(name, action());
  } catch (err) {
    console.log(name, err.name, err.code, err.message);
  }
}

attempt('no port', () => moveMessagePortToContext({}, vm.createContext()));
attempt('no context', () => moveMessagePortToContext(new MessageChannel().port1, {}));
attempt('nothing', () => moveMessagePortToContext(new MessageChannel().port1));

const { port1, port2 } = new MessageChannel();
const context = vm.createContext({ console, MessagePort });
context.port = moveMessagePortToContext(port1, context);
vm.runInContext(`
  console.log(port instanceof MessagePort, port.constructor.name, typeof port.on, typeof port.addEventListener, port.onmessage);
  port.onmessage = ({ data, ports }) => {
    console.log(data.text, ports.length, ports[0] === data.other, data.other instanceof MessagePort);
    port.postMessage('answer');
  };
  port.start();
`, context);
port2.on('message', (message) => {
  console.log(message);
  other.port2.close();
  port2.close(() => thrown());
});
const other = new MessageChannel();
port2.postMessage({ text: 'hello', other: other.port1 }, [other.port1]);

const CODES = ['throw null', 'throw undefined', 'throw 5', 'throw Symbol("a")', 'setTimeout(() => { throw null; })',
  'process.on("uncaughtException", (err) => require("worker_threads").parentPort.postMessage(err)); throw null'];

async function thrown() {
  for (const code of CODES) {
    await new Promise((resolve) => {
      const worker = new Worker(code, { eval: true });
      worker.on('error', (err) => console.log(code, 'error', err));
      worker.on('message', (message) => console.log('caught', message));
      worker.on('exit', (exitCode) => {
        console.log('exit', exitCode);
        resolve();
      });
    });
  }
  const started = [1, 2, 3].map(() => new Worker('setInterval(() => {}, 1000)', { eval: true }));
  console.log((await Promise.all(started.map((worker) => worker.terminate()))).length);
}

process.once('uncaughtException', (err) => console.log('main', err));
setImmediate(() => { throw null; });
