'use strict';

// Making handles for descriptors and for addresses to listen on.

const { codes: { ERR_INVALID_FD_TYPE } } = require('internal/errors');
const { validateInt32 } = require('internal/validators');
const { Pipe } = require('internal/pipe_wrap');
const { TCP } = require('internal/tcp_wrap');
const { UV_EACCES, UV_EADDRINUSE, UV_EINVAL, UV_ENOENT } = require('internal/uv');

const stdio = internalBinding('stdio');

const ANY_IPV4 = '0.0.0.0';
const ANY_IPV6 = '::';
const FLAG_IPV6_ONLY = 1;
const FLAG_REUSE_PORT = 2;

function getFlags({ ipv6Only, reusePort }) {
  return (ipv6Only === true ? FLAG_IPV6_ONLY : 0) | (reusePort === true ? FLAG_REUSE_PORT : 0);
}

/** A handle of the class that suits what the descriptor is. */
function createHandle(fd, isServer) {
  validateInt32(fd, 'fd', 0);
  const type = stdio.guessHandleType(fd);
  if (type === 'PIPE') return new Pipe(isServer);
  if (type === 'TCP') return new TCP(isServer);
  throw new ERR_INVALID_FD_TYPE(type);
}

function openServerHandle(fd) {
  let handle;
  try {
    handle = createHandle(fd, true);
  } catch {
    return UV_EINVAL; // Reported by the server's 'error' event, as every other refusal of the system is.
  }
  const err = handle.open(fd);
  return err ? err : handle;
}

/** A bound handle, or the error number. Port and address type -1: `address` is a path. */
function createServerHandle(address, port, addressType, fd, flags) {
  if (typeof fd === 'number' && fd >= 0) return openServerHandle(fd);
  const isPipe = port === -1 && addressType === -1;
  const handle = isPipe ? new Pipe(true) : new TCP(true);
  let err;
  if (isPipe) {
    err = handle.bind(address);
    if (err === UV_ENOENT) err = UV_EACCES; // A folder that is not there is told as on Windows.
  } else if (address) {
    err = handle.bind(address, port, flags);
  } else {
    err = handle.bind(ANY_IPV6, port, flags);
    if (err) {
      handle.close();
      return createServerHandle(ANY_IPV4, port, 4, undefined, flags);
    }
  }
  if (err) {
    handle.close();
    return err;
  }
  return handle;
}

/**
 * A taken port may be reported by bind() only later, and then the socket would be bound to another one: so the port that
 * was asked for is compared with the one that it got.
 */
function checkBindError(err, port, handle) {
  if (err || port <= 0) return err;
  const out = {};
  err = handle.getsockname(out);
  return !err && port !== out.port ? UV_EADDRINUSE : err;
}

module.exports = { TCP, Pipe, ANY_IPV4, ANY_IPV6, getFlags, createHandle, createServerHandle, checkBindError };
