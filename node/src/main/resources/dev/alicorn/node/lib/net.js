'use strict';

// The net module: TCP and local stream sockets.

const args = require('internal/net/args');
const { clientSocket } = require('internal/net/channels');
const { createServerHandle } = require('internal/net/handles');
const { isIP, isIPv4, isIPv6 } = require('internal/net/ip');
const { Server } = require('internal/net/server');
const { Socket } = require('internal/net/socket');

function connect(...given) {
  const normalized = args.normalizeArgs(given);
  const [options] = normalized;
  const socket = new Socket(options);
  clientSocket(socket);
  if (options.timeout) socket.setTimeout(options.timeout);
  return socket.connect(normalized);
}

function createServer(options, connectionListener) {
  return new Server(options, connectionListener);
}

module.exports = {
  _createServerHandle: createServerHandle,
  _normalizeArgs: args.normalizeArgs,
  get BlockList() {
    return require('internal/blocklist').BlockList;
  },
  get SocketAddress() {
    return require('internal/socket_address').SocketAddress;
  },
  connect,
  createConnection: connect,
  createServer,
  isIP,
  isIPv4,
  isIPv6,
  Server,
  Socket,
  Stream: Socket,
  getDefaultAutoSelectFamily: args.getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily: args.setDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout: args.getDefaultAutoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout: args.setDefaultAutoSelectFamilyAttemptTimeout,
};
