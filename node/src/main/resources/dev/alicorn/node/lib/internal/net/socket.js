'use strict';

// net.Socket: a duplex stream over a TCP or pipe handle. This file holds its making and its end; how it moves bytes is in
// socket_io, how it connects in socket_connect, what it tells about itself in socket_info.

const { Duplex } = require('stream');
const process = require('process');
const timers = require('timers');
const {
  ErrnoException, codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_HANDLE_TYPE, ERR_SOCKET_CLOSED },
} = require('internal/errors');
const { getTimerDuration } = require('internal/timer_duration');
const { validateFunction } = require('internal/validators');
const { BlockList } = require('internal/blocklist');
const { keepAliveSeconds } = require('internal/net/args');
const { TCP, createHandle } = require('internal/net/handles');
const { io, attachHandle, writeAfterFin } = require('internal/net/socket_io');
const { connecting } = require('internal/net/socket_connect');
const { info } = require('internal/net/socket_info');
const {
  owner_symbol, kHandle, kTimeout, kBuffer, kBufferCb, kBufferGen, kBytesRead, kBytesWritten, kLastWriteQueueSize,
  kDirectData, kSetNoDelay, kSetKeepAlive, kSetKeepAliveInitialDelay, kReinitializeHandle, kUpdateTimer,
} = require('internal/net/symbols');

function noop() {}

function refuseObjectMode(options) {
  for (const name of ['objectMode', 'readableObjectMode', 'writableObjectMode']) {
    if (options?.[name]) throw new ERR_INVALID_ARG_VALUE(`options.${name}`, options[name], 'is not supported');
  }
}

function initialize(socket) {
  socket.connecting = false;
  socket._hadError = false;
  socket[kHandle] = null;
  socket._parent = null;
  socket._host = null;
  socket[kLastWriteQueueSize] = 0;
  socket[kTimeout] = null;
  socket[kBuffer] = null;
  socket[kBufferCb] = null;
  socket[kBufferGen] = null;
  socket[kDirectData] = null;
  socket._closeAfterHandlingError = false;
}

function Socket(options) {
  if (!(this instanceof Socket)) return new Socket(options);
  refuseObjectMode(options);
  const keepAliveDelay = keepAliveSeconds(options);

  initialize(this);
  options = typeof options === 'number' ? { fd: options } : { ...options };
  options.allowHalfOpen = Boolean(options.allowHalfOpen);
  options.emitClose = false; // 'close' comes when the handle has closed, with `hadError`.
  options.autoDestroy = true;
  options.decodeStrings = false;
  Duplex.call(this, options);

  takeHandle(this, options);
  takeUserBuffer(this, options.onread);
  this.on('end', onReadableEnd);
  attachHandle(this);

  this._pendingData = null;
  this._pendingEncoding = '';
  this.server = null;
  this._server = null;
  this[kSetNoDelay] = Boolean(options.noDelay);
  this[kSetKeepAlive] = Boolean(options.keepAlive);
  this[kSetKeepAliveInitialDelay] = keepAliveDelay;
  this[kBytesRead] = 0;
  this[kBytesWritten] = 0;
  takeBlockList(this, options.blockList);
  beginReading(this, options);
}
Object.setPrototypeOf(Socket.prototype, Duplex.prototype);
Object.setPrototypeOf(Socket, Duplex);

function takeHandle(socket, options) {
  if (options.handle) {
    socket[kHandle] = options.handle;
  } else if (options.fd !== undefined) {
    socket[kHandle] = createHandle(options.fd, false);
    const err = socket[kHandle].open(options.fd);
    if (err) throw new ErrnoException(err, 'open');
  }
}

function takeBlockList(socket, blockList) {
  if (!blockList) return;
  if (!BlockList.isBlockList(blockList)) throw new ERR_INVALID_ARG_TYPE('options.blockList', 'net.BlockList', blockList);
  socket.blockList = blockList;
}

function takeUserBuffer(socket, onread) {
  if (onread === null || typeof onread !== 'object' || typeof onread.callback !== 'function') return;
  if (typeof onread.buffer === 'function') {
    socket[kBuffer] = true;
    socket[kBufferGen] = onread.buffer;
  } else if (onread.buffer instanceof Uint8Array) {
    socket[kBuffer] = onread.buffer;
  } else {
    return;
  }
  socket[kBufferCb] = onread.callback;
}

function beginReading(socket, options) {
  const handle = socket[kHandle];
  if (!handle || options.readable === false) return;
  if (options.pauseOnCreate) {
    handle.reading = false;
    handle.readStop();
    socket._readableState.flowing = false;
  } else if (!options.manualStart) {
    socket.read(0);
  }
}

function onReadableEnd() {
  if (!this.allowHalfOpen) this.write = writeAfterFin;
}

function closeHandle(socket, handle, hadError) {
  handle.close(() => {
    if (socket[kHandle] === handle) forgetHandle(socket, handle);
    socket.emit('close', hadError);
  });
}

function forgetHandle(socket, handle) {
  handle.onread = noop;
  socket[kHandle] = null;
  socket._sockname = null;
}

