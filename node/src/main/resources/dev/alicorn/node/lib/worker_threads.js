'use strict';

// https://nodejs.org/api/worker_threads.html

const broadcast = require('internal/worker/broadcast_channel');
const { MessageChannel, MessagePort, endpointOf, invalidPort } = require('internal/worker/message_port');
const { SHARE_ENV } = require('internal/worker/options');
const { state } = require('internal/worker/thread');
const { postMessageToThread } = require('internal/worker/to_thread');
const { isMarkedAsUntransferable, markAsUncloneable, markAsUntransferable } = require('internal/worker/transfer');
const { Worker } = require('internal/worker/worker');

const { isMainThread, parentPort, resourceLimits, threadId, threadName, workerData } = state;

function receiveMessageOnPort(port) {
  const endpoint = endpointOf(port) ?? broadcast.endpointOf(port);
  if (endpoint === undefined) throw invalidPort();
  const message = endpoint.take();
  if (message === undefined) return undefined;
  if (message.error !== undefined) throw message.error;
  return { message: message.value };
}

function moveMessagePortToContext(port, contextifiedSandbox) {
  return require('internal/worker/context_port').moveToContext(port, contextifiedSandbox);
}

function setEnvironmentData(key, value) {
  if (value === undefined) state.environmentData.delete(key);
  else state.environmentData.set(key, value);
}

function getEnvironmentData(key) {
  return state.environmentData.get(key);
}

module.exports = {
  isInternalThread: false,
  isMainThread,
  MessagePort,
  MessageChannel,
  markAsUncloneable,
  markAsUntransferable,
  isMarkedAsUntransferable,
  moveMessagePortToContext,
  receiveMessageOnPort,
  resourceLimits,
  postMessageToThread,
  threadId,
  threadName,
  SHARE_ENV,
  Worker,
  parentPort,
  workerData,
  BroadcastChannel: broadcast.BroadcastChannel,
  setEnvironmentData,
  getEnvironmentData,
  get locks() {
    return require('internal/locks').locks;
  },
};
