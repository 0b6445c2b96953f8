'use strict';

const { codes: { ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { kValidateObjectAllowObjects, validateObject } = require('internal/validators');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kType = Symbol('type');
const kIsTrusted = Symbol('kIsTrusted');
const kSetTrusted = Symbol('kSetTrusted');

/** Makes and reads an event's dispatch state; filled in by the class, for the dispatcher alone. */
let access;

class Event {
  #cancelable = false;
  #bubbles = false;
  #composed = false;
  #defaultPrevented = false;
  #timestamp = now();
  #propagationStopped = false;
  #stopped = false;
  #target = null;
  #currentTarget = null;
  #dispatching = false;
  #passive = false;
  #trusted = false;

  static NONE = 0;
  static CAPTURING_PHASE = 1;
  static AT_TARGET = 2;
  static BUBBLING_PHASE = 3;

  static {
    access = {
      has: (value) => #cancelable in value,
      isDispatching: (event) => event.#dispatching,
      isStopped: (event) => event.#stopped,
      begin(event, target) {
        event.#dispatching = true;
        event.#target = event.#currentTarget = target;
      },
      end(event) {
        event.#dispatching = false;
        event.#currentTarget = null;
      },
      setPassive(event, passive) {
        event.#passive = passive;
      },
    };
  }

  constructor(type, options = undefined) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('type');
    }
    if (options !== undefined && options !== null) {
      validateObject(options, 'options', kValidateObjectAllowObjects);
      this.#bubbles = Boolean(options.bubbles);
      this.#cancelable = Boolean(options.cancelable);
      this.#composed = Boolean(options.composed);
      this.#trusted = options[kSetTrusted] === true;
    }
    this[kType] = `${type}`;
  }

  initEvent(type, bubbles = false, cancelable = false) {
    check(this);
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('type');
    }
    if (this.#dispatching) return;
    this[kType] = `${type}`;
    this.#bubbles = Boolean(bubbles);
    this.#cancelable = Boolean(cancelable);
  }

  [kInspect](depth, options) {
    check(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    const inner = { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth };
    return `${name} ${require('internal/util/inspect').inspect({
      type: this[kType],
      defaultPrevented: this.#defaultPrevented,
      cancelable: this.#cancelable,
      timeStamp: this.#timestamp,
    }, inner)}`;
  }

  stopImmediatePropagation() {
    check(this);
    this.#propagationStopped = true;
    this.#stopped = true;
  }

  preventDefault() {
    check(this);
    if (!this.#passive) this.#defaultPrevented = true;
  }

  get target() {
    check(this);
    return this.#target;
  }

  get currentTarget() {
    check(this);
    return this.#currentTarget;
  }

  get srcElement() {
    check(this);
    return this.#target;
  }

  get type() {
    check(this);
    return this[kType];
  }

  get cancelable() {
    check(this);
    return this.#cancelable;
  }

  get defaultPrevented() {
    check(this);
    return this.#cancelable && this.#defaultPrevented;
  }

  get timeStamp() {
    check(this);
    return this.#timestamp;
  }

  composedPath() {
    check(this);
    return this.#dispatching ? [this.#currentTarget] : [];
  }

  get returnValue() {
    check(this);
    return !this.#cancelable || !this.#defaultPrevented;
  }

  get bubbles() {
    check(this);
    return this.#bubbles;
  }

  get composed() {
    check(this);
    return this.#composed;
  }

  get eventPhase() {
    check(this);
    return this.#dispatching ? Event.AT_TARGET : Event.NONE;
  }

  get cancelBubble() {
    check(this);
    return this.#propagationStopped;
  }

  set cancelBubble(value) {
    check(this);
    if (value) this.#propagationStopped = true;
  }

  stopPropagation() {
    check(this);
    this.#propagationStopped = true;
  }

  get isTrusted() {
    check(this);
    return this.#trusted;
  }
}

function check(event) {
  if (typeof event !== 'object' || event === null || !access.has(event)) throw new ERR_INVALID_THIS('Event');
}

function isEvent(value) {
  return typeof value === 'object' && value !== null && access.has(value);
}

function now() {
  return require('perf_hooks').performance.now();
}

function exposeMembers(Class, names) {
  for (const name of names) Object.defineProperty(Class.prototype, name, { enumerable: true });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

for (const name of ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE']) {
  Object.defineProperty(Event, name, { writable: false, configurable: false, enumerable: true });
}
Object.defineProperty(Event.prototype, 'isTrusted', { enumerable: true, configurable: false });
exposeMembers(Event, [
  'initEvent', 'stopImmediatePropagation', 'preventDefault', 'target', 'currentTarget', 'srcElement', 'type',
  'cancelable', 'defaultPrevented', 'timeStamp', 'composedPath', 'returnValue', 'bubbles', 'composed', 'eventPhase',
  'cancelBubble', 'stopPropagation',
]);

class CustomEvent extends Event {
  #detail;

  constructor(type, options = undefined) {
    if (arguments.length === 0) {
      throw new ERR_MISSING_ARGS('type');
    }
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    if (typeof this !== 'object' || this === null || !(#detail in this)) throw new ERR_INVALID_THIS('CustomEvent');
    return this.#detail;
  }
}
exposeMembers(CustomEvent, ['detail']);

module.exports = { CustomEvent, Event, access, exposeMembers, isEvent, kInspect, kIsTrusted, kSetTrusted, kType };
