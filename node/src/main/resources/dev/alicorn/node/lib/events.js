'use strict';

const emitters = require('internal/events/emitter');
const targets = require('internal/events/targets');
const { addAbortListener } = require('internal/events/abort_listener');
const { once } = require('internal/events/once');
const { on } = require('internal/events/on');
const { validateBoolean } = require('internal/validators');

const { EventEmitter, kCapture } = emitters;
const { init } = EventEmitter;
delete EventEmitter.init;

let EventEmitterAsyncResource;

// The order of these is the order in which Object.keys(require('events')) lists them.
EventEmitter.addAbortListener = addAbortListener;
EventEmitter.once = once;
EventEmitter.on = on;
EventEmitter.getEventListeners = targets.getEventListeners;
EventEmitter.getMaxListeners = targets.getMaxListeners;
EventEmitter.EventEmitter = EventEmitter;
EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = emitters.kRejection;

Object.defineProperties(EventEmitter, {
  captureRejections: {
    get() {
      return EventEmitter.prototype[kCapture];
    },
    set(value) {
      validateBoolean(value, 'EventEmitter.captureRejections');
      EventEmitter.prototype[kCapture] = value;
    },
    enumerable: true,
  },
  EventEmitterAsyncResource: {
    get() {
      EventEmitterAsyncResource ??= require('internal/events/async_resource').EventEmitterAsyncResource;
      return EventEmitterAsyncResource;
    },
    set: undefined,
    enumerable: true,
    configurable: true,
  },
});

EventEmitter.errorMonitor = emitters.kErrorMonitor;

Object.defineProperties(EventEmitter, {
  defaultMaxListeners: {
    get: emitters.getDefaultMaxListeners,
    set: emitters.setDefaultMaxListeners,
    enumerable: true,
  },
  kMaxEventTargetListeners: { value: targets.kMaxEventTargetListeners },
  kMaxEventTargetListenersWarned: { value: targets.kMaxEventTargetListenersWarned },
});

EventEmitter.setMaxListeners = targets.setMaxListeners;
EventEmitter.init = init;
EventEmitter.listenerCount = targets.listenerCount;

module.exports = EventEmitter;
