'use strict';

// Sockets and servers, of streams and of datagrams, as they are passed from one process to another: how each is named on the wire, what is passed, and
// what becomes of it on both sides.

const { codes: { ERR_INVALID_HANDLE_TYPE } } = require('internal/errors');
const { Pipe } = require('internal/pipe_wrap');
const { TCP } = require('internal/tcp_wrap');

// handleOf(value): its handle; describe(value, lists): what else the other process must know; receive(handle, done,
// description, lists): makes it anew there; sent(value, handle): it has been passed and is not wanted here any more.
const kinds = {
  'net.Native': {
    handleOf: (handle) => handle,
    receive: (handle, done) => done(handle),
    sent() {},
  },
  'net.Server': {
    handleOf: (server) => server._handle,
    receive(handle, done) {
      const { Server } = require('net');
      const server = new Server();
      server.listen(handle, () => done(server));
    },
    sent() {},
  },
  'net.Socket': {
    handleOf: (socket) => socket._handle,
    describe(socket, lists) {
      return socket._server ? { key: lists.sending(socket._server) } : undefined;
    },
    receive(handle, done, { key }, lists) {
      const { Socket } = require('net');
      const socket = new Socket({ handle, readable: true, writable: true });
      if (key) lists.got(key, socket);
      done(socket);
    },
    /** The socket is the other process's now: here it is left without its handle, which is closed once that has it. */
    sent(socket, handle) {
      const { kHandle } = require('internal/net/symbols');
      handle.readStop();
      handle.onread = () => {};
      socket[kHandle] = null;
      socket.setTimeout(0);
      if (socket._server) {
        socket._server._connections--;
        socket._server._emitCloseIfDrained();
        socket._server = null;
      }
    },
  },
  'dgram.Native': {
    handleOf: (handle) => handle,
    receive: (handle, done) => done(handle),
    sent() {},
  },
  'dgram.Socket': {
    handleOf: (socket) => socket[require('internal/dgram/handle').kStateSymbol].handle,
    describe: (socket) => ({ dgramType: socket.type }),
    receive(handle, done, { dgramType }) {
      const { Socket } = require('dgram');
      const socket = new Socket(dgramType);
      socket.bind(handle, () => done(socket));
    },
    sent() {},
  },
};

/** The name of what can be passed. */
function typeOf(value) {
  const { Server, Socket } = require('net');
  if (value instanceof Socket) return 'net.Socket';
  if (value instanceof Server) return 'net.Server';
  if (value instanceof TCP || value instanceof Pipe) return 'net.Native';
  if (value instanceof require('dgram').Socket) return 'dgram.Socket';
  if (value instanceof require('internal/udp_wrap').UDP) return 'dgram.Native';
  throw new ERR_INVALID_HANDLE_TYPE();
}

module.exports = { kinds, typeOf };
