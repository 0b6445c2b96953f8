'use strict';

// Socket.prototype.connect(): argument checks, the lookup of a name, and one attempt at one address. Several addresses
// are tried by happy_eyeballs.

const process = require('process');
const {
  ExceptionWithHostPort,
  codes: {
    ERR_INVALID_ADDRESS_FAMILY, ERR_INVALID_ARG_TYPE, ERR_INVALID_IP_ADDRESS, ERR_IP_BLOCKED, ERR_MISSING_ARGS,
  },
} = require('internal/errors');
const {
  validateBoolean, validateFunction, validateInt32, validateNumber, validatePort, validateString,
} = require('internal/validators');
const { causedBy } = require('internal/async_ids');
const args = require('internal/net/args');
const { TCP, Pipe, ANY_IPV4, ANY_IPV6, checkBindError } = require('internal/net/handles');
const { isIP } = require('internal/net/ip');
const { attachHandle, writeAfterFin } = require('internal/net/socket_io');
const { begin } = require('internal/perf/measured');
const { kHandle, kSetNoDelay, kSetKeepAlive, kSetKeepAliveInitialDelay } = require('internal/net/symbols');

/** An address that is being tried; the callbacks of the attempt keep it. */
class Attempt {
  constructor(address, port, addressType) {
    this.address = address;
    this.port = port;
    this.addressType = addressType;
    this.localAddress = undefined;
    this.localPort = undefined;
  }
}

function connectionError(attempt, status) {
  const { localAddress, localPort } = attempt;
  const details = localAddress && localPort ? `${localAddress}:${localPort}` : undefined;
  const err = new ExceptionWithHostPort(status, 'connect', attempt.address, attempt.port, details);
  if (details !== undefined) {
    err.localAddress = localAddress;
    err.localPort = localPort;
  }
  return err;
}

/** The error of a connect() that was refused at once, naming the address that it was made from. */
function refusedError(socket, attempt, status) {
  const local = socket._getsockname();
  const details = local.address === undefined ? undefined : `${local.address}:${local.port}`;
  return new ExceptionWithHostPort(status, 'connect', attempt.address, attempt.port, details);
}

/** Binds to what localAddress and localPort say; returns the error or null. */
function bindLocal(socket, attempt) {
  const { localAddress, localPort, addressType } = attempt;
  if (!localAddress && !localPort) return null;
  const address = localAddress || (addressType === 6 ? ANY_IPV6 : ANY_IPV4);
  const port = localPort || 0;
  const err = checkBindError(socket[kHandle].bind(address, port, 0), port, socket[kHandle]);
  if (!err) return null;
  return new ExceptionWithHostPort(err, 'bind', address, port);
}

function blockedError(socket, attempt) {
  const { address, addressType } = attempt;
  return socket.blockList?.check(address, `ipv${addressType}`) ? new ERR_IP_BLOCKED(address) : null;
}

function becomeConnected(socket, handle) {
  socket.connecting = false;
  socket._sockname = null;
  socket._unrefTimer();
  if (socket[kSetNoDelay]) handle.setNoDelay?.(true);
  if (socket[kSetKeepAlive]) handle.setKeepAlive?.(true, socket[kSetKeepAliveInitialDelay]);
  socket.emit('connect');
  socket.emit('ready');
  if (socket.readable && !socket.isPaused()) socket.read(0);
}

/** A successful attempt becomes a PerformanceEntry, for those who observe them. */
function connectMeasured(handle, host, port, callback) {
  const end = begin('net', 'connect', { host, port });
  return handle.connect(host, port, end === undefined ? callback : (status) => {
    if (status === 0) end();
    callback(status);
  });
}

function connectTcp(socket, attempt) {
  const refusal = bindLocal(socket, attempt) ?? blockedError(socket, attempt);
  if (refusal !== null) {
    socket.destroy(refusal);
    return;
  }
  const { address, port, addressType } = attempt;
  const handle = socket[kHandle];
  socket.emit('connectionAttempt', address, port, addressType);
  const err = connectMeasured(handle, address, port, (status) => {
    if (socket.destroyed || socket[kHandle] !== handle) return;
    if (status === 0) {
      becomeConnected(socket, handle);
      return;
    }
    const exception = connectionError(attempt, status);
    socket.connecting = false;
    socket.emit('connectionAttemptFailed', address, port, addressType, exception);
    socket.destroy(exception);
  });
  if (err) socket.destroy(refusedError(socket, attempt, err));
}

function connectPipe(socket, path) {
  const handle = socket[kHandle];
  const exceptionOf = (status) => new ExceptionWithHostPort(status, 'connect', path);
  const err = handle.connect(path, (status) => {
    if (socket.destroyed || socket[kHandle] !== handle) return;
    if (status === 0) {
      becomeConnected(socket, handle);
      return;
    }
    const exception = exceptionOf(status);
    socket.connecting = false;
    socket.emit('connectionAttemptFailed', path, undefined, undefined, exception);
    socket.destroy(exception);
  });
  if (err) socket.destroy(exceptionOf(err));
}

