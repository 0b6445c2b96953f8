'use strict';

const { validateBoolean, validateFunction, validateNumber } = require('internal/validators');
const { throwUnhandled } = require('internal/events/unhandled');

const kCapture = Symbol('kCapture');
const kShapeMode = Symbol('shapeMode');
const kErrorMonitor = Symbol('events.errorMonitor');
const kRejection = Symbol.for('nodejs.rejection');

let defaultMaxListeners = 10;

function EventEmitter(opts) {
  EventEmitter.init.call(this, opts);
}

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;
Object.defineProperty(EventEmitter.prototype, kCapture, { value: false, writable: true, enumerable: false });

EventEmitter.init = function(opts) {
  const events = this._events;
  if (events === undefined || events === Object.getPrototypeOf(this)._events) {
    this._events = { __proto__: null };
    this._eventsCount = 0;
    this[kShapeMode] = false;
  } else {
    // The table was laid out beforehand: removing a listener keeps its slot.
    this[kShapeMode] = true;
  }
  this._maxListeners = this._maxListeners || undefined;
  if (opts?.captureRejections) {
    validateBoolean(opts.captureRejections, 'options.captureRejections');
    this[kCapture] = Boolean(opts.captureRejections);
  } else {
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

function getDefaultMaxListeners() {
  return defaultMaxListeners;
}

function setDefaultMaxListeners(n) {
  validateNumber(n, 'defaultMaxListeners', 0);
  defaultMaxListeners = n;
}

function maxListenersOf(emitter) {
  return emitter._maxListeners === undefined ? defaultMaxListeners : emitter._maxListeners;
}

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  validateNumber(n, 'setMaxListeners', 0);
  this._maxListeners = n;
  return this;
};

EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return maxListenersOf(this);
};

/** Hooks a promise that a listener returned, so that its rejection becomes an 'error' event. */
function captureRejection(emitter, promise, type, args) {
  if (!emitter[kCapture]) return;
  try {
    const { then } = promise;
    if (typeof then === 'function') {
      then.call(promise, undefined, (err) => {
        // Off the promise's chain, so that a throwing handler is an uncaught exception and no rejection.
        require('process').nextTick(deliverRejection, emitter, err, type, args);
      });
    }
  } catch (err) {
    emitter.emit('error', err);
  }
}

function deliverRejection(emitter, err, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](err, type, ...args);
    return;
  }
  // A rejection while the error itself is handled must not come back for ever.
  const captures = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', err);
  } finally {
    emitter[kCapture] = captures;
  }
}

function tailOf(args) {
  return Array.prototype.slice.call(args, 1);
}

function emitToMany(emitter, handlers, type, count, a, b, c, args) {
  const listeners = handlers.slice();
  for (let i = 0; i < listeners.length; i++) {
    const handler = listeners[i];
    let result;
    switch (count) {
      case 0: result = handler.call(emitter); break;
      case 1: result = handler.call(emitter, a); break;
      case 2: result = handler.call(emitter, a, b); break;
      case 3: result = handler.call(emitter, a, b, c); break;
      default: result = handler.apply(emitter, args);
    }
    if (result !== undefined && result !== null) {
      captureRejection(emitter, result, type, args ?? [a, b, c].slice(0, count));
    }
  }
}

/** Tells monitors of an error; true if there is nobody else to handle it. */
function monitorError(emitter, events, args) {
  if (events === undefined) return true;
  if (events[kErrorMonitor] !== undefined) emitter.emit(kErrorMonitor, ...tailOf(args));
  return events.error === undefined;
}

// `arguments` rather than a rest parameter: the engine then makes no array for a few of them.
EventEmitter.prototype.emit = function emit(type) {
  const events = this._events;
  if (type === 'error' && monitorError(this, events, arguments)) throwUnhandled(this, arguments[1], emit);
  if (events === undefined) return false;
  const handler = events[type];
  if (handler === undefined) return false;
  if (typeof handler !== 'function') {
    switch (arguments.length) {
      case 1: emitToMany(this, handler, type, 0); break;
      case 2: emitToMany(this, handler, type, 1, arguments[1]); break;
      case 3: emitToMany(this, handler, type, 2, arguments[1], arguments[2]); break;
      case 4: emitToMany(this, handler, type, 3, arguments[1], arguments[2], arguments[3]); break;
      default: emitToMany(this, handler, type, -1, undefined, undefined, undefined, tailOf(arguments));
    }
    return true;
  }
  let result;
  switch (arguments.length) {
    case 1: result = handler.call(this); break;
    case 2: result = handler.call(this, arguments[1]); break;
    case 3: result = handler.call(this, arguments[1], arguments[2]); break;
    case 4: result = handler.call(this, arguments[1], arguments[2], arguments[3]); break;
    default: result = handler.apply(this, tailOf(arguments));
  }
  if (result !== undefined && result !== null) captureRejection(this, result, type, tailOf(arguments));
  return true;
};

function warnOfLeak(target, type, listeners, limit) {
  // No check of `warned` in the caller's fast path: it comes here once per list.
  listeners.warned = true;
  const { inspect } = require('internal/util/inspect');
  const warning = new Error(`Possible EventEmitter memory leak detected. ${listeners.length} ${String(type)} listeners ` +
    `added to ${inspect(target, { depth: -1 })}. MaxListeners is ${limit}. Use emitter.setMaxListeners() to increase limit`);
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = target;
  warning.type = type;
  warning.count = listeners.length;
  require('process').emitWarning(warning);
}

