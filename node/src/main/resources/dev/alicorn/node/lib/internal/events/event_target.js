'use strict';

const { codes } = require('internal/errors');
const { ERR_EVENT_RECURSION, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_MISSING_ARGS } = codes;
const { validateAbortSignal, validateObject, kValidateObjectAllowObjects } = require('internal/validators');
const { Event, access, exposeMembers, isEvent, kInspect } = require('internal/events/event');
const { ListenerList } = require('internal/events/listener_list');
const { kMaxEventTargetListeners, kMaxEventTargetListenersWarned } = require('internal/events/targets');
const { getDefaultMaxListeners } = require('internal/events/emitter');

const kIsEventTarget = Symbol.for('nodejs.event_target');
const kEvents = Symbol('kEvents');
const kHandlers = Symbol('kHandlers');
const kNewListener = Symbol('kNewListener');
const kRemoveListener = Symbol('kRemoveListener');
const kCreateEvent = Symbol('kCreateEvent');
const kWeakHandler = Symbol('kWeak');
const kHybridDispatch = Symbol.for('nodejs.internal.kHybridDispatch');
const kResistStopPropagation = Symbol('kResistStopPropagation');
/** Option for a listener that takes the event's value and not the event, as an EventEmitter's does. */
const kNodeStyle = Symbol('kIsNodeStyleListener');

function isEventTarget(value) {
  return value?.constructor?.[kIsEventTarget] === true;
}

function initEventTarget(target) {
  target[kEvents] = new Map();
  target[kMaxEventTargetListeners] = getDefaultMaxListeners();
  target[kMaxEventTargetListenersWarned] = false;
  target[kHandlers] = new Map();
}

function checkTarget(target) {
  if (!isEventTarget(target)) throw new ERR_INVALID_THIS('EventTarget');
}