function failInTick(socket, err) {
  process.nextTick(() => socket.destroy(err));
}

/** Why an answer of a lookup cannot be connected to; null if it can. */
function answerError(ip, addressType, options) {
  if (typeof ip !== 'string' || !isIP(ip)) return new ERR_INVALID_IP_ADDRESS(ip);
  if (addressType !== 4 && addressType !== 6) {
    return new ERR_INVALID_ADDRESS_FAMILY(addressType, options.host, options.port);
  }
  return null;
}

function familyForLookup(family) {
  if (family === 'IPv4') return 4;
  return family === 'IPv6' ? 6 : family;
}

function checkPort(port) {
  if (port === undefined) return 0;
  if (typeof port !== 'number' && typeof port !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
  }
  validatePort(port);
  return port | 0;
}

function checkAttemptTimeout(value) {
  if (value === undefined || value === null) return args.getDefaultAutoSelectFamilyAttemptTimeout();
  validateInt32(value, 'options.autoSelectFamilyAttemptTimeout', 1);
  return Math.max(value, args.MIN_ATTEMPT_TIMEOUT_MS);
}

function checkAutoSelectFamily(value) {
  if (value === undefined || value === null) return args.getDefaultAutoSelectFamily();
  validateBoolean(value, 'options.autoSelectFamily');
  return value;
}

function newAttempt(ip, addressType, plan) {
  const attempt = new Attempt(ip, plan.port, addressType);
  attempt.localAddress = plan.localAddress;
  attempt.localPort = plan.localPort;
  return attempt;
}

function lookupAndConnect(socket, options) {
  const { localAddress, localPort } = options;
  const host = options.host || 'localhost';
  if (localAddress && !isIP(localAddress)) throw new ERR_INVALID_IP_ADDRESS(localAddress);
  if (localPort) validateNumber(localPort, 'options.localPort');
  const port = checkPort(options.port);
  const autoSelect = checkAutoSelectFamily(options.autoSelectFamily);
  const timeoutMs = checkAttemptTimeout(options.autoSelectFamilyAttemptTimeout);
  const plan = { host, port, localAddress, localPort, timeoutMs, options };

  const addressType = isIP(host);
  if (addressType) {
    process.nextTick(() => {
      if (socket.connecting) connectTcp(socket, newAttempt(host, addressType, plan));
    });
    return;
  }
  if (options.lookup !== undefined && options.lookup !== null) validateFunction(options.lookup, 'options.lookup');
  const dns = require('dns');
  const query = { family: familyForLookup(options.family), hints: options.hints || 0 };
  const bothFamilies = query.family !== 4 && query.family !== 6;
  if (process.platform !== 'win32' && bothFamilies && query.hints === 0) query.hints = dns.ADDRCONFIG;
  socket._host = host;
  const lookup = options.lookup || dns.lookup;
  const { lookupAndConnectMultiple } = require('internal/net/happy_eyeballs');
  const connect = autoSelect && bothFamilies && !localAddress ? lookupAndConnectMultiple : lookupAndConnectOne;
  causedBy(socket[kHandle]?.getAsyncId?.(), () => connect(socket, lookup, query, plan));
}

function lookupAndConnectOne(socket, lookup, query, plan) {
  lookup(plan.host, query, (err, ip, addressType) => {
    socket.emit('lookup', err, ip, addressType, plan.host);
    if (!socket.connecting) return;
    err ??= answerError(ip, addressType, plan.options);
    if (err) {
      failInTick(socket, err);
      return;
    }
    socket._unrefTimer();
    connectTcp(socket, newAttempt(ip, addressType, plan));
  });
}

function prepareHandle(socket, isPipe) {
  if (socket.destroyed) {
    socket[kHandle] = null;
    socket._peername = undefined;
    socket._sockname = undefined;
  }
  if (socket[kHandle]) return;
  socket[kHandle] = isPipe ? new Pipe(false) : new TCP(false);
  attachHandle(socket);
}

const connecting = {
  connect(...given) {
    const first = given[0];
    const normalized = Array.isArray(first) && first[args.normalizedArgs] ? first : args.normalizeArgs(given);
    const [options, callback] = normalized;
    const { port, path } = options;
    if (port === undefined && (path === undefined || path === null)) {
      throw new ERR_MISSING_ARGS(['options', 'port', 'path']);
    }
    if (this.write === writeAfterFin) delete this.write;
    prepareHandle(this, Boolean(path));
    if (callback !== null) this.once('connect', callback);
    if (this._parent?.connecting) return this;
    this._unrefTimer();
    this.connecting = true;
    if (path) {
      validateString(path, 'options.path');
      connectPipe(this, path);
    } else {
      lookupAndConnect(this, options);
    }
    return this;
  },
};

module.exports = {
  Attempt, connecting, connectMeasured, connectTcp, connectionError, refusedError, bindLocal, blockedError, becomeConnected, answerError, failInTick,
  newAttempt,
};