function insert(target, type, listener, first) {
  validateFunction(listener, 'listener');
  let events = target._events;
  if (events === undefined) {
    events = target._events = { __proto__: null };
    target._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    target.emit('newListener', type, listener.listener ?? listener);
    events = target._events; // a listener may have replaced the table
  }
  let existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    target._eventsCount++;
    return target;
  }
  if (typeof existing === 'function') existing = events[type] = first ? [listener, existing] : [existing, listener];
  else if (first) existing.unshift(listener);
  else existing.push(listener);
  const limit = maxListenersOf(target);
  if (limit > 0 && existing.length > limit && !existing.warned) warnOfLeak(target, type, existing, limit);
  return target;
}

EventEmitter.prototype.addListener = function addListener(type, listener) {
  return insert(this, type, listener, false);
};
EventEmitter.prototype.on = EventEmitter.prototype.addListener;

EventEmitter.prototype.prependListener = function prependListener(type, listener) {
  return insert(this, type, listener, true);
};

function onceWrapper() {
  if (this.fired) return undefined;
  this.target.removeListener(this.type, this.wrapFn);
  this.fired = true;
  if (arguments.length === 0) return this.listener.call(this.target);
  return this.listener.apply(this.target, arguments);
}

function wrapOnce(target, type, listener) {
  const state = { fired: false, wrapFn: undefined, target, type, listener };
  const wrapped = onceWrapper.bind(state);
  wrapped.listener = listener;
  state.wrapFn = wrapped;
  return wrapped;
}

EventEmitter.prototype.once = function once(type, listener) {
  validateFunction(listener, 'listener');
  this.on(type, wrapOnce(this, type, listener));
  return this;
};

EventEmitter.prototype.prependOnceListener = function prependOnceListener(type, listener) {
  validateFunction(listener, 'listener');
  this.prependListener(type, wrapOnce(this, type, listener));
  return this;
};

function dropType(emitter, events, type) {
  emitter._eventsCount--;
  if (emitter[kShapeMode]) events[type] = undefined;
  else if (emitter._eventsCount === 0) emitter._events = { __proto__: null };
  else delete events[type];
}

function indexOfListener(list, listener) {
  let i = list.length - 1;
  while (i >= 0 && list[i] !== listener && list[i].listener !== listener) i--;
  return i;
}

EventEmitter.prototype.removeListener = function removeListener(type, listener) {
  validateFunction(listener, 'listener');
  const events = this._events;
  if (events === undefined) return this;
  const list = events[type];
  if (list === undefined) return this;
  if (list === listener || list.listener === listener) {
    dropType(this, events, type);
    if (events.removeListener) this.emit('removeListener', type, list.listener || listener);
  } else if (typeof list !== 'function') {
    const position = indexOfListener(list, listener);
    if (position < 0) return this;
    if (position === 0) list.shift();
    else list.splice(position, 1);
    if (list.length === 1) events[type] = list[0];
    if (events.removeListener !== undefined) this.emit('removeListener', type, listener);
  }
  return this;
};
EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

function removeEverything(emitter, events, given, type) {
  if (!given) {
    emitter._events = { __proto__: null };
    emitter._eventsCount = 0;
  } else if (events[type] !== undefined) {
    emitter._eventsCount--;
    if (emitter._eventsCount === 0) emitter._events = { __proto__: null };
    else delete events[type];
  }
  emitter[kShapeMode] = false;
}

EventEmitter.prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  if (events.removeListener === undefined) {
    removeEverything(this, events, arguments.length > 0, type);
    return this;
  }
  if (arguments.length === 0) {
    // Those who watch removals hear of all the others first.
    for (const key of Reflect.ownKeys(events)) {
      if (key !== 'removeListener') this.removeAllListeners(key);
    }
    this.removeAllListeners('removeListener');
    this._events = { __proto__: null };
    this._eventsCount = 0;
    this[kShapeMode] = false;
    return this;
  }
  const listeners = events[type];
  if (typeof listeners === 'function') {
    this.removeListener(type, listeners);
  } else if (listeners !== undefined) {
    for (let i = listeners.length - 1; i >= 0; i--) this.removeListener(type, listeners[i]);
  }
  return this;
};

function listenersOf(emitter, type, unwrap) {
  const list = emitter._events?.[type];
  if (list === undefined) return [];
  if (typeof list === 'function') return [unwrap ? list.listener || list : list];
  return unwrap ? list.map((each) => each.listener || each) : list.slice();
}

EventEmitter.prototype.listeners = function listeners(type) {
  return listenersOf(this, type, true);
};

EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return listenersOf(this, type, false);
};

function listenerCount(type, listener) {
  const list = this._events?.[type];
  if (list === undefined) return 0;
  const given = listener !== undefined && listener !== null;
  if (typeof list === 'function') return !given || list === listener || list.listener === listener ? 1 : 0;
  if (!given) return list.length;
  let count = 0;
  for (const each of list) if (each === listener || each.listener === listener) count++;
  return count;
}
EventEmitter.prototype.listenerCount = listenerCount;

EventEmitter.prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
};

module.exports = {
  EventEmitter, getDefaultMaxListeners, kCapture, kErrorMonitor, kRejection, kShapeMode, listenerCount,
  setDefaultMaxListeners,
};
