'use strict';

// A socket's way in and out: from the handle's onread to push(), and from _write() to the handle.

const { Duplex } = require('stream');
const { Buffer } = require('buffer');
const process = require('process');
const { ErrnoException, codes: { ERR_SOCKET_CLOSED, ERR_SOCKET_CLOSED_BEFORE_CONNECTION } } = require('internal/errors');
const { UV_EOF, UV_ENOTCONN } = require('internal/uv');
const {
  owner_symbol, kHandle, kTimeout, kBuffer, kBufferCb, kBufferGen, kLastWriteQueueSize, kPendingWrite, kDirectData,
} = require('internal/net/symbols');

/** As much as may be outstanding on a handle while writes still count as done when they are submitted. */
const EAGER_BYTES = 64 * 1024;

/** As much as a text may have to be written without a buffer. */
const TEXT_BYTES = 16 * 1024;

/** What a handle answers to a write that the kernel took whole, at once: nothing more is heard of it. */
const DONE = 1;

const kOnWritten = Symbol('kOnWritten');
const kOnEagerWritten = Symbol('kOnEagerWritten');
const kBufferRest = Symbol('kBufferRest');

/** The handle's onread: `this` is the handle. */
function onStreamRead(nread, chunk) {
  const socket = this[owner_symbol];
  if (socket[kTimeout] !== null || socket._parent !== null) socket._unrefTimer();
  if (nread > 0) {
    if (socket.destroyed) return;
    const direct = socket[kDirectData];
    if (direct !== null && mayPassStream(socket, direct)) {
      Reflect.apply(direct, socket, [chunk, true]);
      return;
    }
    const more = socket[kBuffer] === null ? socket.push(chunk) : fillUserBuffer(socket, chunk);
    if (!more && this.reading) pauseReading(socket, this);
  } else if (nread < 0) {
    endReading(socket, nread);
  }
}

/**
 * Whether bytes may go straight to the listener that has asked for that (kDirectData): it is the only one, and would get
 * just these bytes now if they went through the stream. It is told so by a second argument.
 */
function mayPassStream(socket, listener) {
  const { _events: events, _readableState: state } = socket;
  return events.data === listener && events.readable === undefined && state.flowing === true && state.length === 0 &&
    state.decoder === null && !state.ended;
}

function pauseReading(socket, handle) {
  handle.reading = false;
  if (socket.destroyed) return;
  const err = handle.readStop();
  if (err) socket.destroy(new ErrnoException(err, 'read'));
}

function endReading(socket, nread) {
  if (nread !== UV_EOF) {
    socket.destroy(new ErrnoException(nread, 'read'));
  } else if (!socket._readableState.endEmitted && !socket.destroyed) {
    socket.push(null);
    socket.read(0);
  }
}

/** Hands the chunk to the `onread` option's callback, by pieces of its buffer; false once the callback says stop. */
function fillUserBuffer(socket, chunk) {
  for (let at = 0; at < chunk.length;) {
    const target = socket[kBuffer];
    const end = Math.min(at + target.length, chunk.length);
    target.set(chunk.subarray(at, end));
    const more = socket[kBufferCb](end - at, target) !== false;
    nextUserBuffer(socket);
    at = end;
    if (socket.destroyed) return true;
    if (!more) {
      if (at < chunk.length) socket[kBufferRest] = chunk.subarray(at);
      return false;
    }
  }
  return true;
}

function nextUserBuffer(socket) {
  if (socket[kBufferGen] === null) return;
  const next = socket[kBufferGen]();
  if (next instanceof Uint8Array) socket[kBuffer] = next;
}

function startReading(socket) {
  const rest = socket[kBufferRest];
  const handle = socket[kHandle];
  if (rest !== undefined) {
    socket[kBufferRest] = undefined;
    if (!fillUserBuffer(socket, rest)) return;
    if (socket[kHandle] !== handle || handle === null) return;
  }
  handle.reading = true;
  const err = handle.readStart();
  if (err) socket.destroy(new ErrnoException(err, 'read'));
}

/** Ties a new handle to its socket. The completion closures serve all its writes: none is made for each. */
function attachHandle(socket) {
  socket._undestroy();
  socket._sockname = undefined;
  const handle = socket[kHandle];
  if (!handle) return;
  handle[owner_symbol] = socket;
  handle.onread = onStreamRead;
  handle.reading = false;
  handle[kPendingWrite] = null;
  handle[kOnWritten] = (status) => onWritten(handle, status);
  handle[kOnEagerWritten] = (status) => onEagerWritten(handle, status);
  if (socket[kBuffer] !== null) nextUserBuffer(socket);
}

function onWritten(handle, status) {
  const socket = handle[owner_symbol];
  const callback = handle[kPendingWrite];
  handle[kPendingWrite] = null;
  if (callback === null) return;
  if (status < 0 && !socket.destroyed) {
    callback(new ErrnoException(status, 'write', handle.error));
    return;
  }
  noteProgress(socket, handle);
  callback(null);
}

/** The end of a write that the stream was told of before: only a failure is news. */
function onEagerWritten(handle, status) {
  const socket = handle[owner_symbol];
  if (socket[kHandle] !== handle || socket.destroyed) return;
  if (status < 0) socket.destroy(new ErrnoException(status, 'write', handle.error));
  else noteProgress(socket, handle);
}

function noteProgress(socket, handle) {
  if (socket[kHandle] !== handle || (socket[kTimeout] === null && socket._parent === null)) return;
  socket[kLastWriteQueueSize] = handle.writeQueueSize;
  socket._unrefTimer();
}

