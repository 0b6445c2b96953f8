'use strict';
// fs.ReadStream and fs.WriteStream. They are functions, not classes: callers may leave `new` out, and packages
// inherit from them the old way.

const process = require('process');
const { Buffer } = require('buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_METHOD_NOT_IMPLEMENTED, ERR_OUT_OF_RANGE, ERR_STREAM_DESTROYED },
} = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger } = require('internal/validators');
const { copyObject, getOptions, getValidatedFd } = require('internal/fs/options');
const { add } = require('internal/fs/call');
const { read } = require('internal/fs/io');
const { validatePath } = require('internal/fs/paths');
const { CHUNK_BYTES, submitRead } = require('internal/fs/submit');
const { Readable, Writable, finished } = require('stream');
const { errorOrDestroy } = require('internal/streams/destroy');

const kFs = Symbol('kFs');
const kHandle = Symbol('kHandle');
const kIoDone = Symbol('kIoDone');
const kIsPerformingIO = Symbol('kIsPerformingIO');
const MAX_WRITE_RETRIES = 5;

/** The fs functions that a stream over a FileHandle uses. */
function handleOperations(handle) {
  const settle = (promise, done) => promise.then(done, (err) => done(undefined, err));
  return {
    open() {
      throw new ERR_METHOD_NOT_IMPLEMENTED('open()');
    },
    close(fd, callback) {
      handle[require('internal/fs/file_handle').kUnref]();
      settle(handle.close(), (_, err) => (err ? callback(err) : callback()));
    },
    fsync(fd, callback) {
      settle(handle.sync(), (_, err) => (err ? callback(err) : callback()));
    },
    read(fd, buffer, offset, length, position, callback) {
      settle(handle.read(buffer, offset, length, position),
        (result, err) => (err ? callback(err, 0, buffer) : callback(null, result.bytesRead, result.buffer)));
    },
    write(fd, buffer, offset, length, position, callback) {
      settle(handle.write(buffer, offset, length, position),
        (result, err) => (err ? callback(err, 0, buffer) : callback(null, result.bytesWritten, result.buffer)));
    },
    writev(fd, buffers, position, callback) {
      settle(handle.writev(buffers, position),
        (result, err) => (err ? callback(err, 0, buffers) : callback(null, result.bytesWritten, result.buffers)));
    },
  };
}

function importFd(stream, options) {
  if (typeof options.fd === 'number') {
    stream[kFs] = options.fs || require('fs');
    return options.fd;
  }
  const { FileHandle, kRef } = require('internal/fs/file_handle');
  if (!(typeof options.fd === 'object' && options.fd instanceof FileHandle)) {
    throw new ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], options.fd);
  }
  if (options.fs) throw new ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
  const handle = options.fd;
  stream[kHandle] = handle;
  stream[kFs] = handleOperations(handle);
  handle[kRef]();
  handle.on('close', stream.close.bind(stream));
  return handle.fd;
}

/** Sets fd, or fs, path, flags and mode: what both kinds of stream begin with. */
function initTarget(stream, path, options, defaultFlags) {
  if (options.fd == null) {
    stream.fd = null;
    stream[kFs] = options.fs || require('fs');
    validateFunction(stream[kFs].open, 'options.fs.open');
    stream.path = require('internal/url').toPathIfFileURL(path);
    stream.flags = options.flags === undefined ? defaultFlags : options.flags;
    stream.mode = options.mode === undefined ? 0o666 : options.mode;
    validatePath(stream.path);
  } else {
    stream.fd = getValidatedFd(importFd(stream, options));
  }
  options.autoDestroy = options.autoClose === undefined ? true : options.autoClose;
}

const validatePosition = (value, name) => validateInteger(value, name, 0);

function initRange(stream, options) {
  stream.start = options.start;
  stream.end = options.end ?? Infinity;
  stream.pos = undefined;
  stream.bytesRead = 0;
  stream[kIsPerformingIO] = false;
  if (stream.start !== undefined) {
    validatePosition(stream.start, 'start');
    stream.pos = stream.start;
  }
  if (stream.end !== Infinity) {
    validatePosition(stream.end, 'end');
    if (stream.start !== undefined && stream.start > stream.end) {
      throw new ERR_OUT_OF_RANGE('start', `<= "end" (here: ${stream.end})`, stream.start);
    }
  }
}

