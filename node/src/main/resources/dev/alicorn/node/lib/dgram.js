'use strict';

// The dgram module: UDP sockets.

const EventEmitter = require('events');
const process = require('process');
const { channel } = require('diagnostics_channel');
const { ErrnoException, codes: { ERR_INVALID_ARG_TYPE, ERR_SOCKET_DGRAM_NOT_CONNECTED } } = require('internal/errors');
const { validateAbortSignal, validateNumber, validateString, validateUint32 } = require('internal/validators');
const { BindState, bind } = require('internal/dgram/binding');
const { createSocketHandle, kStateSymbol, newHandle } = require('internal/dgram/handle');
const { options: settings } = require('internal/dgram/options');
const { ConnectState, connect, disconnect, healthCheck, send } = require('internal/dgram/sending');
const { owner_symbol } = require('internal/udp_wrap');
const { deprecate } = require('internal/util/deprecate');

const opened = channel('udp.socket');

function blockList(list, name) {
  if (list !== undefined && !require('internal/blocklist').BlockList.isBlockList(list)) {
    throw new ERR_INVALID_ARG_TYPE(name, 'net.BlockList', list);
  }
  return list;
}

/** What a socket is asked for, checked. */
function readOptions(options) {
  for (const name of ['recvBufferSize', 'sendBufferSize']) {
    if (options?.[name]) validateUint32(options[name], `options.${name}`);
  }
  return {
    reuseAddr: options?.reuseAddr,
    reusePort: options?.reusePort,
    ipv6Only: options?.ipv6Only,
    recvBufferSize: options?.recvBufferSize,
    sendBufferSize: options?.sendBufferSize,
    receiveBlockList: blockList(options?.receiveBlockList, 'options.receiveBlockList'),
    sendBlockList: blockList(options?.sendBlockList, 'options.sendBlockList'),
  };
}

function closeOnAbort(socket, signal) {
  validateAbortSignal(signal, 'options.signal');
  const onAborted = () => {
    if (socket[kStateSymbol].handle) socket.close();
  };
  if (signal.aborted) {
    onAborted();
    return;
  }
  const disposable = EventEmitter.addAbortListener(signal, onAborted);
  socket.once('close', disposable[Symbol.dispose]);
}

function Socket(type, listener) {
  Reflect.apply(EventEmitter, this, []);
  const options = type !== null && typeof type === 'object' ? type : undefined;
  if (options !== undefined) type = options.type;
  const state = readOptions(options);
  const handle = newHandle(type, options?.lookup);
  handle[owner_symbol] = this;
  this.type = type;
  if (typeof listener === 'function') this.on('message', listener);
  this[kStateSymbol] = {
    handle,
    receiving: false,
    bindState: BindState.UNBOUND,
    connectState: ConnectState.DISCONNECTED,
    queue: undefined,
    ...state,
  };
  if (options?.signal !== undefined) closeOnAbort(this, options.signal);
  if (opened.hasSubscribers) opened.publish({ socket: this });
}
Object.setPrototypeOf(Socket.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Socket, EventEmitter);

function createSocket(type, listener) {
  return new Socket(type, listener);
}

function stopReceiving(socket) {
  const state = socket[kStateSymbol];
  if (!state.receiving) return;
  state.handle.recvStop();
  state.receiving = false;
}

Object.assign(Socket.prototype, {
  bind(...args) {
    healthCheck(this);
    bind(this, args);
    return this;
  },

  connect(port, address, callback) {
    connect(this, port, address, callback);
  },

  disconnect() {
    disconnect(this);
  },

  send(...args) {
    send(this, args);
  },

  /** An older name, which always wants all arguments. */
  sendto(buffer, offset, length, port, address, callback) {
    validateNumber(offset, 'offset');
    validateNumber(length, 'length');
    validateNumber(port, 'port');
    validateString(address, 'address');
    this.send(buffer, offset, length, port, address, callback);
  },

  close(callback) {
    const state = this[kStateSymbol];
    if (typeof callback === 'function') this.on('close', callback);
    if (state.queue !== undefined) {
      state.queue.push(() => this.close());
      return this;
    }
    healthCheck(this);
    stopReceiving(this);
    state.handle.close();
    state.handle = null;
    process.nextTick(() => this.emit('close'));
    return this;
  },

  async [Symbol.asyncDispose]() {
    if (!this[kStateSymbol].handle) return;
    await new Promise((resolve) => this.close(resolve));
  },

  address() {
    healthCheck(this);
    const out = {};
    const err = this[kStateSymbol].handle.getsockname(out);
    if (err) throw new ErrnoException(err, 'getsockname');
    return out;
  },

  remoteAddress() {
    healthCheck(this);
    const state = this[kStateSymbol];
    if (state.connectState !== ConnectState.CONNECTED) throw new ERR_SOCKET_DGRAM_NOT_CONNECTED();
    const out = {};
    const err = state.handle.getpeername(out);
    if (err) throw new ErrnoException(err, 'getpeername');
    return out;
  },

  ref() {
    this[kStateSymbol].handle?.ref();
    return this;
  },

  unref() {
    this[kStateSymbol].handle?.unref();
    return this;
  },

  ...settings,
});

/** Names that were never meant for users, and warn. */
function deprecateInternals() {
  for (const name of ['handle', 'receiving', 'bindState', 'queue', 'reuseAddr']) {
    const message = `Socket.prototype._${name} is deprecated`;
    Object.defineProperty(Socket.prototype, `_${name}`, {
      configurable: false,
      enumerable: false,
      get: deprecate(function() {
        return this[kStateSymbol][name];
      }, message, 'DEP0112'),
      set: deprecate(function(value) {
        this[kStateSymbol][name] = value;
      }, message, 'DEP0112'),
    });
  }
  for (const [name, fn] of [['_healthCheck', healthCheck], ['_stopReceiving', stopReceiving]]) {
    Socket.prototype[name] = deprecate(function() {
      return fn(this);
    }, `Socket.prototype.${name}() is deprecated`, 'DEP0112');
  }
}
deprecateInternals();

module.exports = {
  _createSocketHandle: deprecate(createSocketHandle, 'dgram._createSocketHandle() is deprecated', 'DEP0112'),
  createSocket,
  Socket,
};
