'use strict';

// What moves with a message beside buffers and ports: signals, file handles, streams. Each is taken apart into a name that
// internal/worker/revivers knows, data, and the ports that join what is left here with what comes to life there.

const { kTransfer, structuredClone } = require('internal/structured_clone');

function isMovable(value) {
  if (typeof value !== 'object' || value === null) return false;
  return typeof value[kTransfer] === 'function' || require('internal/webstreams/transfer').transferOf(value) !== undefined;
}

/** `{ name, data, ports }` of an object that goes to another thread. It is gone from here, even if the message fails. */
function takeApart(value) {
  if (typeof value[kTransfer] === 'function') return value[kTransfer]();
  return require('internal/webstreams/remote').takeApart(value);
}

function moveWithin(value) {
  const { name, data, ports } = value[kTransfer]();
  return require('internal/worker/revivers')[name](structuredClone(data, { transfer: ports }));
}

/** What moves an object to its heir in this thread, a function of it; undefined if it cannot be moved. */
function moverOf(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  const { isMessagePort, moved } = require('internal/worker/message_port');
  if (isMessagePort(value)) return moved;
  if (typeof value[kTransfer] === 'function') return moveWithin;
  return require('internal/webstreams/transfer').transferOf(value);
}

module.exports = { isMovable, moverOf, takeApart };
