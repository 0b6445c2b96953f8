'use strict';

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const registry = require('internal/diagnostics_registry');

/** An observer's error must not reach the code that is observed. */
function throwLater(err) {
  require('process').nextTick(() => {
    throw err;
  });
}

function identity(data) {
  return data;
}

/** What a channel is while somebody subscribes: the prototype is exchanged, so that an idle publish costs nothing. */
class ActiveChannel {
  subscribe(subscription) {
    validateFunction(subscription, 'subscription');
    // A copy: a publish that is under way goes on with the list that it began with.
    this._subscribers = [...this._subscribers, subscription];
    registry.addUser(this);
  }

  unsubscribe(subscription) {
    const index = this._subscribers.indexOf(subscription);
    if (index === -1) return false;
    this._subscribers = this._subscribers.toSpliced(index, 1);
    registry.removeUser(this);
    deactivate(this);
    return true;
  }

  bindStore(store, transform) {
    if (!this._stores.has(store)) registry.addUser(this);
    this._stores.set(store, transform);
  }

  unbindStore(store) {
    if (!this._stores.delete(store)) return false;
    registry.removeUser(this);
    deactivate(this);
    return true;
  }

  get hasSubscribers() {
    return true;
  }

  publish(data) {
    const subscribers = this._subscribers;
    for (let i = 0; i < (subscribers?.length || 0); i++) {
      try {
        const onMessage = subscribers[i];
        onMessage(data, this.name);
      } catch (err) {
        throwLater(err);
      }
    }
  }

  runStores(data, fn, thisArg, ...args) {
    let run = () => {
      this.publish(data);
      return Reflect.apply(fn, thisArg, args);
    };
    for (const [store, transform] of this._stores) run = runWithStore(store, data, run, transform);
    return run();
  }
}

function runWithStore(store, data, next, transform = identity) {
  return () => {
    let context;
    try {
      context = transform(data);
    } catch (err) {
      throwLater(err);
      return next();
    }
    return store.run(context, next);
  };
}

class Channel {
  constructor(name) {
    this._subscribers = undefined;
    this._stores = undefined;
    this.name = name;
    registry.add(this);
  }

  static [Symbol.hasInstance](instance) {
    if (typeof instance !== 'object' || instance === null) return false;
    const prototype = Object.getPrototypeOf(instance);
    return prototype === Channel.prototype || prototype === ActiveChannel.prototype;
  }

  subscribe(subscription) {
    activate(this);
    this.subscribe(subscription);
  }

  unsubscribe() {
    return false;
  }

  bindStore(store, transform) {
    activate(this);
    this.bindStore(store, transform);
  }

  unbindStore() {
    return false;
  }

  get hasSubscribers() {
    return false;
  }

  publish() {}

  runStores(data, fn, thisArg, ...args) {
    return Reflect.apply(fn, thisArg, args);
  }
}

function activate(channel) {
  Object.setPrototypeOf(channel, ActiveChannel.prototype);
  channel._subscribers = [];
  channel._stores = new Map();
}

function deactivate(channel) {
  if (channel._subscribers.length > 0 || channel._stores.size > 0) return;
  Object.setPrototypeOf(channel, Channel.prototype);
  channel._subscribers = undefined;
  channel._stores = undefined;
}

function channel(name) {
  const known = registry.find(name);
  if (known !== undefined) return known;
  if (typeof name !== 'string' && typeof name !== 'symbol') {
    throw new ERR_INVALID_ARG_TYPE('channel', ['string', 'symbol'], name);
  }
  return new Channel(name);
}

function subscribe(name, subscription) {
  return channel(name).subscribe(subscription);
}

function unsubscribe(name, subscription) {
  return channel(name).unsubscribe(subscription);
}

function hasSubscribers(name) {
  const known = registry.find(name);
  return known === undefined ? false : known.hasSubscribers;
}

module.exports = { Channel, channel, hasSubscribers, subscribe, unsubscribe };
