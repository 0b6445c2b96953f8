'use strict';
// What moves with messages beside buffers and ports: signals, file handles, streams.

const fs = require('fs');
const util = require('util');
const { MessageChannel, Worker, receiveMessageOnPort } = require('worker_threads');

const attempt = (what, run) => {
  try {
    console.log(what, run());
  } catch (err) {
    console.log(what, err.name, err.code, err.message);
  }
};

/** Sends the value, with itself in the transfer list, through a channel of this thread. */
function pass(value) {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage({ value }, [value]);
  const { message } = receiveMessageOnPort(port2);
  port1.close();
  return message.value;
}

async function inWorker(code, workerData, transferList) {
  const worker = new Worker(`const { workerData, parentPort } = require('worker_threads');
    const say = (text) => parentPort.postMessage(text);
    (async () => { ${code} })();`, { eval: true, workerData, transferList });
  const heard = [];
  worker.on('message', (text) => {
    heard.push(text);
    worker.emit(text);
  });
  const ended = new Promise((resolve) => worker.once('exit', (code) => resolve([...heard, code])));
  return { worker, ended };
}

async function signals() {
  attempt('no signal', () => util.transferableAbortSignal({}));
  attempt('nothing', () => util.transferableAbortSignal());
  const controller = util.transferableAbortController();
  const moved = structuredClone(controller.signal, { transfer: [controller.signal] });
  console.log('moved', moved instanceof AbortSignal, moved.aborted, moved === controller.signal);
  const aborted = new Promise((resolve) => { moved.onabort = resolve; });
  controller.abort('why');
  console.log((await aborted).type, moved.reason, controller.signal.reason);
  const over = util.transferableAbortSignal(AbortSignal.abort('before'));
  console.log('over', pass(over).reason);
  const { signal } = Object.assign(controller, util.transferableAbortController());
  const other = util.transferableAbortController();
  const { worker, ended } = await inWorker(`workerData.onabort = () => { say('reason ' + workerData.reason); parentPort.close(); };
    parentPort.on('message', () => {}); say('ready');`, other.signal, [other.signal]);
  worker.on('ready', () => other.abort('from here'));
  console.log('worker', await ended, signal.aborted);
}

async function handles() {
  const handle = await fs.promises.open(__filename);
  const reading = handle.stat();
  attempt('in use', () => pass(handle));
  await reading;
  const moved = pass(handle);
  console.log('left', handle.fd, await handle.stat().catch((err) => err.code), 'arrived', moved.fd > 0);
  const { ended } = await inWorker(`const text = await workerData.readFile('utf8');
    say(text.slice(0, 12)); await workerData.close();`, moved, [moved]);
  console.log('worker', await ended, moved.fd);
}

async function streams() {
  const source = () => new ReadableStream({
    start(controller) {
      controller.enqueue('a');
      controller.enqueue({ b: 1 });
      controller.close();
    },
  });
  const chunks = [];
  for await (const chunk of pass(source())) chunks.push(chunk);
  console.log('readable', chunks);
  const readable = source();
  const { ended } = await inWorker('for await (const chunk of workerData) say(JSON.stringify(chunk));', readable, [readable]);
  console.log('worker', await ended);
  const failing = new ReadableStream({ start: (controller) => controller.error('broken') });
  const failed = await inWorker('await workerData.getReader().read().catch((err) => say("failed " + err));', failing, [failing]);
  console.log('worker', await failed.ended);
  const written = [];
  const sink = new WritableStream({
    write: (chunk) => { written.push(chunk); },
    close: () => { written.push('end'); },
  });
  const writing = await inWorker(`const writer = workerData.getWriter();
    await writer.write('x'); await writer.write([1]); await writer.close(); say('written');`, sink, [sink]);
  console.log('worker', await writing.ended, written);
  const pair = new TransformStream({ transform: (chunk, controller) => controller.enqueue(chunk + chunk) });
  const passing = await inWorker(`const writer = workerData.writable.getWriter();
    writer.write('ab'); writer.close();
    for await (const chunk of workerData.readable) say(chunk);`, pair, [pair]);
  console.log('worker', await passing.ended);
}

async function ports() {
  const { port1, port2 } = new MessageChannel();
  const moved = structuredClone(port1, { transfer: [port1] });
  moved.postMessage('through');
  console.log(receiveMessageOnPort(port2));
  moved.close();
}

(async () => {
  for (const part of [signals, handles, streams, ports]) await part();
})();
