'use strict';
// The rest of Readable: iteration, properties, making streams from other things.

const { aggregateTwoErrors } = require('internal/errors');
const { validateObject } = require('internal/validators');
const destroyImpl = require('internal/streams/destroy');

const adapters = () => require('internal/webstreams/adapters');
const nop = () => {};

async function* createAsyncIterator(stream, options) {
  const eos = require('internal/streams/end-of-stream');
  let wake = nop;
  // As a listener it wakes the reader that waits; as an executor it takes note of who waits.
  function next(resolve) {
    if (this === stream) {
      wake();
      wake = nop;
    } else {
      wake = resolve;
    }
  }
  stream.on('readable', next);
  let error; // undefined: not over yet; null: over, in order
  const cleanup = eos(stream, { writable: false }, (err) => {
    error = err ? aggregateTwoErrors(error, err) : null;
    wake();
    wake = nop;
  });
  try {
    for (;;) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (error) throw error;
      else if (error === null) return;
      else await new Promise(next);
    }
  } catch (err) {
    error = aggregateTwoErrors(error, err);
    throw error;
  } finally {
    if ((error || options?.destroyOnReturn !== false) &&
        (error === undefined || stream._readableState.autoDestroy)) {
      destroyImpl.destroyer(stream, null);
    } else {
      stream.off('readable', next);
      cleanup();
    }
  }
}

function streamToAsyncIterator(Readable, stream, options) {
  const source = typeof stream.read === 'function' ? stream : Readable.wrap(stream, { objectMode: true });
  const iterator = createAsyncIterator(source, options);
  iterator.stream = source;
  return iterator;
}

/** Makes a stream of the first kind, from before read(), the source of `readable`. */
function wrap(readable, stream) {
  let paused = false;
  stream.on('data', (chunk) => {
    if (!readable.push(chunk) && stream.pause) {
      paused = true;
      stream.pause();
    }
  });
  stream.on('end', () => readable.push(null));
  stream.on('error', (err) => destroyImpl.errorOrDestroy(readable, err));
  stream.on('close', () => readable.destroy());
  stream.on('destroy', () => readable.destroy());
  readable._read = () => {
    if (!paused || !stream.resume) return;
    paused = false;
    stream.resume();
  };
  for (const key of Object.keys(stream)) {
    if (readable[key] === undefined && typeof stream[key] === 'function') readable[key] = stream[key].bind(stream);
  }
  return readable;
}

/** A property that reads the state; hidden from `for in`, as Node has it. */
function stateProperty(get, set) {
  return {
    __proto__: null,
    enumerable: false,
    get() {
      return get(this._readableState);
    },
    ...(set && {
      set(value) {
        if (this._readableState) set(this._readableState, value);
      },
    }),
  };
}

const properties = {
  readable: {
    __proto__: null,
    get() {
      const r = this._readableState;
      // `readable` of the state is set to false where a duplex has no readable side.
      return Boolean(r) && r.readable !== false && !r.destroyed && !r.errorEmitted && !r.endEmitted;
    },
    set(value) {
      if (this._readableState) this._readableState.readable = Boolean(value);
    },
  },
  readableDidRead: stateProperty((r) => r.dataEmitted),
  readableAborted: stateProperty((r) => r.readable !== false && (r.destroyed || r.errored !== null) && !r.endEmitted),
  readableHighWaterMark: stateProperty((r) => r.highWaterMark),
  readableBuffer: stateProperty((r) => r?.buffer),
  readableFlowing: stateProperty((r) => r.flowing, (r, value) => { r.flowing = value; }),
  readableLength: stateProperty((r) => r.length),
  readableObjectMode: stateProperty((r) => (r ? r.objectMode : false)),
  readableEncoding: stateProperty((r) => (r ? r.encoding : null)),
  errored: stateProperty((r) => (r ? r.errored : null)),
  closed: { ...stateProperty((r) => (r ? r.closed : false)), enumerable: undefined },
  destroyed: stateProperty((r) => (r ? r.destroyed : false), (r, value) => { r.destroyed = value; }),
  readableEnded: stateProperty((r) => (r ? r.endEmitted : false)),
};

function install(Readable) {
  Readable.prototype.wrap = function(stream) {
    return wrap(this, stream);
  };

  Readable.prototype[Symbol.asyncIterator] = function() {
    return streamToAsyncIterator(Readable, this);
  };

  Readable.prototype.iterator = function(options) {
    if (options !== undefined) validateObject(options, 'options');
    return streamToAsyncIterator(Readable, this, options);
  };

  Object.defineProperties(Readable.prototype, properties);

  Readable.from = function(iterable, options) {
    return require('internal/streams/from')(Readable, iterable, options);
  };

  Readable.fromWeb = function(readableStream, options) {
    return adapters().newStreamReadableFromReadableStream(readableStream, options);
  };

  Readable.toWeb = function(streamReadable, options) {
    return adapters().newReadableStreamFromStreamReadable(streamReadable, options);
  };

  Readable.wrap = function(source, options) {
    return new Readable({
      objectMode: source.readableObjectMode ?? source.objectMode ?? true,
      ...options,
      destroy(err, callback) {
        destroyImpl.destroyer(source, err);
        callback(err);
      },
    }).wrap(source);
  };
}

module.exports = { install };
