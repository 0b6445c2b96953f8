'use strict';

// What can be set on a bound socket: multicast, broadcast, hops, buffers.

const { ErrnoException, codes: { ERR_MISSING_ARGS, ERR_SOCKET_BAD_BUFFER_SIZE, ERR_SOCKET_BUFFER_SIZE } } = require('internal/errors');
const { validateNumber, validateString } = require('internal/validators');
const { kStateSymbol } = require('internal/dgram/handle');
const { healthCheck } = require('internal/dgram/sending');
const { uvErrmapGet } = require('internal/uv');

function handleOf(socket) {
  healthCheck(socket);
  return socket[kStateSymbol].handle;
}

function check(err, syscall) {
  if (err) throw new ErrnoException(err, syscall);
}

function bufferSize(socket, size, isReceiving) {
  if (size >>> 0 !== size) throw new ERR_SOCKET_BAD_BUFFER_SIZE();
  const result = handleOf(socket).bufferSize(size, isReceiving);
  if (result >= 0) return result;
  const [code, message] = uvErrmapGet(result);
  throw new ERR_SOCKET_BUFFER_SIZE({
    errno: result, code, message, syscall: isReceiving ? 'uv_recv_buffer_size' : 'uv_send_buffer_size',
  });
}

const options = {
  setBroadcast(on) {
    check(handleOf(this).setBroadcast(on), 'setBroadcast');
  },

  setTTL(ttl) {
    validateNumber(ttl, 'ttl');
    check(handleOf(this).setTTL(ttl), 'setTTL');
    return ttl;
  },

  setMulticastTTL(ttl) {
    validateNumber(ttl, 'ttl');
    check(handleOf(this).setMulticastTTL(ttl), 'setMulticastTTL');
    return ttl;
  },

  setMulticastLoopback(on) {
    check(handleOf(this).setMulticastLoopback(on), 'setMulticastLoopback');
    return on;
  },

  setMulticastInterface(interfaceAddress) {
    healthCheck(this);
    validateString(interfaceAddress, 'interfaceAddress');
    check(handleOf(this).setMulticastInterface(interfaceAddress), 'setMulticastInterface');
  },

  addMembership(multicastAddress, interfaceAddress) {
    healthCheck(this);
    if (!multicastAddress) throw new ERR_MISSING_ARGS('multicastAddress');
    check(handleOf(this).addMembership(multicastAddress, interfaceAddress), 'addMembership');
  },

  dropMembership(multicastAddress, interfaceAddress) {
    healthCheck(this);
    if (!multicastAddress) throw new ERR_MISSING_ARGS('multicastAddress');
    check(handleOf(this).dropMembership(multicastAddress, interfaceAddress), 'dropMembership');
  },

  addSourceSpecificMembership(sourceAddress, groupAddress, interfaceAddress) {
    healthCheck(this);
    validateString(sourceAddress, 'sourceAddress');
    validateString(groupAddress, 'groupAddress');
    check(handleOf(this).addSourceSpecificMembership(sourceAddress, groupAddress, interfaceAddress), 'addSourceSpecificMembership');
  },

  dropSourceSpecificMembership(sourceAddress, groupAddress, interfaceAddress) {
    healthCheck(this);
    validateString(sourceAddress, 'sourceAddress');
    validateString(groupAddress, 'groupAddress');
    check(handleOf(this).dropSourceSpecificMembership(sourceAddress, groupAddress, interfaceAddress), 'dropSourceSpecificMembership');
  },

  setRecvBufferSize(size) {
    bufferSize(this, size, true);
  },

  setSendBufferSize(size) {
    bufferSize(this, size, false);
  },

  getRecvBufferSize() {
    return bufferSize(this, 0, true);
  },

  getSendBufferSize() {
    return bufferSize(this, 0, false);
  },

  getSendQueueSize() {
    return this[kStateSymbol].handle.getSendQueueSize();
  },

  getSendQueueCount() {
    return this[kStateSymbol].handle.getSendQueueCount();
  },
};

module.exports = { options };
