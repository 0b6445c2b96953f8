'use strict';

// https://nodejs.org/api/domain.html
//
// Which domain is active travels with the asynchronous context, so what a domain's code starts calls back in it. An
// emitter belongs to the domain that was active when it was made. Nothing of this exists until the module is required.

const process = require('process');
const EventEmitter = require('events');
const { getFrame, setFrame, track, withEntry } = require('internal/async_context');
const { setDomainHandler } = require('internal/process/execution');

const kDomains = Symbol('domains');

// The entries of this turn that have not been left. A callback begins in the domain that was active when it was made, and
// in that one alone: what was around it then is not around it now.
const live = [];

function below(entry) {
  return live.includes(entry) ? entry.below : undefined;
}

/** The domains that were entered, the active one first: { domain, below }, or undefined. */
function entered() {
  return getFrame()?.get(kDomains);
}

function setEntered(entry) {
  none = undefined;
  if (entry !== entered()) setFrame(withEntry(getFrame(), kDomains, entry));
}

// What process.domain is where there is none: null at first and while a member's error is told, else undefined.
let none = null;

function activeDomain() {
  return entered()?.domain ?? none;
}

/** Names a domain in an error, where it can be done. */
function mark(error, properties) {
  if (error === null || typeof error !== 'object') return;
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(error, name, { configurable: true, enumerable: false, value, writable: true });
  }
}

class Domain extends EventEmitter {
  members = [];

  enter() {
    const around = entered();
    if (!live.includes(around)) live.length = 0; // a new turn
    const entry = { domain: this, below: around };
    live.push(entry);
    setEntered(entry);
  }

  /** Leaves this domain and those that were entered since. */
  exit() {
    let entry = entered();
    while (entry !== undefined && entry.domain !== this) entry = below(entry);
    if (entry === undefined) return;
    setEntered(below(entry));
    if (live.includes(entry)) live.length = live.indexOf(entry);
  }

  add(emitter) {
    if (emitter.domain === this) return;
    for (let each = this; emitter instanceof Domain && each; each = each.domain) {
      if (each === emitter) return; // a domain in itself would hand on errors for ever
    }
    emitter.domain?.remove(emitter);
    Object.defineProperty(emitter, 'domain', { configurable: true, enumerable: false, value: this, writable: true });
    this.members.push(emitter);
  }

  remove(emitter) {
    emitter.domain = null;
    const index = this.members.indexOf(emitter);
    if (index !== -1) this.members.splice(index, 1);
  }

  run(fn, ...args) {
    this.enter();
    const result = Reflect.apply(fn, this, args);
    this.exit();
    return result;
  }

  bind(callback) {
    const domain = this;
    return withDomain(this, function bound(...args) {
      return calledIn(domain, callback, this, args);
    });
  }

  intercept(callback) {
    const domain = this;
    return withDomain(this, function intercepted(error, ...args) {
      if (!(error instanceof Error)) return calledIn(domain, callback, this, args);
      mark(error, { domainBound: callback, domainThrown: false, domain });
      domain.emit('error', error);
      return undefined;
    });
  }
}

function withDomain(domain, fn) {
  return Object.defineProperty(fn, 'domain', { configurable: true, enumerable: true, value: domain, writable: true });
}

function calledIn(domain, fn, thisArg, args) {
  domain.enter();
  const result = Reflect.apply(fn, thisArg, args);
  domain.exit();
  return result;
}

/**
 * An uncaught error of code in a domain: its 'error' listeners are told, outside of it. One that they throw goes to the
 * domain around it. False: nobody handled it.
 */
function handleUncaught(error, fromPromise) {
  const handled = tellDomains(error, fromPromise);
  if (!handled) setEntered(undefined);
  live.length = 0;
  none = null;
  return handled;
}

function tellDomains(error, fromPromise) {
  const entry = entered();
  const domain = entry?.domain;
  if (domain === undefined) return false;
  if (!fromPromise) mark(error, { domain, domainThrown: true });
  const around = below(entry);
  setEntered(around);
  if (domain.listenerCount('error') === 0) return around !== undefined && tellDomains(error, fromPromise);
  try {
    domain.emit('error', error);
    return true;
  } catch (thrown) {
    setEntered(around);
    if (tellDomains(thrown, false)) return true;
    throw thrown;
  }
}

/** An 'error' without listeners goes to the domain of its emitter, which is left for the time of it. */
function emitToDomain(emitter, given) {
  const { domain } = emitter;
  const error = given ?? new (require('internal/errors').codes.ERR_UNHANDLED_ERROR)();
  mark(error, { domainEmitter: emitter, domain, domainThrown: false });
  const before = entered();
  let around = before;
  while (around?.domain === domain) around = below(around);
  setEntered(around);
  none = null;
  domain.emit('error', error);
  setEntered(before);
  return false;
}

function hasOwnDomain(emitter) {
  return emitter.domain !== null && emitter.domain !== undefined && emitter !== process;
}

/** Makes emitters remember their domain, and be in it while they emit. */
function patchEmitters() {
  const { init } = EventEmitter;
  const { emit } = EventEmitter.prototype;
  EventEmitter.usingDomains = true;
  EventEmitter.init = function(options) {
    const active = this instanceof Domain ? undefined : activeDomain();
    Object.defineProperty(this, 'domain', { configurable: true, enumerable: false, value: active ?? null, writable: true });
    return Reflect.apply(init, this, [options]);
  };
  EventEmitter.prototype.emit = function(...args) {
    if (!hasOwnDomain(this)) return Reflect.apply(emit, this, args);
    if (args[0] === 'error' && this.listenerCount('error') === 0) return emitToDomain(this, args[1]);
    return calledIn(this.domain, emit, this, args);
  };
}

setDomainHandler(handleUncaught);
track();
patchEmitters();

function createDomain() {
  return new Domain();
}

Object.defineProperty(process, 'domain', {
  configurable: true,
  enumerable: true,
  get: activeDomain,
  set: (domain) => setEntered(domain ? { domain, below: undefined } : undefined),
});


function stack() {
  const domains = [];
  for (let entry = entered(); entry !== undefined; entry = below(entry)) domains.unshift(entry.domain);
  return domains;
}

module.exports = { Domain, create: createDomain, createDomain };
Object.defineProperty(module.exports, '_stack', { configurable: true, enumerable: true, get: stack });
Object.defineProperty(module.exports, 'active', { configurable: true, enumerable: true, get: activeDomain });
