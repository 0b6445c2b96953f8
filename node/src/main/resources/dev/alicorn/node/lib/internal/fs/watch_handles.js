'use strict';
// Handles of the host's watching, and who hears each one's events.

const { wrap } = require('internal/async_wrap');
const { fromHostPath, toHostPath } = require('internal/fs/paths');

const binding = internalBinding('fs_event');

const listeners = new Map();

const wraps = new Map(); // what hooks know of handles

function deliver(handle, err, eventType, filename) {
  const listener = listeners.get(handle);
  if (listener === undefined) return;
  const watched = wraps.get(handle);
  if (watched === undefined) listener(err, eventType, filename);
  else watched.call(listener, undefined, err, eventType, filename);
}

const ENOSPC = -28;

/** Starts watching one file or directory; `listener(err, eventType, filename)`, the name in `encoding`. */
function start(path, persistent, encoding, listener) {
  binding.onevent = deliver;
  let handle;
  try {
    handle = binding.start(toHostPath(path), Boolean(persistent));
  } catch (err) {
    const { uvException } = require('internal/errors');
    const message = err.errno === ENOSPC ? 'System limit for number of file watchers reached' : '';
    const error = uvException({ errno: err.errno, code: err.code, syscall: 'watch', path, message });
    error.filename = path;
    throw error;
  }
  listeners.set(handle, (err, eventType, filename) => {
    listener(err, eventType, filename == null ? null : fromHostPath(filename, encoding));
  });
  const watched = wrap('FSEVENTWRAP', { path });
  if (watched !== null) wraps.set(handle, watched);
  return handle;
}

function close(handle) {
  listeners.delete(handle);
  wraps.get(handle)?.destroy();
  wraps.delete(handle);
  binding.close(handle);
}

const ref = (handle) => binding.ref(handle);
const unref = (handle) => binding.unref(handle);

module.exports = { close, ref, start, unref };
