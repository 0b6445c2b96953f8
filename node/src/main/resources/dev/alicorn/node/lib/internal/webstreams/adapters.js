'use strict';
// Node's streams as web streams, and the other way round.

const process = require('process');
const { Buffer } = require('buffer');
const {
  AbortError, codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_STREAM_PREMATURE_CLOSE },
} = require('internal/errors');
const { validateBoolean, validateObject, validateOneOf } = require('internal/validators');
const { destroyer } = require('internal/streams/destroy');
const eos = require('internal/streams/end-of-stream');
const {
  isDestroyed, isReadable, isReadableStream, isWritable, isWritableEnded, isWritableStream,
} = require('internal/streams/utils');

const web = () => require('internal/webstreams/core');
const nop = () => {};

// What a callback of a Node stream throws must not become a rejection of the web stream's.
const throwLater = (err) => process.nextTick(() => { throw err; });

/** Calls `callback` as the end of a promise; what it throws goes to `onThrow`. */
function settleWith(callback, onThrow) {
  return (err) => {
    try {
      callback(err);
    } catch (thrown) {
      onThrow(thrown);
    }
  };
}

const asAbort = (err) => (err?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? new AbortError(undefined, { cause: err }) : err);

/** Calls `callback(err)` at a Node stream's end, after which no error of an odd stream disturbs anybody. */
function watchEnd(stream, callback) {
  const cleanup = eos(stream, (err) => {
    cleanup();
    stream.on('error', nop);
    callback(asAbort(err));
  });
}

function readableStrategy(stream, options) {
  if (options.strategy) return options.strategy;
  if (options.type === 'bytes') return { highWaterMark: stream.readableHighWaterMark };
  const { ByteLengthQueuingStrategy, CountQueuingStrategy } = web();
  const highWaterMark = stream.readableHighWaterMark;
  return stream.readableObjectMode
    ? new CountQueuingStrategy({ highWaterMark })
    : new ByteLengthQueuingStrategy({ highWaterMark });
}

function newReadableStreamFromStreamReadable(streamReadable, options = {}) {
  if (typeof streamReadable?._readableState !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', streamReadable);
  }
  validateObject(options, 'options');
  if (options.type !== undefined) validateOneOf(options.type, 'options.type', ['bytes', undefined]);
  const { ReadableStream } = web();
  if (isDestroyed(streamReadable) || !isReadable(streamReadable)) {
    const readable = new ReadableStream({ type: options.type });
    readable.cancel();
    return readable;
  }
  return new ReadableStream(readableSource(streamReadable, options.type), readableStrategy(streamReadable, options));
}

function readableSource(stream, type) {
  const objectMode = stream.readableObjectMode;
  let controller;
  let canceled = false;
  const onData = (chunk) => {
    // A copy: the buffer may be part of a pool, and the reader may transfer what it gets.
    if (Buffer.isBuffer(chunk) && !objectMode) chunk = new Uint8Array(chunk);
    controller.enqueue(chunk);
    if (controller.desiredSize <= 0) stream.pause();
  };
  stream.pause();
  watchEnd(stream, (err) => {
    if (err) controller.error(err);
    else if (!canceled) closeReadable(controller);
  });
  stream.on('data', onData);
  return {
    ...(type && { type }),
    start(given) {
      controller = given;
    },
    pull() {
      stream.resume();
    },
    cancel(reason) {
      canceled = true;
      destroyer(stream, reason);
    },
  };
}

function closeReadable(controller) {
  controller.close();
  controller.byobRequest?.respond(0);
}

function readOptions(options) {
  validateObject(options, 'options');
  const { encoding, objectMode = false } = options;
  if (encoding !== undefined && !Buffer.isEncoding(encoding)) {
    throw new ERR_INVALID_ARG_VALUE('options.encoding', encoding);
  }
  validateBoolean(objectMode, 'options.objectMode');
  return objectMode;
}

