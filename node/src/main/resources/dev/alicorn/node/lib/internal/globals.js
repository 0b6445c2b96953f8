'use strict';

// The global scope that a script finds. https://nodejs.org/api/globals.html

function define(name, value, enumerable = false) {
  Object.defineProperty(globalThis, name, { configurable: true, enumerable, value, writable: true });
}

/** A global whose module is loaded when it is first read. */
function defineLazy(name, load, enumerable = false) {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable,
    get() {
      const value = load();
      define(name, value, enumerable);
      return value;
    },
    set(value) {
      define(name, value, enumerable);
    },
  });
}

function accessor(name, load, enumerable = false) {
  let assigned = null;
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable,
    get: () => (assigned === null ? load() : assigned.value),
    set(value) { assigned = { value }; },
  });
}

/** What the engine has ahead of the release that is followed. */
function removeEarlyFeatures() {
  delete globalThis.Temporal;
  delete Date.prototype.toTemporalInstant;
}

function install() {
  removeEarlyFeatures();
  require('internal/atomics').install();
  define('global', globalThis, true);
  Object.defineProperty(globalThis, Symbol.toStringTag, { configurable: true, enumerable: false, value: 'global', writable: false });
  accessor('process', () => require('process'));
  accessor('Buffer', () => require('buffer').Buffer);
  installTimers();
  define('queueMicrotask', require('internal/task_queues').queueMicrotask, true);
  define('console', require('console'));
  const { URL, URLSearchParams } = require('internal/url');
  const { TextEncoder, TextDecoder } = require('internal/encoding');
  const { AbortController, AbortSignal } = require('internal/abort_controller');
  const { Event, EventTarget, CustomEvent } = require('internal/event_target');
  const { DOMException } = require('internal/dom_exception');
  const { Blob, File, atob, btoa } = require('buffer');
  const classes = { URL, URLSearchParams, TextEncoder, TextDecoder, AbortController, AbortSignal, Event, EventTarget, CustomEvent, DOMException, Blob, File };
  for (const [name, value] of Object.entries(classes)) define(name, value);
  define('structuredClone', require('internal/structured_clone').structuredClone, true);
  define('atob', atob, true);
  define('btoa', btoa, true);
  accessor('performance', () => require('perf_hooks').performance, true);
  for (const name of ['Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver',
    'PerformanceObserverEntryList']) {
    define(name, require('perf_hooks')[name]);
  }
  defineLazy('PerformanceResourceTiming', () => require('perf_hooks').PerformanceResourceTiming);
  define('CloseEvent', require('internal/events/close_event').CloseEvent);
  define('Navigator', require('internal/navigator').Navigator);
  defineLazy('navigator', () => require('internal/navigator').navigator, false);
  for (const [name, value] of Object.entries(require('internal/worker/globals').classes)) define(name, value);
  defineLazy('URLPattern', () => require('internal/url_pattern').URLPattern);
  installFetch();
  require('internal/crypto/globals').install(globalThis);
  installWebStreams();
}

/** https://nodejs.org/api/globals.html#fetch */
function fetch(input, init = undefined) {
  return require('internal/fetch').fetch(input, init);
}

function installFetch() {
  define('fetch', fetch, true);
  for (const name of ['FormData', 'Headers', 'Request', 'Response', 'WebSocket']) defineLazy(name, () => require('internal/fetch')[name]);
}

/** What options add and take away. */
function installExperiments(options, execArgv) {
  // The engine makes Temporal anew in each context.
  if (!execArgv.includes('--harmony-temporal')) removeEarlyFeatures();
  if (options['--experimental-eventsource']) defineLazy('EventSource', () => require('internal/fetch').EventSource);
  if (options['--no-experimental-global-navigator']) delete globalThis.navigator;
  if (!options['--no-experimental-websocket']) return;
  delete globalThis.WebSocket;
  delete globalThis.CloseEvent;
}

function installTimers() {
  const timers = require('timers');
  for (const name of ['clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout']) {
    define(name, timers[name], true);
  }
}

function installWebStreams() {
  const { ids } = require('internal/builtins');
  if (!ids().includes('stream/web')) return;
  const compression = ids().includes('zlib') ? ['CompressionStream', 'DecompressionStream'] : [];
  for (const name of [...compression, 'ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest',
    'ReadableByteStreamController', 'ReadableStreamDefaultController', 'TransformStream', 'TransformStreamDefaultController',
    'WritableStream', 'WritableStreamDefaultController', 'WritableStreamDefaultWriter', 'ByteLengthQueuingStrategy', 'CountQueuingStrategy',
    'TextEncoderStream', 'TextDecoderStream']) {
    defineLazy(name, () => require('stream/web')[name]);
  }
}

module.exports = { install, installExperiments };
