'use strict';
// The base of all streams: an emitter with the pipe of the first streams, which knew only 'data' and 'end'.

const EE = require('events');

function Stream(options) {
  EE.call(this, options);
}
Object.setPrototypeOf(Stream.prototype, EE.prototype);
Object.setPrototypeOf(Stream, EE);

Stream.prototype.pipe = function(dest, options) {
  const source = this;
  // [emitter, event, listener] of all that the pipe listens to.
  const listening = [];
  const listen = (emitter, event, listener, first = false) => {
    listening.push([emitter, event, listener]);
    if (first) prependListener(emitter, event, listener);
    else emitter.on(event, listener);
  };
  const cleanup = () => {
    for (const [emitter, event, listener] of listening) emitter.removeListener(event, listener);
  };
  function onerror(err) {
    cleanup();
    if (EE.listenerCount(this, 'error') === 0) this.emit('error', err);
  }
  listen(source, 'data', (chunk) => {
    if (dest.writable && dest.write(chunk) === false && source.pause) source.pause();
  });
  listen(dest, 'drain', () => {
    if (source.readable && source.resume) source.resume();
  });
  // A stream that stands for a process's output is not ended by what is piped to it.
  if (!dest._isStdio && options?.end !== false) listenForEnd(source, dest, listen);
  listen(source, 'error', onerror, true);
  listen(dest, 'error', onerror, true);
  listen(source, 'end', cleanup);
  listen(source, 'close', cleanup);
  listen(dest, 'close', cleanup);
  dest.emit('pipe', source);
  return dest;
};

function listenForEnd(source, dest, listen) {
  let ended = false;
  listen(source, 'end', () => {
    if (ended) return;
    ended = true;
    dest.end();
  });
  listen(source, 'close', () => {
    if (ended) return;
    ended = true;
    if (typeof dest.destroy === 'function') dest.destroy();
  });
}

// Streams lay their table of listeners out beforehand: a name in it may have no listener.
Stream.prototype.eventNames = function eventNames() {
  const events = this._events;
  return Reflect.ownKeys(events).filter((name) => {
    const listeners = events[name];
    return typeof listeners === 'function' || (Array.isArray(listeners) && listeners.length > 0);
  });
};

/** Puts a listener before all others, also on emitters that have no prependListener of their own. */
function prependListener(emitter, event, listener) {
  if (typeof emitter.prependListener === 'function') {
    emitter.prependListener(event, listener);
    return;
  }
  const present = emitter._events?.[event];
  if (!present) emitter.on(event, listener);
  else if (Array.isArray(present)) present.unshift(listener);
  else emitter._events[event] = [listener, present];
}

module.exports = { Stream, prependListener };
