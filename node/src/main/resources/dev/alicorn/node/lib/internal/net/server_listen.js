'use strict';

// Server.prototype.listen() in all its forms.

const process = require('process');
const {
  ErrnoException, ExceptionWithHostPort, UVExceptionWithHostPort, codes: { ERR_INVALID_ARG_VALUE, ERR_SERVER_ALREADY_LISTEN },
} = require('internal/errors');
const { validateAbortSignal, validatePort } = require('internal/validators');
const { causedBy } = require('internal/async_ids');
const { UV_EADDRINUSE } = require('internal/uv');
const { listenEnd, listenError, listenStart } = require('internal/net/channels');
const { normalizeArgs, toNumber, isPipeName } = require('internal/net/args');
const { TCP, Pipe, ANY_IPV4, ANY_IPV6, checkBindError, createServerHandle, getFlags } = require('internal/net/handles');
const { getBroker } = require('internal/net/listen_broker');
const { owner_symbol } = require('internal/net/symbols');

const DEFAULT_BACKLOG = 511;
const ALL_MAY_READ = 0o444;
const ALL_MAY_WRITE = 0o222;

/** Binds to all addresses: IPv6 with IPv4 inside, and IPv4 alone where the system has no IPv6. */
function bindAny(port, fd, flags) {
  const handle = createServerHandle(ANY_IPV6, port, 6, fd, flags);
  if (typeof handle !== 'number' || handle === UV_EADDRINUSE) return { handle, address: ANY_IPV6, addressType: 6 };
  return { handle: createServerHandle(ANY_IPV4, port, 4, fd, flags), address: ANY_IPV4, addressType: 4 };
}

function emitErrorInTick(server, err) {
  process.nextTick(() => {
    server.emit('error', err);
    listenError(server, err);
  });
}

function setupListenHandle(address, port, addressType, backlog, fd, flags) {
  if (!this._handle) {
    let handle;
    if (!address && typeof fd !== 'number') ({ handle, address, addressType } = bindAny(port, fd, flags));
    else handle = createServerHandle(address, port, addressType, fd, flags);
    if (typeof handle === 'number') {
      emitErrorInTick(this, new UVExceptionWithHostPort(handle, 'listen', address, port));
      return;
    }
    this._handle = handle;
  }
  this._handle.onconnection = require('internal/net/server').onconnection;
  this._handle[owner_symbol] = this;
  const err = this._handle.listen(+backlog | 0 || DEFAULT_BACKLOG);
  if (err) {
    this._handle.close();
    this._handle = null;
    emitErrorInTick(this, new UVExceptionWithHostPort(err, 'listen', address, port));
    return;
  }
  this._connectionKey = `${addressType}:${address}:${port}`;
  if (this._unref) this.unref();
  causedBy(this._handle.getAsyncId?.(), () => process.nextTick(() => {
    if (!this._handle) return;
    this.emit('listening');
    listenEnd(this);
  }));
}

/**
 * Listens on a handle of the cluster's primary, in a worker that does not want one of its own.
 *
 * @param where address, port, addressType, fd, flags, and what else the primary should know
 */
function listenByBroker(server, { backlog, exclusive, ...where }) {
  const { address, port, addressType, fd, flags } = where;
  const broker = getBroker();
  if (broker === null || exclusive) {
    server._listen2(address, port, addressType, backlog, fd, flags);
    return;
  }
  const listeningId = ++server._listeningId;
  broker(server, { ...where, backlog }, (errno, handle) => {
    if (listeningId !== server._listeningId) { // Closed, or told to listen elsewhere, in the meantime.
      handle?.close();
      return;
    }
    const err = handle === null ? errno : checkBindError(errno, port, handle);
    if (err) {
      handle?.close();
      server.emit('error', new ExceptionWithHostPort(err, 'bind', address, port));
      return;
    }
    server._handle = handle;
    server._listen2(address, port, addressType, backlog, fd, flags);
  });
}

function isLinkLocal(address) {
  return /^fe[89ab][0-9a-f]:/i.test(address);
}