/** False for null and undefined, which add nothing; throws for what can never be a listener. */
function isListener(listener) {
  if (typeof listener === 'function' || typeof listener?.handleEvent === 'function') return true;
  if (listener === null || listener === undefined) return false;
  if (typeof listener === 'object') return true; // handleEvent may come later
  throw new ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

function readOptions(options) {
  if (typeof options === 'boolean') return { once: false, capture: options, passive: false };
  if (options === null) return { once: false, capture: false, passive: false };
  validateObject(options, 'options', kValidateObjectAllowObjects);
  const { once, capture, passive, signal } = options;
  return {
    once: Boolean(once),
    capture: Boolean(capture),
    passive: Boolean(passive),
    signal,
    nodeStyle: Boolean(options[kNodeStyle]),
    weak: options[kWeakHandler],
    resist: options[kResistStopPropagation] ?? false,
  };
}

function warn(name, message, details) {
  const warning = new Error(message);
  warning.name = name;
  require('process').emitWarning(Object.assign(warning, details));
}

class EventTarget {
  static [kIsEventTarget] = true;

  constructor() {
    initEventTarget(this);
  }

  [kNewListener](size, type, _listener, _once, _capture, _passive, _weak) {
    const limit = this[kMaxEventTargetListeners];
    if (limit === 0 || size <= limit || this[kMaxEventTargetListenersWarned]) return;
    this[kMaxEventTargetListenersWarned] = true;
    const { inspect } = require('internal/util/inspect');
    warn('MaxListenersExceededWarning', `Possible EventTarget memory leak detected. ${size} ${type} listeners added ` +
      `to ${inspect(this, { depth: -1 })}. MaxListeners is ${limit}. Use events.setMaxListeners() to increase limit`,
    { target: this, type, count: size });
  }

  [kRemoveListener](_size, _type, _listener, _capture) {}

  addEventListener(type, listener, options = { __proto__: null }) {
    checkTarget(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    const flags = readOptions(options);
    validateAbortSignal(flags.signal, 'options.signal');
    if (!isListener(listener)) {
      warn('AddEventListenerArgumentTypeWarning',
        `addEventListener called with ${listener} which has no effect.`, { target: this, type });
      return;
    }
    type = `${type}`;
    if (flags.signal) {
      if (flags.signal.aborted) return;
      // Held weakly, by the signal: it may outlive the target by far.
      flags.signal.addEventListener('abort', () => this.removeEventListener(type, listener, options),
        { once: true, [kWeakHandler]: this, [kResistStopPropagation]: true });
    }
    let list = this[kEvents].get(type);
    if (list === undefined) {
      list = new ListenerList();
      if (list.add(listener, flags, (entry) => this.#forget(type, entry))) {
        this[kEvents].set(type, list);
        this[kNewListener](list.size, type, listener, flags.once, flags.capture, flags.passive, flags.weak);
      }
      return;
    }
    if (list.add(listener, flags, (entry) => this.#forget(type, entry))) {
      this[kNewListener](list.size, type, listener, flags.once, flags.capture, flags.passive, flags.weak);
    }
  }

  #forget(type, entry) {
    const list = this[kEvents].get(type);
    if (list !== undefined && list.removeEntry(entry)) this.#removed(type, list, undefined, entry.capture);
  }

  #removed(type, list, listener, capture) {
    if (list.size === 0) this[kEvents].delete(type);
    this[kRemoveListener](list.size, type, listener, capture);
  }

  removeEventListener(type, listener, options = { __proto__: null }) {
    checkTarget(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    if (!isListener(listener)) return;
    type = `${type}`;
    const capture = typeof options === 'boolean' ? options : options?.capture === true;
    const list = this[kEvents].get(type);
    if (list !== undefined && list.remove(listener, capture)) this.#removed(type, list, listener, capture);
  }

  dispatchEvent(event) {
    checkTarget(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('event');
    if (!isEvent(event)) throw new ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (access.isDispatching(event)) throw new ERR_EVENT_RECURSION(event.type);
    this[kHybridDispatch](event, event.type, event);
    return event.defaultPrevented !== true;
  }

  /** Delivers `nodeValue` to listeners in the style of an emitter and an event, made when first wanted, to the others. */
  [kHybridDispatch](nodeValue, type, event) {
    let current = event;
    const eventFor = () => {
      if (current === undefined) {
        current = this[kCreateEvent](nodeValue, type);
        access.begin(current, this);
      }
      return current;
    };
    if (event !== undefined) access.begin(event, this);
    const list = this[kEvents].get(type);
    if (list === undefined) {
      if (event !== undefined) access.end(event);
      return true;
    }
    for (const entry of list.entries()) {
      if (entry.removed || (!entry.resist && current !== undefined && access.isStopped(current))) continue;
      const callback = entry.callback();
      if (entry.once && list.removeEntry(entry)) this.#removed(type, list, callback, entry.capture);
      if (callback === undefined) continue;
      this.#invoke(callback, entry, entry.nodeStyle ? nodeValue : eventFor());
    }
    if (current !== undefined) access.end(current);
    return undefined;
  }

  #invoke(callback, entry, argument) {
    try {
      if (entry.passive && isEvent(argument)) access.setPassive(argument, true);
      const isFunction = typeof callback === 'function';
      const handler = isFunction ? callback : callback.handleEvent;
      const result = handler === undefined || handler === null ? undefined :
        Reflect.apply(handler, isFunction ? this : callback, [argument]);
      if (result !== undefined && result !== null) watchRejection(result);
    } catch (err) {
      throwLater(err);
    } finally {
      if (entry.passive && isEvent(argument)) access.setPassive(argument, false);
    }
  }

  [kCreateEvent](_nodeValue, _type) {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('[kCreateEvent]');
  }

  [kInspect](depth, options) {
    checkTarget(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    const inner = { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth };
    return `${name} ${require('internal/util/inspect').inspect({}, inner)}`;
  }
}
exposeMembers(EventTarget, ['addEventListener', 'removeEventListener', 'dispatchEvent']);

function watchRejection(promise) {
  const { then } = promise;
  if (typeof then === 'function') then.call(promise, undefined, throwLater);
}

/** A listener's error is nobody's but the process's: it becomes an uncaught exception on the next tick. */
function throwLater(err) {
  require('process').nextTick(() => {
    throw err;
  });
}

/** The callbacks that listen for `type`, in order. */
function listenersOf(target, type) {
  const list = target[kEvents].get(`${type}`);
  if (list === undefined) return [];
  return list.entries().map((entry) => entry.callback()).filter((callback) => callback !== undefined);
}

module.exports = {
  Event, EventTarget, checkTarget, initEventTarget, isEventTarget, kCreateEvent, kEvents, kHandlers, kHybridDispatch,
  kIsEventTarget, kNewListener, kNodeStyle, kRemoveListener, kResistStopPropagation, kWeakHandler, listenersOf,
};
