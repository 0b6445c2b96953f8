'use strict';

// The Web Locks API, for all threads of the program. https://nodejs.org/api/worker_threads.html#class-lockmanager

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { DOMException } = require('internal/dom_exception');
const requests = require('internal/requests');
const { validateAbortSignal, validateFunction, validateObject } = require('internal/validators');

const binding = internalBinding('locks');

const WAITING = 0;
const GRANTED = 1;
const UNAVAILABLE = 2;

const key = Symbol('key');
const open = new Map(); // requests that wait or are granted, by id
let lastId = 0;
let holding = 0;

class Lock {
  #name;
  #mode;

  constructor(given, name, mode) {
    if (given !== key) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#name = name;
    this.#mode = mode;
  }

  get name() {
    return this.#name;
  }

  get mode() {
    return this.#mode;
  }
}

function listen() {
  binding.whenNews(requests.add(() => {
    listen();
    takeNews();
  }, null));
}

/** Grants and thefts since the last time: calls of this thread and of others bring them. */
function takeNews() {
  const news = binding.takeNews();
  for (let i = 0; i < news.length; i += 2) {
    const request = open.get(news[i]);
    if (news[i + 1] === GRANTED) request?.granted();
    else request?.stolen();
  }
}

/** Waiting for another thread keeps this one alive; waiting for oneself does not. */
function hold(change) {
  holding += change;
  if (holding === (change > 0 ? 1 : 0)) binding.hold(change > 0);
}

class Request {
  #id = lastId = (lastId % 0x7fffffff) + 1;
  #options;
  #callback;
  #result = Promise.withResolvers();
  #isHolding = false;
  #isWaiting = true;
  #stopListening = () => {};

  constructor(name, options, callback) {
    this.name = name;
    this.#options = options;
    this.#callback = callback;
  }

  send() {
    const { mode, ifAvailable, steal, signal } = this.#options;
    if (open.size === 0 && lastId === 1) listen();
    open.set(this.#id, this);
    const state = binding.request(this.#id, this.name, mode === 'exclusive', ifAvailable, steal);
    if (steal) takeNews();
    if (state === GRANTED) this.granted();
    else if (state === UNAVAILABLE) this.#run(null);
    else if (state === WAITING) this.#wait(signal);
    return this.#result.promise;
  }

  #wait(signal) {
    if (binding.isHeldByOthers(this.name)) {
      this.#isHolding = true;
      hold(1);
    }
    if (signal === undefined) return;
    const onAbort = () => {
      this.#end();
      this.#result.reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    this.#stopListening = () => signal.removeEventListener('abort', onAbort);
  }

  #stopWaiting() {
    this.#isWaiting = false;
    this.#stopListening();
    if (this.#isHolding) hold(-1);
    this.#isHolding = false;
  }

  granted() {
    this.#stopWaiting();
    this.#run(new Lock(key, this.name, this.#options.mode));
  }

  stolen() {
    open.delete(this.#id);
    this.#result.reject(new DOMException('The lock was stolen by another request', 'AbortError'));
  }

  async #run(lock) {
    try {
      await undefined; // never within the call that made the request
      this.#result.resolve(await this.#callback(lock));
    } catch (err) {
      this.#result.reject(err);
    } finally {
      this.#end();
    }
  }

  /** Gives the lock back, or the request up. */
  #end() {
    if (!open.delete(this.#id)) return;
    if (this.#isWaiting) this.#stopWaiting();
    binding.release(this.#id, this.name);
    takeNews();
  }
}

function readOptions(given) {
  validateObject(given, 'options', require('internal/validators').kValidateObjectAllowNullable);
  const { mode = 'exclusive', ifAvailable = false, steal = false, signal } = given ?? {};
  if (mode !== 'exclusive' && mode !== 'shared') throw new ERR_INVALID_ARG_VALUE('options.mode', mode, "must be one of: 'exclusive', 'shared'");
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  return { mode, ifAvailable: Boolean(ifAvailable), steal: Boolean(steal), signal };
}

function refuse(message) {
  throw new DOMException(message, 'NotSupportedError');
}

function checkOptions(name, { mode, ifAvailable, steal, signal }) {
  if (name.startsWith('-')) refuse('Lock name may not start with hyphen');
  if (ifAvailable && steal) refuse('ifAvailable and steal are mutually exclusive');
  if (steal && mode !== 'exclusive') refuse(`mode: "${mode}" and steal are mutually exclusive`);
  if (signal !== undefined && (ifAvailable || steal)) refuse('signal cannot be used with steal or ifAvailable');
  signal?.throwIfAborted();
}

class LockManager {
  #isReal = false;

  constructor(given) {
    if (given !== key) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#isReal = true;
  }

  static #check(manager) {
    if (typeof manager !== 'object' || manager === null || !(#isReal in manager)) throw new ERR_INVALID_THIS('LockManager');
  }

  async request(name, options, callback = undefined) {
    LockManager.#check(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('name', 'callback');
    if (callback === undefined) [callback, options] = [options, undefined];
    const text = `${name}`;
    validateFunction(callback, 'callback');
    const read = readOptions(options === undefined ? null : options);
    checkOptions(text, read);
    return new Request(text, read, callback).send();
  }

  async query() {
    LockManager.#check(this);
    const facts = binding.snapshot();
    const held = [];
    const pending = [];
    for (let i = 0; i < facts.length; i += 4) {
      const [isHeld, name, isExclusive, clientId] = facts.slice(i, i + 4);
      (isHeld ? held : pending).push({ name, mode: isExclusive ? 'exclusive' : 'shared', clientId });
    }
    return { held, pending };
  }
}

for (const { prototype, names } of [{ prototype: Lock.prototype, names: ['name', 'mode'] }, { prototype: LockManager.prototype, names: ['request', 'query'] }]) {
  for (const name of names) Object.defineProperty(prototype, name, { enumerable: true });
}
Object.defineProperty(Lock.prototype, Symbol.toStringTag, { configurable: true, value: 'Lock' });
Object.defineProperty(LockManager.prototype, Symbol.toStringTag, { configurable: true, value: 'LockManager' });

module.exports = { Lock, LockManager, locks: new LockManager(key) };
