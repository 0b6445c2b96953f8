'use strict';

// The channels by name. A channel that nobody holds and nobody listens to may be collected; while the start-up
// snapshot is built, which may hold no weak references, all are kept.

let started = false;
let finalizers;
const entries = new Map();

class Entry {
  #strong;
  #weak;
  #users = 0;

  constructor(channel) {
    this.#strong = channel;
    if (started) this.weaken();
  }

  get() {
    return this.#strong ?? this.#weak.deref();
  }

  weaken() {
    const channel = this.#strong;
    this.#weak = new WeakRef(channel);
    finalizers.register(channel, channel.name);
    if (this.#users === 0) this.#strong = undefined;
  }

  addUser() {
    if (++this.#users === 1 && this.#strong === undefined) this.#strong = this.#weak.deref();
  }

  removeUser() {
    if (--this.#users === 0 && this.#weak !== undefined) this.#strong = undefined;
  }
}

/** Called once, when a host has started. */
function start() {
  if (started) return;
  started = true;
  finalizers = new FinalizationRegistry((name) => {
    if (entries.get(name)?.get() === undefined) entries.delete(name);
  });
}

function find(name) {
  return entries.get(name)?.get();
}

function add(channel) {
  entries.set(channel.name, new Entry(channel));
}

function addUser(channel) {
  if (find(channel.name) !== channel) add(channel);
  entries.get(channel.name).addUser();
}

function removeUser(channel) {
  if (find(channel.name) === channel) entries.get(channel.name).removeUser();
}

module.exports = { add, addUser, find, removeUser, start };
