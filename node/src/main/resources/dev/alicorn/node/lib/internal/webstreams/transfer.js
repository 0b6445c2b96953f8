'use strict';
// Streams that go along with a clone. What passes through is cloned chunk by chunk, and the original stays locked until
// it is over. https://streams.spec.whatwg.org/#transferrable-streams

const { ReadableStream, TransformStream, WritableStream } = require('internal/webstreams/core');
const { DOMException } = require('internal/dom_exception');
const { structuredClone } = require('internal/structured_clone');

function refuseLocked(stream, name) {
  if (stream.locked) throw new DOMException(`Cannot transfer a locked ${name}`, 'DataCloneError');
}

async function cancelWith(reader, err) {
  await reader.cancel(err);
  throw err;
}

function transferReadable(stream) {
  refuseLocked(stream, 'ReadableStream');
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) {
        reader.releaseLock();
        controller.close();
        return;
      }
      try {
        controller.enqueue(structuredClone(value));
      } catch (err) {
        await cancelWith(reader, err);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  }, { highWaterMark: 0 });
}

function transferWritable(stream) {
  refuseLocked(stream, 'WritableStream');
  const writer = stream.getWriter();
  return new WritableStream({
    start(controller) {
      writer.closed.catch((err) => controller.error(err));
    },
    write: (chunk) => writer.write(structuredClone(chunk)),
    async close() {
      await writer.close();
      await writer.closed; // released earlier, it would fail
      writer.releaseLock();
    },
    abort: (reason) => writer.abort(reason),
  });
}

function transferPair(stream) {
  refuseLocked(stream.readable, 'ReadableStream');
  refuseLocked(stream.writable, 'WritableStream');
  const moved = new TransformStream();
  moved._readable = transferReadable(stream.readable);
  moved._writable = transferWritable(stream.writable);
  return moved;
}

const TRANSFERS = [
  [ReadableStream, transferReadable], [WritableStream, transferWritable], [TransformStream, transferPair],
];

/** What moves the value, a function of it; undefined if it is no stream. */
function transferOf(value) {
  return TRANSFERS.find(([Class]) => value instanceof Class)?.[1];
}

module.exports = { transferOf };
