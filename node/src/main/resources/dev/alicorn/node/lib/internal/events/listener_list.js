'use strict';

/** One listener of an EventTarget. A weak one is kept alive by another object and is gone with it. */
class Entry {
  constructor(callback, flags, ref) {
    this.once = flags.once;
    this.capture = flags.capture;
    this.passive = flags.passive;
    this.nodeStyle = flags.nodeStyle === true;
    this.resist = flags.resist === true;
    this.removed = false;
    this.strong = ref === undefined ? callback : undefined;
    this.ref = ref;
  }

  callback() {
    return this.ref === undefined ? this.strong : this.ref.deref();
  }
}

// Made when the first weak listener comes: a start-up snapshot may hold neither of the two.
let holders;
let registry;

function makeWeak(callback, holder) {
  holders ??= new WeakMap();
  registry ??= new FinalizationRegistry((drop) => drop());
  const kept = holders.get(holder);
  if (kept === undefined) holders.set(holder, new Set([callback]));
  else kept.add(callback);
  return new WeakRef(callback);
}

/** The listeners for one type, in the order in which they were added; no two with the same callback and phase. */
class ListenerList {
  #entries = [];
  #shared = false;

  get size() {
    return this.#entries.length;
  }

  /** What to iterate over during a dispatch: the list as it is now. A later change makes a copy first. */
  entries() {
    this.#shared = true;
    return this.#entries;
  }

  #own() {
    if (this.#shared) {
      this.#entries = this.#entries.slice();
      this.#shared = false;
    }
    return this.#entries;
  }

  #find(callback, capture) {
    return this.#entries.findIndex((entry) => entry.capture === capture && entry.callback() === callback);
  }

  add(callback, flags, onCollected) {
    if (this.#find(callback, flags.capture) !== -1) return false;
    const ref = flags.weak ? makeWeak(callback, flags.weak) : undefined;
    const entry = new Entry(callback, flags, ref);
    if (ref !== undefined) registry.register(callback, dropper(new WeakRef(onCollected), entry), entry);
    if (ref !== undefined) entry.onCollected = onCollected;
    this.#own().push(entry);
    return true;
  }

  remove(callback, capture) {
    const at = this.#find(callback, capture);
    if (at === -1) return false;
    this.#drop(at);
    return true;
  }

  removeEntry(entry) {
    const at = this.#entries.indexOf(entry);
    if (at === -1) return false;
    this.#drop(at);
    return true;
  }

  #drop(at) {
    const [entry] = this.#own().splice(at, 1);
    entry.removed = true;
    if (entry.ref !== undefined) registry.unregister(entry);
  }
}

/** Removes the entry of a collected listener, if the target that lists it is still there. */
function dropper(target, entry) {
  return () => target.deref()?.(entry);
}

module.exports = { ListenerList };