function toBuffer(string, encoding) {
  if (encoding === 'buffer') {
    throw Object.assign(new TypeError('Second argument must be a buffer'), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  return Buffer.from(string, encoding);
}

function toBuffers(chunks) {
  const buffers = new Array(chunks.length);
  for (let i = 0; i < chunks.length; i++) {
    const { chunk, encoding } = chunks[i];
    buffers[i] = typeof chunk === 'string' ? toBuffer(chunk, encoding) : chunk;
  }
  return buffers;
}

function totalLength(buffers) {
  let total = 0;
  for (const buffer of buffers) total += buffer.byteLength;
  return total;
}

/**
 * Submits a write and calls back. A write that leaves little outstanding counts as done at once, as one into the kernel's
 * buffer does: what is sent in one turn need not wait for the loop, write() says `true`, and its callback comes in the next tick.
 */
function submitWrite(socket, handle, data, length, callback) {
  const isEager = handle.writeQueueSize + length <= EAGER_BYTES;
  const done = isEager ? handle[kOnEagerWritten] : handle[kOnWritten];
  if (!isEager) handle[kPendingWrite] = callback;
  socket[kLastWriteQueueSize] = length;
  // Eager: the handle must copy, since the bytes are the caller's again when the callback has come.
  const err = Array.isArray(data) ? handle.writev(data, done, isEager) : handle.write(data, done, isEager);
  if (err < 0) {
    handle[kPendingWrite] = null;
    callback(new ErrnoException(err, 'write'));
  } else if (isEager || err === DONE) {
    handle[kPendingWrite] = null;
    callback(null);
  }
}

/** A short text is encoded where the host takes it from: no buffer is made for it. False if that cannot be. */
function submitText(socket, handle, text, encoding, callback) {
  if (handle.writeText === undefined || handle.writeQueueSize > EAGER_BYTES - TEXT_BYTES) return false;
  const length = handle.writeText(text, encoding, handle[kOnEagerWritten], TEXT_BYTES);
  if (length < 0) return false;
  socket[kLastWriteQueueSize] = length;
  callback(null);
  return true;
}

function writeWhenConnected(socket, isWritev, data, encoding, callback) {
  socket._pendingData = data;
  socket._pendingEncoding = encoding;
  function onClose() {
    callback(new ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
  }
  socket.once('connect', function connect() {
    this.off('close', onClose);
    this._writeGeneric(isWritev, data, encoding, callback);
  });
  socket.once('close', onClose);
}

const io = {
  _read(n) {
    if (this.connecting || !this[kHandle]) this.once('connect', () => this._read(n));
    else if (!this[kHandle].reading) startReading(this);
  },

  _write(data, encoding, callback) {
    this._writeGeneric(false, data, encoding, callback);
  },

  _writev(chunks, callback) {
    this._writeGeneric(true, chunks, '', callback);
  },

  _writeGeneric(isWritev, data, encoding, callback) {
    if (this.connecting) {
      writeWhenConnected(this, isWritev, data, encoding, callback);
      return undefined;
    }
    const handle = this[kHandle];
    this._pendingData = null;
    if (!handle) {
      callback(new ERR_SOCKET_CLOSED());
      return false;
    }
    if (this[kTimeout] !== null || this._parent !== null) this._unrefTimer();
    if (isWritev) {
      const buffers = toBuffers(data);
      submitWrite(this, handle, buffers, totalLength(buffers), callback);
    } else if (typeof data !== 'string') {
      submitWrite(this, handle, data, data.byteLength, callback);
    } else if (!submitText(this, handle, data, encoding, callback)) {
      const buffer = toBuffer(data, encoding);
      submitWrite(this, handle, buffer, buffer.byteLength, callback);
    }
    return undefined;
  },

  _final(callback) {
    if (this.pending) {
      this.once('connect', () => this._final(callback));
      return;
    }
    // How the shutdown went does not matter: a peer that is gone has nothing more to be told.
    const err = this[kHandle].shutdown(() => callback());
    if (err === UV_ENOTCONN) callback();
    else if (err) callback(new ErrnoException(err, 'shutdown'));
  },

  end(data, encoding, callback) {
    Duplex.prototype.end.call(this, data, encoding, callback);
    return this;
  },

  // With a user buffer nothing is kept on the JavaScript side, so pausing must stop the handle itself.
  pause() {
    if (this[kBuffer] !== null && !this.connecting && this[kHandle]?.reading) pauseReading(this, this[kHandle]);
    return Duplex.prototype.pause.call(this);
  },

  resume() {
    if (this[kBuffer] !== null && !this.connecting && this[kHandle] && !this[kHandle].reading) startReading(this);
    return Duplex.prototype.resume.call(this);
  },

  read(n) {
    if (this[kBuffer] !== null && !this.connecting && this[kHandle] && !this[kHandle].reading) startReading(this);
    return Duplex.prototype.read.call(this, n);
  },
};

/** What write() becomes once the other side has ended and half-open sockets are not wanted. */
function writeAfterFin(chunk, encoding, callback) {
  if (!this.writableEnded) return Duplex.prototype.write.call(this, chunk, encoding, callback);
  if (typeof encoding === 'function') callback = encoding;
  const err = new Error('This socket has been ended by the other party');
  err.code = 'EPIPE';
  if (typeof callback === 'function') process.nextTick(callback, err);
  this.destroy(err);
  return false;
}

module.exports = { io, attachHandle, writeAfterFin };
