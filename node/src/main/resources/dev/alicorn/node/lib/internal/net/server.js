'use strict';

// net.Server: accepts connections from a listening handle and hands them out as sockets.

const EventEmitter = require('events');
const process = require('process');
const { ErrnoException, codes: { ERR_INVALID_ARG_TYPE, ERR_SERVER_NOT_RUNNING } } = require('internal/errors');
const { validateFunction, validateNumber } = require('internal/validators');
const { BlockList } = require('internal/blocklist');
const { serverSocket } = require('internal/net/channels');
const { keepAliveSeconds } = require('internal/net/args');
const { isIP } = require('internal/net/ip');
const { Pipe } = require('internal/net/handles');
const { Socket } = require('internal/net/socket');
const {
  owner_symbol, kSetNoDelay, kSetKeepAlive, kSetKeepAliveInitialDelay,
} = require('internal/net/symbols');

const kRejection = Symbol.for('nodejs.rejection');

function Server(options, connectionListener) {
  if (!(this instanceof Server)) return new Server(options, connectionListener);
  EventEmitter.call(this);

  if (typeof options === 'function') {
    connectionListener = options;
    options = {};
  } else if (options === null || options === undefined) {
    options = {};
  } else if (typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  if (typeof connectionListener === 'function') this.on('connection', connectionListener);

  this._connections = 0;
  this._handle = null;
  this._usingWorkers = false;
  this._workers = [];
  this._unref = false;
  this._listeningId = 1;
  this.allowHalfOpen = options.allowHalfOpen || false;
  this.pauseOnConnect = Boolean(options.pauseOnConnect);
  this.noDelay = Boolean(options.noDelay);
  this.keepAlive = Boolean(options.keepAlive);
  this.keepAliveInitialDelay = keepAliveSeconds(options);
  if (options.highWaterMark !== undefined) validateNumber(options.highWaterMark, 'options.highWaterMark');
  this.highWaterMark = options.highWaterMark ?? require('stream').getDefaultHighWaterMark(false);
  if (options.blockList) {
    if (!BlockList.isBlockList(options.blockList)) {
      throw new ERR_INVALID_ARG_TYPE('options.blockList', 'net.BlockList', options.blockList);
    }
    this.blockList = options.blockList;
  }
}
Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Server, EventEmitter);

/** Both ends of a connection, for the 'drop' event; a local socket has no addresses to tell. */
function ends(clientHandle) {
  if (clientHandle instanceof Pipe) return undefined;
  const local = {};
  const remote = {};
  clientHandle.getsockname(local);
  clientHandle.getpeername(remote);
  return {
    localAddress: local.address, localPort: local.port, localFamily: local.family,
    remoteAddress: remote.address, remotePort: remote.port, remoteFamily: remote.family,
  };
}

function isBlocked(server, clientHandle) {
  if (!server.blockList || clientHandle instanceof Pipe) return false;
  const remote = {};
  clientHandle.getpeername(remote);
  const type = isIP(remote.address);
  return type !== 0 && server.blockList.check(remote.address, `ipv${type}`);
}

/** The handle's onconnection: `this` is the handle. */
function onconnection(status, clientHandle) {
  const server = this[owner_symbol];
  if (status) {
    server.emit('error', new ErrnoException(status, 'accept'));
    return;
  }
  const { maxConnections } = server;
  if (maxConnections !== undefined && maxConnections !== null && server._connections >= maxConnections) {
    server.emit('drop', ends(clientHandle));
    clientHandle.close();
    return;
  }
  if (isBlocked(server, clientHandle)) {
    clientHandle.close();
    return;
  }
  accept(server, clientHandle);
}

function accept(server, clientHandle) {
  const socket = new Socket({
    handle: clientHandle,
    allowHalfOpen: server.allowHalfOpen,
    pauseOnCreate: server.pauseOnConnect,
    readable: true,
    writable: true,
    readableHighWaterMark: server.highWaterMark,
    writableHighWaterMark: server.highWaterMark,
  });
  if (server.noDelay && clientHandle.setNoDelay) {
    socket[kSetNoDelay] = true;
    clientHandle.setNoDelay(true);
  }
  if (server.keepAlive && clientHandle.setKeepAlive) {
    socket[kSetKeepAlive] = true;
    socket[kSetKeepAliveInitialDelay] = server.keepAliveInitialDelay;
    clientHandle.setKeepAlive(true, server.keepAliveInitialDelay);
  }
  server._connections++;
  socket.server = server;
  socket._server = server;
  server.emit('connection', socket);
  serverSocket(socket);
}

/** Counts also the connections that other processes have. */
function countWithWorkers(server, callback) {
  let left = server._workers.length + 1;
  let total = 0;
  const add = (err, count) => {
    if (err) {
      left = -1;
      callback(err);
      return;
    }
    total += count;
    if (--left === 0) callback(null, total);
  };
  for (const list of server._workers) list.getConnections(add);
  process.nextTick(add, null, server._connections);
}

/** Closes when no other process has a connection either. */
function closeWithWorkers(server) {
  let left = server._workers.length;
  const done = () => {
    if (--left > 0) return;
    server._connections--;
    server._emitCloseIfDrained();
  };
  server._connections++; // until the others have answered
  if (left === 0) done();
  for (const list of [...server._workers]) list.close(done);
}

const methods = {
  get listening() {
    return Boolean(this._handle);
  },

  address() {
    const handle = this._handle;
    if (handle?.getsockname && !(handle instanceof Pipe)) {
      const out = {};
      const err = handle.getsockname(out);
      if (err) throw new ErrnoException(err, 'address');
      return out;
    }
    return this._pipeName ?? null;
  },

  getConnections(callback) {
    validateFunction(callback, 'callback');
    if (this._usingWorkers) countWithWorkers(this, callback);
    else process.nextTick(callback, null, this._connections);
    return this;
  },

  /** Some connections are passed to a process: `list` asks it for them. */
  _setupWorker(list) {
    this._usingWorkers = true;
    this._workers.push(list);
    list.once('exit', () => this._workers.splice(this._workers.indexOf(list), 1));
  },

  close(callback) {
    this._listeningId++; // A lookup that is under way listens no more.
    if (typeof callback === 'function') {
      if (this._handle) this.once('close', callback);
      else this.once('close', () => callback(new ERR_SERVER_NOT_RUNNING()));
    }
    if (this._handle) {
      this._handle.close();
      this._handle = null;
    }
    if (this._usingWorkers) closeWithWorkers(this);
    else this._emitCloseIfDrained();
    return this;
  },

  _emitCloseIfDrained() {
    if (this._handle || this._connections) return;
    process.nextTick(() => this.emit('close'));
  },

  ref() {
    this._unref = false;
    if (this._handle) this._handle.ref();
    return this;
  },

  unref() {
    this._unref = true;
    if (this._handle) this._handle.unref();
    return this;
  },

  async [Symbol.asyncDispose]() {
    if (!this._handle) return;
    await new Promise((resolve, reject) => this.close((err) => (err ? reject(err) : resolve())));
  },

  [kRejection](err, event, socket) {
    if (event === 'connection') socket.destroy(err);
    else this.emit('error', err);
  },
};

const { listening } = require('internal/net/server_listen');
for (const part of [methods, listening]) {
  Object.defineProperties(Server.prototype, Object.getOwnPropertyDescriptors(part));
}

module.exports = { Server, onconnection };
