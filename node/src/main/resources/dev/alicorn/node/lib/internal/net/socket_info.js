'use strict';

// What a socket tells about itself: addresses, state, counts.

const { Buffer } = require('buffer');
const { Pipe } = require('internal/net/handles');
const { kHandle, kBytesRead, kBytesWritten } = require('internal/net/symbols');

function byteLength(data, encoding) {
  return typeof data === 'string' ? Buffer.byteLength(data, encoding) : data.length;
}

/** Whether the handle has addresses to tell: a local socket has none. */
function hasAddresses(handle) {
  return Boolean(handle?.getsockname) && !(handle instanceof Pipe);
}

const info = {
  get _handle() {
    return this[kHandle];
  },

  set _handle(handle) {
    this[kHandle] = handle;
  },

  get _connecting() {
    return this.connecting;
  },

  get pending() {
    return !this[kHandle] || this.connecting;
  },

  get readyState() {
    if (this.connecting) return 'opening';
    if (this.readable) return this.writable ? 'open' : 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  },

  get bufferSize() {
    return this[kHandle] ? this.writableLength : undefined;
  },

  get bytesRead() {
    return this[kHandle] ? this[kHandle].bytesRead : this[kBytesRead];
  },

  get _bytesDispatched() {
    return this[kHandle] ? this[kHandle].bytesWritten : this[kBytesWritten];
  },

  get bytesWritten() {
    const queue = this.writableBuffer ?? this._writableState?.getBuffer();
    if (!queue) return undefined;
    let bytes = this._bytesDispatched;
    for (const { chunk, encoding } of queue) bytes += byteLength(chunk, encoding);
    const pending = this._pendingData;
    if (Array.isArray(pending)) {
      for (const { chunk, encoding } of pending) bytes += byteLength(chunk, encoding);
    } else if (pending) {
      bytes += byteLength(pending, this._pendingEncoding);
    }
    return bytes;
  },

  address() {
    return this._getsockname();
  },

  _getpeername() {
    const handle = this[kHandle];
    if (!hasAddresses(handle) || this.connecting) return this._peername || {};
    if (!this._peername) {
      const out = {};
      if (handle.getpeername(out)) return out;
      this._peername = out;
    }
    return this._peername;
  },

  _getsockname() {
    const handle = this[kHandle];
    if (!hasAddresses(handle)) return {};
    if (!this._sockname) {
      this._sockname = {};
      handle.getsockname(this._sockname);
    }
    return this._sockname;
  },

  get remoteAddress() {
    return this._getpeername().address;
  },

  get remoteFamily() {
    return this._getpeername().family;
  },

  get remotePort() {
    return this._getpeername().port;
  },

  get localAddress() {
    return this._getsockname().address;
  },

  get localPort() {
    return this._getsockname().port;
  },

  get localFamily() {
    return this._getsockname().family;
  },
};

module.exports = { info };