function lookupAndListen(server, port, { host, exclusive }, backlog, flags) {
  const listeningId = ++server._listeningId;
  require('dns').lookup(host, { all: true }, (err, answers) => {
    if (server._listeningId !== listeningId) return; // Closed, or told to listen elsewhere, in the meantime.
    if (err) {
      server.emit('error', err);
      listenError(server, err);
      return;
    }
    const { address, family } = answers.find((answer) => !isLinkLocal(answer.address)) ?? answers[0];
    listenByBroker(server, { address, port, addressType: family, backlog, exclusive, flags });
  });
}

function addAbortSignal(server, { signal }) {
  if (signal === undefined) return;
  validateAbortSignal(signal, 'options.signal');
  const onAborted = () => server.close();
  if (signal.aborted) {
    process.nextTick(onAborted);
    return;
  }
  signal.addEventListener('abort', onAborted, { once: true });
  server.once('close', () => signal.removeEventListener('abort', onAborted));
}

function changeMode(server, path, options) {
  const bits = (options.readableAll === true ? ALL_MAY_READ : 0) | (options.writableAll === true ? ALL_MAY_WRITE : 0);
  if (bits === 0) return;
  const fs = require('fs');
  try {
    fs.chmodSync(path, (fs.statSync(path).mode & 0o7777) | bits);
  } catch (err) {
    server._handle.close();
    server._handle = null;
    throw new ErrnoException(err.errno, 'uv_pipe_chmod');
  }
}

function wantsAnyPort(given, options) {
  return given.length === 0 || typeof given[0] === 'function' ||
    (options.port === undefined && 'port' in options) || options.port === null;
}

function listenOnPort(server, options, backlog) {
  validatePort(options.port, 'options.port');
  const port = options.port | 0;
  const flags = getFlags(options);
  const exclusive = Boolean(options.exclusive || options.reusePort);
  if (options.host) lookupAndListen(server, port, { host: options.host, exclusive }, backlog, flags);
  else listenByBroker(server, { address: null, port, addressType: 4, backlog, exclusive, flags });
}

function listenOnPath(server, options, backlog) {
  const path = server._pipeName = options.path;
  const { exclusive, readableAll, writableAll } = options;
  listenByBroker(server, { address: path, port: -1, addressType: -1, backlog, exclusive, flags: 0, readableAll, writableAll });
  if (server._handle) changeMode(server, path, options);
}

const listening = {
  _listen2: setupListenHandle,

  listen(...given) {
    const [normalized, callback] = normalizeArgs(given);
    if (this._handle) throw new ERR_SERVER_ALREADY_LISTEN();
    listenStart(this, normalized);
    if (callback !== null) this.once('listening', callback);
    const backlogFromArgs = toNumber(given.length > 1 && given[1]) || toNumber(given.length > 2 && given[2]);
    let options = normalized._handle || normalized.handle || normalized;
    if (options instanceof TCP || options instanceof Pipe) {
      this._handle = options;
      this._listen2(null, -1, -1, backlogFromArgs, undefined, 0);
      return this;
    }
    addAbortSignal(this, options);
    if (typeof options.fd === 'number' && options.fd >= 0) {
      listenByBroker(this, {
        address: null, port: null, addressType: null, backlog: backlogFromArgs, fd: options.fd, flags: 0,
      });
      return this;
    }
    if (wantsAnyPort(given, options)) options = { ...options, port: 0 };
    const backlog = options.backlog || backlogFromArgs;
    if (typeof options.port === 'number' || typeof options.port === 'string') {
      listenOnPort(this, options, backlog);
    } else if (options.path && isPipeName(options.path)) {
      listenOnPath(this, options, backlog);
    } else if (!('port' in options) && !('path' in options)) {
      throw new ERR_INVALID_ARG_VALUE('options', options, 'must have the property "port" or "path"');
    } else {
      throw new ERR_INVALID_ARG_VALUE('options', options);
    }
    return this;
  },
};

module.exports = { listening };
