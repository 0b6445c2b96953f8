'use strict';

// Sockets and servers as they are passed from one process to another: how each is named on the wire, what is passed, and
// what becomes of it on both sides.

const { codes: { ERR_INVALID_HANDLE_TYPE } } = require('internal/errors');
const { Pipe } = require('internal/pipe_wrap');
const { TCP } = require('internal/tcp_wrap');

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
    receive(handle, done) {
      const { Socket } = require('net');
      done(new Socket({ handle, readable: true, writable: true }));
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
};

/** The name of what can be passed. */
function typeOf(value) {
  const { Server, Socket } = require('net');
  if (value instanceof Socket) return 'net.Socket';
  if (value instanceof Server) return 'net.Server';
  if (value instanceof TCP || value instanceof Pipe) return 'net.Native';
  throw new ERR_INVALID_HANDLE_TYPE();
}

module.exports = { kinds, typeOf };
