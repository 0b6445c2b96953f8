'use strict';

// Requests that the host has accepted: each is called back exactly once, by the id it was given.

const { Event, onEvent } = require('internal/bridge');
const { getFrame, setFrame } = require('internal/async_context');
const { wrapOnce } = require('internal/async_wrap');
const { bytesAt } = require('internal/stream_memory');

const pending = new Map();
let lastId = 0;

/**
 * Registers `callback(err, value)` and returns the id to hand to the host.
 *
 * @param type what process.getActiveResourcesInfo() calls the request, by which hooks know its class too; null for those of the library itself
 */
function add(callback, type = 'FSReqCallback') {
  const id = lastId = (lastId % 0x7fffffff) + 1;
  const request = { callback, frame: getFrame(), convert: undefined, type };
  if (type !== null) request.callback = wrapOnce(type, callback);
  pending.set(id, request);
  return id;
}

/** Has the result pass through `convertResult` before it reaches the callback. */
function convert(id, convertResult) {
  pending.get(id).convert = convertResult;
}

/** Withdraws a request that the host refused at once. */
function remove(id) {
  pending.delete(id);
}

/** @param err the error, or null or undefined where there is none */
function complete(id, err, value) {
  err ??= null;
  const request = pending.get(id);
  if (request === undefined) return;
  pending.delete(id);
  const { callback } = request;
  if (request.convert !== undefined && value !== undefined) value = request.convert(value);
  const before = getFrame();
  setFrame(request.frame);
  callback(err, value);
  setFrame(before); // an exception leaves in the frame that it came from, for those who handle it
}

/** The requests under way that users know of. */
function active() {
  return Array.from(pending.values()).filter(({ type }) => type !== null);
}

onEvent(Event.REQUEST, (id, value) => complete(id, null, value));
onEvent(Event.FILE_READ, (id, at, length) => complete(id, null, bytesAt(at, length)));

module.exports = { active, add, complete, convert, remove };