function resetHandle(socket, handle, hadError) {
  const err = handle.reset(() => socket.emit('close', hadError));
  if (err) socket.emit('error', new ErrnoException(err, 'reset'));
}

const lifecycle = {
  _unrefTimer() {
    for (let socket = this; socket !== null && socket !== undefined; socket = socket._parent) {
      if (socket[kTimeout]) socket[kTimeout].refresh();
    }
  },

  setTimeout(msecs, callback) {
    if (this.destroyed) return this;
    this.timeout = msecs;
    msecs = getTimerDuration(msecs, 'msecs');
    timers.clearTimeout(this[kTimeout]);
    this[kTimeout] = null;
    if (callback !== undefined) validateFunction(callback, 'callback');
    if (msecs === 0) {
      if (callback !== undefined) this.removeListener('timeout', callback);
      return this;
    }
    this[kTimeout] = timers.setTimeout(() => this._onTimeout(), msecs).unref();
    if (callback !== undefined) this.once('timeout', callback);
    return this;
  },

  _onTimeout() {
    const handle = this[kHandle];
    const last = this[kLastWriteQueueSize];
    if (last > 0 && handle) {
      const { writeQueueSize } = handle;
      if (last !== writeQueueSize) { // A slow write that moves on is no time-out.
        this[kLastWriteQueueSize] = writeQueueSize;
        this._unrefTimer();
        return;
      }
    }
    this.emit('timeout');
  },

  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  },

  resetAndDestroy() {
    if (!this[kHandle]) {
      this.destroy(new ERR_SOCKET_CLOSED());
      return this;
    }
    if (!(this[kHandle] instanceof TCP)) throw new ERR_INVALID_HANDLE_TYPE();
    if (this.connecting) this.once('connect', () => this._reset());
    else this._reset();
    return this;
  },

  _reset() {
    this.resetAndClosing = true;
    return this.destroy();
  },

  _destroy(exception, callback) {
    this.connecting = false;
    for (let socket = this; socket !== null && socket !== undefined; socket = socket._parent) {
      timers.clearTimeout(socket[kTimeout]);
    }
    const handle = this[kHandle];
    if (handle) {
      this._releaseHandle(handle, Boolean(exception));
      callback(exception);
    } else {
      callback(exception);
      process.nextTick(() => this.emit('close'));
    }
    if (this._server) {
      this._server._connections--;
      this._server._emitCloseIfDrained?.();
    }
  },

  _releaseHandle(handle, hadError) {
    this[kBytesRead] = handle.bytesRead;
    this[kBytesWritten] = handle.bytesWritten;
    if (this.resetAndClosing) {
      this.resetAndClosing = false;
      resetHandle(this, handle, hadError);
    } else if (this._closeAfterHandlingError) {
      // The handle stays at hand for the 'error' listeners, which run in the next tick.
      require('internal/task_queues').queueMicrotask(() => closeHandle(this, handle, hadError));
      return;
    } else {
      closeHandle(this, handle, hadError);
    }
    forgetHandle(this, handle);
  },

  [kReinitializeHandle](handle) {
    const old = this[kHandle];
    this[kHandle] = handle;
    if (old) {
      if (!old.hasRef()) handle.unref();
      old.close();
    }
    attachHandle(this);
  },

  ref() {
    if (!this[kHandle]) this.once('connect', this.ref);
    else this[kHandle].ref?.();
    return this;
  },

  unref() {
    if (!this[kHandle]) this.once('connect', this.unref);
    else this[kHandle].unref?.();
    return this;
  },

  setNoDelay(enable) {
    enable = Boolean(enable === undefined ? true : enable);
    const handle = this[kHandle];
    if (!handle) {
      this[kSetNoDelay] = enable;
    } else if (handle.setNoDelay && enable !== this[kSetNoDelay]) {
      this[kSetNoDelay] = enable;
      handle.setNoDelay(enable);
    }
    return this;
  },

  setKeepAlive(enable, initialDelayMsecs) {
    enable = Boolean(enable);
    const seconds = ~~(initialDelayMsecs / 1000);
    const handle = this[kHandle];
    if (handle && !handle.setKeepAlive) return this;
    if (enable === this[kSetKeepAlive] && (!enable || seconds === this[kSetKeepAliveInitialDelay])) return this;
    this[kSetKeepAlive] = enable;
    this[kSetKeepAliveInitialDelay] = seconds;
    if (handle) handle.setKeepAlive(enable, seconds);
    return this;
  },
};

for (const part of [lifecycle, info, io, connecting]) {
  Object.defineProperties(Socket.prototype, Object.getOwnPropertyDescriptors(part));
}
for (const name of ['_connecting', 'pending', 'readyState', 'bufferSize', '_handle', '_releaseHandle']) {
  Object.defineProperty(Socket.prototype, name, { enumerable: false });
}
Object.defineProperty(Socket.prototype, kUpdateTimer, {
  configurable: true,
  get() {
    return this._unrefTimer;
  },
});

module.exports = { Socket, owner_symbol };
