'use strict';

// Socket.prototype.bind() in all its forms, and what waits until a socket is bound.

const EventEmitter = require('events');
const {
  ErrnoException, ExceptionWithHostPort, codes: { ERR_INVALID_FD_TYPE, ERR_SOCKET_ALREADY_BOUND },
} = require('internal/errors');
const { familyOf, kStateSymbol } = require('internal/dgram/handle');
const { getBroker } = require('internal/net/listen_broker');
const { constants, owner_symbol } = require('internal/udp_wrap');

const stdio = internalBinding('stdio');

const BindState = { UNBOUND: 0, BINDING: 1, BOUND: 2 };

function onMessage(nread, handle, buffer, rinfo) {
  const self = handle[owner_symbol];
  if (nread < 0) {
    self.emit('error', new ErrnoException(nread, 'recvmsg'));
    return;
  }
  const { receiveBlockList } = self[kStateSymbol];
  if (receiveBlockList?.check(rinfo.address, rinfo.family === 'IPv6' ? 'ipv6' : 'ipv4')) return;
  self.emit('message', buffer, rinfo);
}

function startListening(socket) {
  const state = socket[kStateSymbol];
  state.handle.onmessage = onMessage;
  state.handle.recvStart();
  state.receiving = true;
  state.bindState = BindState.BOUND;
  if (state.recvBufferSize) socket.setRecvBufferSize(state.recvBufferSize);
  if (state.sendBufferSize) socket.setSendBufferSize(state.sendBufferSize);
  socket.emit('listening');
}

/** The socket goes on with a handle that somebody else has bound. */
function replaceHandle(self, handle) {
  const state = self[kStateSymbol];
  handle.lookup = state.handle.lookup;
  handle[owner_symbol] = self;
  state.handle.close();
  state.handle = handle;
}

function callOnListening(socket, callback) {
  function remove() {
    socket.removeListener('error', remove);
    socket.removeListener('listening', onListening);
  }
  function onListening() {
    remove();
    Reflect.apply(callback, socket, []);
  }
  socket.on('error', remove);
  socket.on('listening', onListening);
}

/** Has the cluster's primary make the handle, which all workers share that bind to the same; `where` as net's broker has it. */
function bindByBroker(socket, broker, where, syscall) {
  const state = socket[kStateSymbol];
  broker(socket, where, (errno, handle) => {
    if (errno) {
      state.bindState = BindState.UNBOUND;
      socket.emit('error', new ExceptionWithHostPort(errno, syscall, where.address, where.port));
    } else if (!state.handle) { // Closed meanwhile.
      handle.close();
    } else {
      replaceHandle(socket, handle);
      startListening(socket);
    }
  });
}

/** Who makes this socket's handle, if it is not the socket itself. */
function brokerOf(socket, exclusive) {
  return exclusive || socket[kStateSymbol].reusePort ? null : getBroker();
}

function openDescriptor(socket, fd, exclusive) {
  const broker = brokerOf(socket, exclusive);
  if (broker !== null) {
    bindByBroker(socket, broker, { address: null, port: null, addressType: null, fd, flags: null }, 'open');
    return;
  }
  const type = stdio.guessHandleType(fd);
  if (type !== 'UDP') throw new ERR_INVALID_FD_TYPE(type);
  const err = socket[kStateSymbol].handle.open(fd);
  if (err) throw new ErrnoException(err, 'open');
  startListening(socket);
}

function flagsOf({ reuseAddr, reusePort, ipv6Only }) {
  return (reuseAddr ? constants.UV_UDP_REUSEADDR : 0) | (ipv6Only ? constants.UV_UDP_IPV6ONLY : 0) |
    (reusePort ? constants.UV_UDP_REUSEPORT : 0);
}

function bindTo(socket, address, port, exclusive) {
  const state = socket[kStateSymbol];
  state.handle.lookup(address || familyOf(socket.type).any, (err, ip) => {
    if (!state.handle) return; // Closed meanwhile.
    const broker = brokerOf(socket, exclusive);
    if (!err && broker !== null) {
      const where = { address: ip, port: Number(port || 0), addressType: socket.type, fd: -1, flags: flagsOf(state) };
      bindByBroker(socket, broker, where, 'bind');
      return;
    }
    if (!err) {
      const number = state.handle.bind(ip, Number(port || 0) & 0xffff, flagsOf(state));
      if (number) err = new ExceptionWithHostPort(number, 'bind', ip, port);
    }
    if (err) {
      state.bindState = BindState.UNBOUND;
      socket.emit('error', err);
      return;
    }
    startListening(socket);
  });
}

function bind(socket, args) {
  const state = socket[kStateSymbol];
  if (state.bindState !== BindState.UNBOUND) throw new ERR_SOCKET_ALREADY_BOUND();
  state.bindState = BindState.BINDING;
  const callback = args.at(-1);
  if (typeof callback === 'function') callOnListening(socket, callback);
  const [first, second] = args;
  const options = typeof first === 'object' ? first : null;
  if (options !== null && typeof options.recvStart === 'function') {
    replaceHandle(socket, options);
    startListening(socket);
  } else if (options !== null && Number.isInteger(options.fd) && options.fd > 0) {
    openDescriptor(socket, options.fd, options.exclusive);
  } else if (options !== null) {
    bindTo(socket, options.address, options.port, options.exclusive);
  } else {
    bindTo(socket, typeof second === 'function' ? '' : second, first);
  }
}

/** Has something done once the socket is bound; not if it cannot be. */
function enqueue(socket, action) {
  const state = socket[kStateSymbol];
  if (state.queue !== undefined) {
    state.queue.push(action);
    return;
  }
  state.queue = [action];
  function onListening() {
    socket.removeListener(EventEmitter.errorMonitor, onError);
    const { queue } = state;
    state.queue = undefined;
    for (const each of queue) each();
  }
  function onError() {
    socket.removeListener('listening', onListening);
    state.queue = undefined;
  }
  socket.once(EventEmitter.errorMonitor, onError);
  socket.once('listening', onListening);
}

module.exports = { BindState, bind, enqueue };