// A subclass or a patch may have an `open` of its own from the time before _construct: it reports by events.
function constructByOwnOpen(stream, callback) {
  const { emit } = stream;
  stream.emit = function(...args) {
    const [event, value] = args;
    if (event === 'open' || event === 'error') {
      this.emit = emit;
      if (event === 'error') {
        callback(value);
        return undefined;
      }
      callback();
    }
    return Reflect.apply(emit, this, args);
  };
  stream.open();
}

function openFs(stream, callback) {
  stream[kFs].open(stream.path, stream.flags, stream.mode, (err, fd) => {
    if (err) {
      callback(err);
      return;
    }
    stream.fd = fd;
    callback();
    stream.emit('open', stream.fd);
    stream.emit('ready');
  });
}

function makeConstruct(ownOpen) {
  return function _construct(callback) {
    if (typeof this.fd === 'number') callback();
    else if (this.open !== ownOpen) constructByOwnOpen(this, callback);
    else openFs(this, callback);
  };
}

function closeFd(stream, err, callback) {
  const { fd } = stream;
  stream[kFs].close(fd, (closeError) => callback(closeError || err));
  stream.fd = null;
}

function closeStream(stream, err, callback) {
  if (!stream.fd) {
    callback(err);
  } else if (stream.flush) {
    stream[kFs].fsync(stream.fd, (flushError) => closeFd(stream, err || flushError, callback));
  } else {
    closeFd(stream, err, callback);
  }
}

/** The descriptor is not closed under an operation: its number could be another file's by then. */
function _destroy(err, callback) {
  if (this[kIsPerformingIO]) this.once(kIoDone, (ioError) => closeStream(this, err || ioError, callback));
  else closeStream(this, err, callback);
}

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  options = copyObject(getOptions(options, {}));
  if (options.highWaterMark === undefined) options.highWaterMark = 64 * 1024;
  initTarget(this, path, options, 'r');
  validateFunction(this[kFs].read, 'options.fs.read');
  if (options.autoDestroy) validateFunction(this[kFs].close, 'options.fs.close');
  initRange(this, options);
  Reflect.apply(Readable, this, [options]);
  if (options.encoding) this.setEncoding(options.encoding);
}
Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
Object.setPrototypeOf(ReadStream, Readable);

const autoClose = (state) => ({
  __proto__: null,
  get() {
    return this[state].autoDestroy;
  },
  set(value) {
    this[state].autoDestroy = value;
  },
});
const pending = {
  __proto__: null,
  get() {
    return this.fd === null;
  },
  configurable: true,
};

// `open` is deprecated, and no more than a mark by which a replacement is told.
const deprecatedOpen = (kind) => require('internal/util').deprecate(function() {
  // Opening is done by _construct.
}, `${kind}.prototype.open() is deprecated`, 'DEP0135');

Object.defineProperty(ReadStream.prototype, 'autoClose', autoClose('_readableState'));
const readOpen = deprecatedOpen('ReadStream');
ReadStream.prototype.open = readOpen;
ReadStream.prototype._construct = makeConstruct(readOpen);

ReadStream.prototype._read = function(n) {
  const from = this.pos !== undefined ? this.pos : this.bytesRead;
  n = Math.min(this.end - from + 1, n);
  if (n <= 0) {
    this.push(null);
    return;
  }
  this[kIsPerformingIO] = true;
  if (this[kFs].read === read && this.pos === undefined && n <= CHUNK_BYTES) {
    submitRead(add((err, chunk) => onRead(this, err, chunk?.length, chunk)), this.fd, n);
  } else {
    this[kFs].read(this.fd, Buffer.allocUnsafeSlow(n), 0, n, this.pos,
      (err, count, buffer) => onRead(this, err, count, buffer));
  }
};

function onRead(stream, err, count, buffer) {
  stream[kIsPerformingIO] = false;
  if (stream.destroyed) stream.emit(kIoDone, err);
  else if (err) errorOrDestroy(stream, err);
  else pushRead(stream, count, buffer);
}

function pushRead(stream, count, buffer) {
  if (!(count > 0)) {
    stream.push(null);
    return;
  }
  if (stream.pos !== undefined) stream.pos += count;
  stream.bytesRead += count;
  if (count === buffer.length) {
    stream.push(buffer);
    return;
  }
  // A copy, so that a short read does not hold the whole buffer.
  const exact = Buffer.allocUnsafeSlow(count);
  buffer.copy(exact, 0, 0, count);
  stream.push(exact);
}

ReadStream.prototype._destroy = _destroy;
ReadStream.prototype.close = function(callback) {
  if (typeof callback === 'function') finished(this, callback);
  this.destroy();
};
Object.defineProperty(ReadStream.prototype, 'pending', pending);