/** The readable methods of a Node stream over a web reader. */
function readerMethods(reader, target) {
  let closed = false;
  reader.closed.then(() => { closed = true; }, (err) => {
    closed = true;
    destroyer(target(), err);
  });
  return {
    isClosed: () => closed,
    read() {
      reader.read().then(({ done, value }) => {
        target().push(done ? null : value);
      }, (err) => destroyer(target(), err));
    },
  };
}

function newStreamReadableFromReadableStream(readableStream, options = {}) {
  if (!isReadableStream(readableStream)) {
    throw new ERR_INVALID_ARG_TYPE('readableStream', 'ReadableStream', readableStream);
  }
  const objectMode = readOptions(options);
  const { highWaterMark, encoding, signal } = options;
  const reader = readableStream.getReader();
  const source = readerMethods(reader, () => readable);
  const { Readable } = require('stream');
  const readable = new Readable({
    objectMode,
    highWaterMark,
    encoding,
    signal,
    read: source.read,
    destroy(err, callback) {
      const done = settleWith(() => callback(err), throwLater);
      if (source.isClosed()) done();
      else reader.cancel(err).then(done, done);
    },
  });
  return readable;
}

function newWritableStreamFromStreamWritable(streamWritable) {
  // An OutgoingMessage is no Writable, but passes for one.
  if (typeof streamWritable?.write !== 'function' || typeof streamWritable.on !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', streamWritable);
  }
  const { CountQueuingStrategy, WritableStream } = web();
  if (isDestroyed(streamWritable) || !isWritable(streamWritable)) {
    const writable = new WritableStream();
    writable.close();
    return writable;
  }
  const highWaterMark = streamWritable.writableHighWaterMark;
  const strategy = streamWritable.writableObjectMode ? new CountQueuingStrategy({ highWaterMark }) : { highWaterMark };
  return new WritableStream(writableSink(streamWritable), strategy);
}

function writableSink(stream) {
  let controller;
  let drained; // settles when the stream has room again
  let closed; // settles when the stream, told to end, has ended
  watchEnd(stream, (err) => {
    if (err != null) {
      drained?.reject(err);
      closed?.reject(err);
      closed = undefined;
      controller.error(err);
    } else if (closed !== undefined) {
      closed.resolve();
      closed = undefined;
    } else {
      controller.error(new AbortError());
    }
  });
  stream.on('drain', () => drained?.resolve());
  return {
    start(given) {
      controller = given;
    },
    write(chunk) {
      if (stream.write(chunk) && !stream.writableNeedDrain) return undefined;
      drained = Promise.withResolvers();
      return drained.promise.finally(() => { drained = undefined; });
    },
    abort(reason) {
      destroyer(stream, reason);
    },
    close() {
      if (closed !== undefined || isWritableEnded(stream)) return undefined;
      closed = Promise.withResolvers();
      stream.end();
      return closed.promise;
    },
  };
}

function toChunk(chunk, encoding, { decodeStrings = true, objectMode = false }) {
  if (typeof chunk !== 'string' || !decodeStrings || objectMode) return chunk;
  return new Uint8Array(Buffer.from(chunk, encoding));
}

/** The writable methods of a Node stream over a web writer. */
function writerMethods(writer, options, target) {
  let closed = false;
  writer.closed.then(() => {
    closed = true;
    // Closed by the other side while we would still write.
    if (!isWritableEnded(target())) destroyer(target(), new ERR_STREAM_PREMATURE_CLOSE());
  }, (err) => {
    closed = true;
    destroyer(target(), err);
  });
  const destroyLater = (err) => process.nextTick(() => destroyer(target(), err));
  return {
    isClosed: () => closed,
    writev(chunks, callback) {
      const done = settleWith(callback, destroyLater);
      const write = ({ chunk, encoding }) => writer.write(toChunk(chunk, encoding, options));
      writer.ready.then(() => Promise.all(chunks.map(write))).then(() => done(), done);
    },
    write(chunk, encoding, callback) {
      const done = settleWith(callback, (err) => destroyer(target(), err));
      writer.ready.then(() => writer.write(toChunk(chunk, encoding, options))).then(() => done(), done);
    },
    final(callback) {
      if (closed) return;
      const done = settleWith(callback, destroyLater);
      writer.close().then(() => done(), done);
    },
  };
}

