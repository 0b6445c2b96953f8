'use strict';

const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const { kHandlers } = require('internal/events/event_target');

/** A listener that calls whatever handler the property has now, and has its place in the order of listeners. */
function makeWrapper(handler) {
  function wrapper(...args) {
    return typeof wrapper.handler === 'function' ? Reflect.apply(wrapper.handler, this, args) : undefined;
  }
  wrapper.handler = handler;
  return wrapper;
}

/** Defines `on<name>` on a prototype: an attribute that holds one listener, or null. */
function defineEventHandler(target, name, event = name) {
  const property = `on${name}`;
  function get() {
    if (this?.[kHandlers] === undefined) throw new ERR_INVALID_THIS('EventTarget');
    return this[kHandlers].get(event)?.handler ?? null;
  }
  function set(value) {
    const handlers = this?.[kHandlers];
    if (handlers === undefined) throw new ERR_INVALID_THIS('EventTarget');
    const callable = typeof value === 'function' || (typeof value === 'object' && value !== null);
    let wrapper = handlers.get(event);
    if (wrapper === undefined) {
      if (!callable) return;
      wrapper = makeWrapper(value);
      handlers.set(event, wrapper);
      this.addEventListener(event, wrapper);
    } else if (callable) {
      if (typeof wrapper.handler !== 'function') this.addEventListener(event, wrapper);
      wrapper.handler = value;
    } else {
      wrapper.handler = null;
      this.removeEventListener(event, wrapper);
    }
  }
  Object.defineProperty(get, 'name', { value: `get ${property}` });
  Object.defineProperty(set, 'name', { value: `set ${property}` });
  Object.defineProperty(target, property, { get, set, configurable: true, enumerable: true });
}

module.exports = { defineEventHandler };
