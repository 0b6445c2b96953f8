'use strict';

const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const { exposeMembers } = require('internal/events/event');
const { EventTarget, initEventTarget, kEvents, kHybridDispatch, kNodeStyle, listenersOf } =
  require('internal/events/event_target');
const emitters = require('internal/events/emitter');
const { validateString } = require('internal/validators');
const { kMaxEventTargetListeners } = require('internal/events/targets');

const kIsNodeEventTarget = Symbol('kIsNodeEventTarget');
const nodeStyle = { __proto__: null, [kNodeStyle]: true };

function isNodeEventTarget(value) {
  return value?.constructor?.[kIsNodeEventTarget] === true;
}

function check(target) {
  if (!isNodeEventTarget(target)) throw new ERR_INVALID_THIS('NodeEventTarget');
}

/** An EventTarget with the part of an emitter's API that ports and signals of processes need. */
class NodeEventTarget extends EventTarget {
  static [kIsNodeEventTarget] = true;
  static defaultMaxListeners = 10;

  setMaxListeners(n) {
    check(this);
    emitters.EventEmitter.setMaxListeners(n, this);
  }

  getMaxListeners() {
    check(this);
    return this[kMaxEventTargetListeners];
  }

  eventNames() {
    check(this);
    return Array.from(this[kEvents].keys());
  }

  listenerCount(type) {
    check(this);
    return listenersOf(this, type).length;
  }

  off(type, listener, options) {
    check(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  removeListener(type, listener, options) {
    check(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  on(type, listener) {
    check(this);
    this.addEventListener(type, listener, nodeStyle);
    return this;
  }

  addListener(type, listener) {
    check(this);
    this.addEventListener(type, listener, nodeStyle);
    return this;
  }

  emit(type, arg) {
    check(this);
    validateString(type, 'type');
    const had = this.listenerCount(type) > 0;
    this[kHybridDispatch](arg, type);
    return had;
  }

  once(type, listener) {
    check(this);
    this.addEventListener(type, listener, { once: true, [kNodeStyle]: true });
    return this;
  }

  removeAllListeners(type) {
    check(this);
    if (type !== undefined) this[kEvents].delete(String(type));
    else this[kEvents].clear();
    return this;
  }
}
exposeMembers(NodeEventTarget, [
  'setMaxListeners', 'getMaxListeners', 'eventNames', 'listenerCount', 'off', 'removeListener', 'on', 'addListener',
  'once', 'emit', 'removeAllListeners',
]);
delete NodeEventTarget.prototype[Symbol.toStringTag];

function initNodeEventTarget(target) {
  initEventTarget(target);
}

module.exports = { NodeEventTarget, initNodeEventTarget, isNodeEventTarget };
