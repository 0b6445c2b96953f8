'use strict';

// Socket.prototype.send() in all its forms, and the connection of a socket.

const process = require('process');
const { Buffer } = require('buffer');
const {
  ErrnoException, ExceptionWithHostPort,
  codes: {
    ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_IP_BLOCKED, ERR_SOCKET_DGRAM_IS_CONNECTED, ERR_SOCKET_DGRAM_NOT_CONNECTED,
    ERR_SOCKET_DGRAM_NOT_RUNNING,
  },
} = require('internal/errors');
const { validatePort, validateString } = require('internal/validators');
const { BindState, enqueue } = require('internal/dgram/binding');
const { kStateSymbol } = require('internal/dgram/handle');
const { isIP } = require('internal/net/ip');

const ConnectState = { DISCONNECTED: 0, CONNECTING: 1, CONNECTED: 2 };

const MESSAGE_TYPES = ['Buffer', 'TypedArray', 'DataView', 'string'];

function toBytes(message, name) {
  if (typeof message === 'string') return Buffer.from(message);
  if (ArrayBuffer.isView(message)) return message;
  throw new ERR_INVALID_ARG_TYPE(name, MESSAGE_TYPES, message);
}

function slice(message, offset, length) {
  const bytes = toBytes(message, 'buffer');
  offset >>>= 0;
  length >>>= 0;
  if (offset > bytes.byteLength) throw new ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (offset + length > bytes.byteLength) throw new ERR_BUFFER_OUT_OF_BOUNDS('length');
  return Buffer.from(bytes.buffer, bytes.byteOffset + offset, length);
}

function toList(message) {
  if (!Array.isArray(message)) return [toBytes(message, 'buffer')];
  return message.map((part) => {
    if (typeof part === 'string') return Buffer.from(part);
    if (!ArrayBuffer.isView(part)) throw new ERR_INVALID_ARG_TYPE('buffer list arguments', MESSAGE_TYPES, message);
    return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  });
}

/** The arguments of send(), sorted: the forms differ by whether an offset is given and whether the socket is connected. */
function parseArgs(connected, [message, offset, length, port, address, callback]) {
  if (connected) {
    if (typeof length === 'number') {
      message = slice(message, offset, length);
      if (typeof port === 'function') {
        callback = port;
        port = null;
      }
    } else {
      callback = offset;
    }
    if (port || address) throw new ERR_SOCKET_DGRAM_IS_CONNECTED();
  } else if (address || port && typeof port !== 'function') {
    message = slice(message, offset, length);
  } else {
    callback = port;
    port = offset;
    address = length;
  }
  const list = toList(message);
  if (!connected) port = validatePort(port, 'Port', false);
  if (typeof callback !== 'function') callback = undefined;
  if (typeof address === 'function') {
    callback = address;
    address = undefined;
  } else if (address !== undefined && address !== null) {
    validateString(address, 'address');
  }
  return { list, port, address, callback };
}

function healthCheck(socket) {
  if (!socket[kStateSymbol].handle) throw new ERR_SOCKET_DGRAM_NOT_RUNNING();
}

function send(socket, args) {
  const state = socket[kStateSymbol];
  const connected = state.connectState === ConnectState.CONNECTED;
  const { list, port, address, callback } = parseArgs(connected, args);
  healthCheck(socket);
  if (state.bindState === BindState.UNBOUND) socket.bind({ port: 0, exclusive: true }, null);
  if (state.bindState !== BindState.BOUND) {
    enqueue(socket, () => socket.send(list, port, address, callback));
    return;
  }
  const found = (err, ip) => doSend(err, socket, ip, list, address, port, callback);
  if (connected) found(null, undefined);
  else state.handle.lookup(address, found);
}

function isBlocked(state, ip) {
  return state.sendBlockList?.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4') === true;
}

function doSend(err, socket, ip, list, address, port, callback) {
  const state = socket[kStateSymbol];
  if (!err && !state.handle) return;
  if (!err && ip && isBlocked(state, ip)) err = new ERR_IP_BLOCKED(ip);
  if (err) {
    process.nextTick(() => (callback === undefined ? socket.emit('error', err) : callback(err)));
    return;
  }
  const finish = callback && ((status, size) => {
    if (status < 0) callback(new ExceptionWithHostPort(status, 'send', address, port), size);
    else callback(null, size);
  });
  const result = state.handle.send(list, port, ip, finish);
  if (callback === undefined || result === 0) return;
  if (result > 0) process.nextTick(callback, null, result - 1);
  else process.nextTick(callback, new ExceptionWithHostPort(result, 'send', address, port));
}

function connect(socket, port, address, callback) {
  port = validatePort(port, 'Port', false);
  if (typeof address === 'function') {
    callback = address;
    address = '';
  } else if (address === undefined) {
    address = '';
  }
  validateString(address, 'address');
  const state = socket[kStateSymbol];
  if (state.connectState !== ConnectState.DISCONNECTED) throw new ERR_SOCKET_DGRAM_IS_CONNECTED();
  state.connectState = ConnectState.CONNECTING;
  if (state.bindState === BindState.UNBOUND) socket.bind({ port: 0, exclusive: true }, null);
  const begin = () => {
    if (callback) socket.once('connect', callback);
    state.handle.lookup(address, (err, ip) => doConnect(err, socket, ip, address, port, callback));
  };
  if (state.bindState === BindState.BOUND) begin();
  else enqueue(socket, begin);
}

function doConnect(err, socket, ip, address, port, callback) {
  const state = socket[kStateSymbol];
  if (!state.handle) return;
  if (!err && isBlocked(state, ip)) err = new ERR_IP_BLOCKED(ip);
  if (!err) {
    const number = state.handle.connect(ip, port);
    if (number) err = new ExceptionWithHostPort(number, 'connect', address, port);
  }
  if (err) {
    state.connectState = ConnectState.DISCONNECTED;
    process.nextTick(() => {
      if (callback) socket.removeListener('connect', callback);
      if (callback) callback(err);
      else socket.emit('error', err);
    });
    return;
  }
  state.connectState = ConnectState.CONNECTED;
  process.nextTick(() => socket.emit('connect'));
}

function disconnect(socket) {
  const state = socket[kStateSymbol];
  if (state.connectState !== ConnectState.CONNECTED) throw new ERR_SOCKET_DGRAM_NOT_CONNECTED();
  const err = state.handle.disconnect();
  if (err) throw new ErrnoException(err, 'connect');
  state.connectState = ConnectState.DISCONNECTED;
}

module.exports = { ConnectState, connect, disconnect, healthCheck, send };