function validateWriteFs(stream, options) {
  const fs = stream[kFs];
  if (!fs.write && !fs.writev) throw new ERR_INVALID_ARG_TYPE('options.fs.write', 'function', fs.write);
  if (fs.write) validateFunction(fs.write, 'options.fs.write');
  if (fs.writev) validateFunction(fs.writev, 'options.fs.writev');
  if (options.autoDestroy) validateFunction(fs.close, 'options.fs.close');
  stream.flush = options.flush;
  if (stream.flush == null) {
    stream.flush = false;
  } else {
    validateBoolean(stream.flush, 'options.flush');
    if (stream.flush) validateFunction(fs.fsync, 'options.fs.fsync');
  }
  // The stream machinery asks for _writev by its presence.
  if (!fs.writev) stream._writev = null;
}

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  options = copyObject(getOptions(options, {}));
  options.decodeStrings = true;
  initTarget(this, path, options, 'w');
  validateWriteFs(this, options);
  this.start = options.start;
  this.pos = undefined;
  this.bytesWritten = 0;
  this[kIsPerformingIO] = false;
  if (this.start !== undefined) {
    validatePosition(this.start, 'start');
    this.pos = this.start;
  }
  Reflect.apply(Writable, this, [options]);
  if (options.encoding) this.setDefaultEncoding(options.encoding);
}
Object.setPrototypeOf(WriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(WriteStream, Writable);

Object.defineProperty(WriteStream.prototype, 'autoClose', autoClose('_writableState'));
const writeOpen = deprecatedOpen('WriteStream');
WriteStream.prototype.open = writeOpen;
WriteStream.prototype._construct = makeConstruct(writeOpen);

/**
 * Writes until all is written: `start(rest, position, callback)` writes some, `drop(rest, count)` is what it leaves.
 */
function writeFully(stream, rest, size, position, start, drop, callback, retries = 0) {
  start(rest, size, position, (err, written) => {
    if (err?.code === 'EAGAIN') {
      err = null;
      written = 0;
    }
    if (stream.destroyed || err) {
      callback(err || new ERR_STREAM_DESTROYED('write'));
      return;
    }
    stream.bytesWritten += written;
    retries = written ? 0 : retries + 1;
    size -= written;
    if (position !== undefined) position += written;
    if (retries > MAX_WRITE_RETRIES) callback(new Error(stream._writev === null ? 'write failed' : 'writev failed'));
    else if (size) writeFully(stream, drop(rest, written), size, position, start, drop, callback, retries);
    else callback();
  });
}

function runWrite(stream, data, size, start, drop, callback) {
  stream[kIsPerformingIO] = true;
  const { pos } = stream;
  if (pos !== undefined) stream.pos += size;
  writeFully(stream, data, size, pos, start, drop, (err) => {
    stream[kIsPerformingIO] = false;
    if (stream.destroyed) {
      callback(err);
      stream.emit(kIoDone, err);
    } else {
      callback(err);
    }
  });
}

WriteStream.prototype._write = function(data, encoding, callback) {
  const start = (rest, size, position, done) => this[kFs].write(this.fd, rest, 0, size, position, done);
  runWrite(this, data, data.length, start, (rest, written) => rest.subarray(written), callback);
};

function dropBytes(buffers, count) {
  let i = 0;
  while (i < buffers.length && count >= buffers[i].length) count -= buffers[i++].length;
  const rest = buffers.slice(i);
  if (count > 0) rest[0] = rest[0].subarray(count);
  return rest;
}

WriteStream.prototype._writev = function(data, callback) {
  const buffers = data.map(({ chunk }) => chunk);
  const size = buffers.reduce((sum, buffer) => sum + buffer.length, 0);
  const start = (rest, _, position, done) => this[kFs].writev(this.fd, rest, position ?? null, done);
  runWrite(this, buffers, size, start, dropBytes, callback);
};

WriteStream.prototype._destroy = _destroy;
WriteStream.prototype.close = function(callback) {
  if (callback) {
    if (this.closed) {
      process.nextTick(callback);
      return;
    }
    this.on('close', callback);
  }
  // Without autoDestroy the end alone would leave the file open.
  if (!this.autoClose) this.on('finish', this.destroy);
  this.end();
};
WriteStream.prototype.destroySoon = WriteStream.prototype.end;
Object.defineProperty(WriteStream.prototype, 'pending', pending);

module.exports = { ReadStream, WriteStream };
