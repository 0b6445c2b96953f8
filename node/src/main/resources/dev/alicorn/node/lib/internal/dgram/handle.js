'use strict';

// The handle of a socket: of which family it is, and how it finds the addresses of names.

const { codes: { ERR_SOCKET_BAD_TYPE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { UDP } = require('internal/udp_wrap');
const { UV_EINVAL } = require('internal/uv');

const stdio = internalBinding('stdio');

/** What the modules of dgram know of a socket. */
const kStateSymbol = Symbol('state symbol');

const FAMILIES = {
  udp4: { number: 4, any: '0.0.0.0', local: '127.0.0.1' },
  udp6: { number: 6, any: '::', local: '::1' },
};

function familyOf(type) {
  if (!Object.hasOwn(FAMILIES, type)) throw new ERR_SOCKET_BAD_TYPE();
  return FAMILIES[type];
}

function newHandle(type, lookup) {
  if (lookup === undefined) lookup = (...args) => require('dns').lookup(...args);
  else validateFunction(lookup, 'lookup');
  const { number, local } = familyOf(type);
  const handle = new UDP(number);
  handle.lookup = (address, callback) => lookup(address || local, number, callback);
  return handle;
}

/** A bound handle, or the error number. */
function createSocketHandle(address, port, addressType, fd, flags) {
  const handle = newHandle(addressType);
  let err;
  if (Number.isInteger(fd) && fd > 0) {
    err = stdio.guessHandleType(fd) === 'UDP' ? handle.open(fd) : UV_EINVAL;
  } else if (port || address) {
    err = handle.bind(address || familyOf(addressType).any, port || 0, flags);
  }
  if (!err) return handle;
  handle.close();
  return err;
}

module.exports = { createSocketHandle, familyOf, kStateSymbol, newHandle };
