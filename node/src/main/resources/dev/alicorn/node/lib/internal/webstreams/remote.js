'use strict';
// Streams that went to another thread: a channel joins the stream here with the one that stands for it there.
// https://streams.spec.whatwg.org/#transferrable-streams

const { DOMException } = require('internal/dom_exception');
const { ReadableStream, TransformStream, WritableStream } = require('internal/webstreams/core');
const { MessageChannel } = require('internal/worker/message_port');

function refuseLocked(stream, name) {
  if (stream.locked) throw new DOMException(`Cannot transfer a locked ${name}`, 'DataCloneError');
}

/** A new channel's far port; what comes from there is answered by the function of its kind. */
function serve(answers) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { kind, value } }) => answers[kind](port1, value);
  return port2;
}

function end(port, kind, value) {
  port.postMessage({ kind, value });
  port.close();
}

/** Sends the chunk; one that cannot be cloned ends both streams. */
function sendChunk(port, value, onRefused) {
  try {
    port.postMessage({ kind: 'chunk', value });
  } catch (err) {
    onRefused(err);
    end(port, 'error', err);
  }
}

function openReadable(stream) {
  refuseLocked(stream, 'ReadableStream');
  const reader = stream.getReader();
  return serve({
    pull(port) {
      reader.read().then(({ done, value }) => {
        if (done) end(port, 'close');
        else sendChunk(port, value, (err) => reader.cancel(err));
      }, (err) => end(port, 'error', err));
    },
    cancel(port, reason) {
      reader.cancel(reason).then(() => end(port, 'done'), (err) => end(port, 'error', err));
    },
  });
}

function openWritable(stream) {
  refuseLocked(stream, 'WritableStream');
  const writer = stream.getWriter();
  const answerWith = (port, promise) => promise.then(() => end(port, 'done'), (err) => end(port, 'error', err));
  return serve({
    chunk(port, value) {
      writer.write(value).then(() => port.postMessage({ kind: 'done' }), (err) => end(port, 'error', err));
    },
    close: (port) => answerWith(port, writer.close()),
    abort: (port, reason) => answerWith(port, writer.abort(reason)),
  });
}

/** `{ name, data, ports }` of a stream: see internal/worker/transferable. */
function takeApart(stream) {
  if (stream instanceof TransformStream) {
    refuseLocked(stream.readable, 'ReadableStream');
    refuseLocked(stream.writable, 'WritableStream');
    const readable = openReadable(stream.readable);
    const writable = openWritable(stream.writable);
    return { name: 'TransformStream', data: { readable, writable }, ports: [readable, writable] };
  }
  const name = stream instanceof ReadableStream ? 'ReadableStream' : 'WritableStream';
  const port = stream instanceof ReadableStream ? openReadable(stream) : openWritable(stream);
  return { name, data: { port }, ports: [port] };
}

/** Asks through a port: resolves with the answer's `{ kind, value }`, rejects with an error's value. Answers come in order. */
function asker(port) {
  const pending = [];
  port.onmessage = ({ data }) => {
    const { resolve, reject } = pending.shift();
    if (pending.length === 0) port.unref();
    if (data.kind === 'error') reject(data.value);
    else resolve(data);
  };
  port.unref(); // only who waits for an answer stays alive
  return (kind, value) => {
    const deferred = Promise.withResolvers();
    port.postMessage({ kind, value });
    pending.push(deferred);
    port.ref();
    return deferred.promise;
  };
}

function receiveReadable(port) {
  const ask = asker(port);
  return new ReadableStream({
    async pull(controller) {
      const { kind, value } = await ask('pull');
      if (kind === 'close') controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => ask('cancel', reason).then(() => {}),
  }, { highWaterMark: 0 });
}

function receiveWritable(port) {
  const ask = asker(port);
  return new WritableStream({
    write: (chunk) => ask('chunk', chunk).then(() => {}),
    close: () => ask('close').then(() => {}),
    abort: (reason) => ask('abort', reason).then(() => {}),
  });
}

function receivePair(readable, writable) {
  const pair = new TransformStream();
  pair._readable = receiveReadable(readable);
  pair._writable = receiveWritable(writable);
  return pair;
}

module.exports = { receivePair, receiveReadable, receiveWritable, takeApart };
