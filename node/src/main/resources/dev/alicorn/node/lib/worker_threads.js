'use strict';

// https://nodejs.org/api/worker_threads.html: the part that one thread can have. Ports and channels work within it.

const { codes } = require('internal/errors');
const broadcast = require('internal/worker/broadcast_channel');
const { MessageChannel, MessagePort, endpointOf, invalidPort } = require('internal/worker/message_port');
const { isMarkedAsUntransferable, markAsUncloneable, markAsUntransferable } = require('internal/worker/transfer');

const {
  ERR_CLOSED_MESSAGE_PORT, ERR_METHOD_NOT_IMPLEMENTED, ERR_WORKER_MESSAGING_FAILED, ERR_WORKER_MESSAGING_SAME_THREAD,
} = codes;

const SHARE_ENV = Symbol.for('nodejs.worker_threads.SHARE_ENV');
const threadId = 0;
const environmentData = new Map();

class Worker extends require('events') {
  constructor(filename, options = {}) { // eslint-disable-line no-unused-vars
    throw new ERR_METHOD_NOT_IMPLEMENTED('Worker');
  }
}
Object.defineProperty(Worker, 'length', { value: 1 });

function receiveMessageOnPort(port) {
  const endpoint = endpointOf(port) ?? broadcast.endpointOf(port);
  if (endpoint === undefined) throw invalidPort();
  const message = endpoint.take();
  return message === undefined ? undefined : { message: message.value };
}

const moveMessagePortToContext = { moveMessagePortToContext(...args) {
  const endpoint = endpointOf(args[0]);
  if (endpoint === undefined) throw invalidPort();
  if (!endpoint.isOpen) throw new ERR_CLOSED_MESSAGE_PORT();
  throw new ERR_METHOD_NOT_IMPLEMENTED('moveMessagePortToContext');
} }.moveMessagePortToContext;

/** There is no other thread that could have the id. */
async function postMessageToThread(target, value, transferList, timeout) { // eslint-disable-line no-unused-vars
  if (target === threadId) throw new ERR_WORKER_MESSAGING_SAME_THREAD();
  throw new ERR_WORKER_MESSAGING_FAILED();
}

function setEnvironmentData(key, value) {
  if (value === undefined) environmentData.delete(key);
  else environmentData.set(key, value);
}

function getEnvironmentData(key) {
  return environmentData.get(key);
}

const locks = {
  request() { throw new ERR_METHOD_NOT_IMPLEMENTED('locks.request'); },
  query() { throw new ERR_METHOD_NOT_IMPLEMENTED('locks.query'); },
};

module.exports = {
  isInternalThread: false,
  isMainThread: true,
  MessagePort,
  MessageChannel,
  markAsUncloneable,
  markAsUntransferable,
  isMarkedAsUntransferable,
  moveMessagePortToContext,
  receiveMessageOnPort,
  resourceLimits: {},
  postMessageToThread,
  threadId,
  threadName: '',
  SHARE_ENV,
  Worker,
  parentPort: null,
  workerData: null,
  BroadcastChannel: broadcast.BroadcastChannel,
  setEnvironmentData,
  getEnvironmentData,
  locks,
};
