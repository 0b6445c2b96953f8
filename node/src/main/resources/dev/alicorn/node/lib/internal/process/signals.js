'use strict';

// Signals as events of the process: one is watched while it has a listener, and keeps no program alive.
// https://nodejs.org/api/process.html#signal-events

const { Event, onEvent } = require('internal/bridge');
const { wrap } = require('internal/async_wrap');
const { signals } = require('internal/util/signals');
const { UV_ENOTSUP } = require('internal/uv');

const binding = internalBinding('signal_wrap');

const watches = new Map(); // id by name
const names = new Map(); // name by id
const wraps = new Map(); // by id: what hooks know of a watch

onEvent(Event.SIGNAL, (id, number) => {
  const name = names.get(id);
  if (name === undefined) return;
  const process = require('process');
  const watched = wraps.get(id);
  if (watched === undefined) process.emit(name, name, number);
  else watched.call(process.emit, process, name, name, number);
});

function isSignal(event) {
  return typeof event === 'string' && Object.hasOwn(signals, event);
}

function onNewListener(event) {
  if (!isSignal(event) || watches.has(event)) return;
  const id = binding.start(signals[event]);
  if (id === UV_ENOTSUP) return; // A program that would like to hear of a signal runs where none can be heard.
  if (id < 0) {
    const { ErrnoException } = require('internal/errors');
    throw new ErrnoException(id, 'uv_signal_start');
  }
  binding.unref(id);
  watches.set(event, id);
  names.set(id, event);
  const watched = wrap('SIGNALWRAP', { signal: event });
  if (watched !== null) wraps.set(id, watched);
}

function onRemoveListener(event) {
  const id = watches.get(event);
  if (id === undefined || require('process').listenerCount(event) > 0) return;
  watches.delete(event);
  names.delete(id);
  binding.close(id);
  wraps.get(id)?.destroy();
  wraps.delete(id);
}

/** Runs `perform` while nobody hears of this signal; listeners hear of those that come afterwards. */
function withoutListeners(event, perform) {
  const id = watches.get(event);
  if (id === undefined) return perform();
  binding.close(id);
  try {
    return perform();
  } finally {
    const next = binding.start(signals[event]);
    binding.unref(next);
    watches.set(event, next);
    names.delete(id);
    names.set(next, event);
    if (wraps.has(id)) wraps.set(next, wraps.get(id));
    wraps.delete(id);
  }
}

function watchListeners(process) {
  process.on('newListener', onNewListener);
  process.on('removeListener', onRemoveListener);
}

/** In a worker no signal is heard: they are the main thread's. */
function ignoreListeners(process) {
  process.removeListener('newListener', onNewListener);
  process.removeListener('removeListener', onRemoveListener);
}

module.exports = { ignoreListeners, watchListeners, withoutListeners };
