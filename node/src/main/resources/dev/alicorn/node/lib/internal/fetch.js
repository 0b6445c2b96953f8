'use strict';

// fetch and its classes, by undici, which is loaded when one of them is first used.

const vendor = require('internal/vendor');
const { CloseEvent } = require('internal/events/close_event');
const { MessageEvent } = require('internal/worker/message_event');

// By this name the releases of undici that programs install set the dispatcher of all, and Node's own fetch finds it.
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');

// The package sets its own when it is loaded, also where a program was earlier.
const { [DISPATCHER]: earlier } = globalThis;
const undiciGlobal = vendor.load('undici-global');
if (earlier !== undefined) globalThis[DISPATCHER] = earlier;
undiciGlobal.getGlobalDispatcher = () => globalThis[DISPATCHER];

const env = require('internal/http/agent').environmentOfProxies();
if (earlier === undefined && env !== undefined) globalThis[DISPATCHER] = new (vendor.load('undici-proxy'))();

// The events of its sockets are those of the global scope.
Object.assign(vendor.load('undici-events'), {
  CloseEvent,
  MessageEvent,
  createFastMessageEvent: (type, init) => new MessageEvent(type, init),
});

module.exports = vendor.load('undici');