function newStreamWritableFromWritableStream(writableStream, options = {}) {
  if (!isWritableStream(writableStream)) {
    throw new ERR_INVALID_ARG_TYPE('writableStream', 'WritableStream', writableStream);
  }
  validateObject(options, 'options');
  const { highWaterMark, decodeStrings = true, objectMode = false, signal } = options;
  validateBoolean(objectMode, 'options.objectMode');
  validateBoolean(decodeStrings, 'options.decodeStrings');
  const writer = writableStream.getWriter();
  const sink = writerMethods(writer, options, () => writable);
  const { Writable } = require('stream');
  const writable = new Writable({
    highWaterMark,
    objectMode,
    decodeStrings,
    signal,
    writev: sink.writev,
    write: sink.write,
    final: sink.final,
    destroy(err, callback) {
      const done = settleWith(() => callback(err), throwLater);
      if (sink.isClosed()) done();
      else if (err != null) writer.abort(err).then(done, done);
      else writer.close().then(done, done);
    },
  });
  return writable;
}

function newReadableWritablePairFromDuplex(duplex, options = {}) {
  if (typeof duplex?._writableState !== 'object' || typeof duplex?._readableState !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('duplex', 'stream.Duplex', duplex);
  }
  validateObject(options, 'options');
  const { ReadableStream, WritableStream } = web();
  const { type } = options;
  if (isDestroyed(duplex)) {
    const writable = new WritableStream();
    const readable = new ReadableStream({ type });
    writable.close();
    readable.cancel();
    return { readable, writable };
  }
  const writable = isWritable(duplex) ? newWritableStreamFromStreamWritable(duplex) : new WritableStream();
  if (!isWritable(duplex)) writable.close();
  const readable = isReadable(duplex)
    ? newReadableStreamFromStreamReadable(duplex, { type })
    : new ReadableStream({ type });
  if (!isReadable(duplex)) readable.cancel();
  return { writable, readable };
}

function newStreamDuplexFromReadableWritablePair(pair = {}, options = {}) {
  validateObject(pair, 'pair');
  const { readable: readableStream, writable: writableStream } = pair;
  if (!isReadableStream(readableStream)) {
    throw new ERR_INVALID_ARG_TYPE('pair.readable', 'ReadableStream', readableStream);
  }
  if (!isWritableStream(writableStream)) {
    throw new ERR_INVALID_ARG_TYPE('pair.writable', 'WritableStream', writableStream);
  }
  const objectMode = readOptions(options);
  const { allowHalfOpen = false, encoding, decodeStrings = true, highWaterMark, signal } = options;
  const writer = writableStream.getWriter();
  const reader = readableStream.getReader();
  const sink = writerMethods(writer, options, () => duplex);
  const source = readerMethods(reader, () => duplex);
  const { Duplex } = require('stream');
  const duplex = new Duplex({
    allowHalfOpen,
    highWaterMark,
    objectMode,
    encoding,
    decodeStrings,
    signal,
    writev: sink.writev,
    write: sink.write,
    final: sink.final,
    read: source.read,
    destroy(err, callback) {
      const done = settleWith(() => callback(err), throwLater);
      const closing = [];
      if (!sink.isClosed()) closing.push(err != null ? writer.abort(err) : writer.close());
      if (!source.isClosed()) closing.push(reader.cancel(err));
      Promise.all(closing).then(done, done);
    },
  });
  return duplex;
}

module.exports = {
  newReadableStreamFromStreamReadable,
  newReadableWritablePairFromDuplex,
  newStreamDuplexFromReadableWritablePair,
  newStreamReadableFromReadableStream,
  newStreamWritableFromWritableStream,
  newWritableStreamFromStreamWritable,
};
