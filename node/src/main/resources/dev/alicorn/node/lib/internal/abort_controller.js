'use strict';

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS } } = require('internal/errors');
const { validateAbortSignal, validateAbortSignalArray, validateObject, validateUint32, kValidateObjectAllowObjects } =
  require('internal/validators');
const { Event, exposeMembers, kInspect, kSetTrusted } = require('internal/events/event');
const { EventTarget, kNewListener, kRemoveListener, kWeakHandler } =
  require('internal/events/event_target');
const { defineEventHandler } = require('internal/events/event_handler');
const retention = require('internal/abort_retention');

const kIllegal = Symbol('kDontThrowSymbol');

function domException(message, name) {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException(message, name);
}

function inspectAs(object, name, properties, depth, options) {
  if (depth < 0) return object;
  const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
  return `${name} ${require('internal/util/inspect').inspect(properties, inner)}`;
}

/** The parts of a signal that the controller and composition change; filled in by the class. */
let state;

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason;
  #composite = false;
  #sources;
  #dependents;

  static {
    state = {
      has: (value) => typeof value === 'object' && value !== null && #aborted in value,
      aborted: (signal) => signal.#aborted,
      abort(signal, reason) {
        signal.#aborted = true;
        signal.#reason = reason;
      },
      isComposite: (signal) => signal.#composite,
      sources: (signal) => signal.#sources,
      setSources(signal, sources) {
        signal.#composite = true;
        signal.#sources = sources;
      },
      dependents: (signal) => signal.#dependents,
      addDependent(signal, ref) {
        (signal.#dependents ??= new Set()).add(ref);
      },
    };
  }

  constructor(token = undefined) {
    if (token !== kIllegal) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }

  get aborted() {
    check(this);
    return this.#aborted;
  }

  get reason() {
    check(this);
    return this.#reason;
  }

  throwIfAborted() {
    check(this);
    if (this.#aborted) throw this.#reason;
  }

  [kInspect](depth, options) {
    return inspectAs(this, 'AbortSignal', { aborted: this.aborted }, depth, options);
  }

  static abort(reason = domException('This operation was aborted', 'AbortError')) {
    const signal = createSignal();
    state.abort(signal, reason);
    return signal;
  }

  static timeout(delay) {
    validateUint32(delay, 'delay', false);
    const signal = createSignal();
    const makeReason = () => domException('The operation was aborted due to timeout', 'TimeoutError');
    retention.startTimeout(signal, delay, makeReason, abortSignal);
    return signal;
  }

  static any(signals) {
    validateAbortSignalArray(signals, 'signals');
    const result = createSignal();
    if (signals.length === 0) {
      state.setSources(result, new Set());
      return result;
    }
    const sources = new Set();
    state.setSources(result, sources);
    const resultRef = new WeakRef(result);
    for (const signal of signals) {
      if (state.aborted(signal)) {
        state.abort(result, signal.reason);
        return result;
      }
      const direct = state.isComposite(signal) ? state.sources(signal) : [new WeakRef(signal)];
      for (const ref of direct) {
        const source = ref.deref();
        if (source === undefined || source === result) continue;
        sources.add(ref);
        state.addDependent(source, resultRef);
      }
    }
    return result;
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    super[kNewListener](size, type, listener, once, capture, passive, weak);
    // Somebody waits for this abort: what can still cause it must not be collected before.
    if (type === 'abort' && !this.#aborted && !weak && size === 1) retention.retain(this, this.#composite);
  }

  [kRemoveListener](size, type, listener, capture) {
    super[kRemoveListener](size, type, listener, capture);
    if (type === 'abort' && size === 0) retention.release(this);
  }
}

function check(signal) {
  if (!state.has(signal)) throw new ERR_INVALID_THIS('AbortSignal');
}

function createSignal() {
  return new AbortSignal(kIllegal);
}

/** Aborts `signal` and all that depend on it: first every state, then every event. */
function abortSignal(signal, reason) {
  if (state.aborted(signal)) return;
  state.abort(signal, reason);
  const dependents = [];
  for (const ref of state.dependents(signal) ?? []) {
    const dependent = ref.deref();
    if (dependent !== undefined && !state.aborted(dependent)) {
      state.abort(dependent, reason);
      dependents.push(dependent);
    }
  }
  fire(signal);
  for (const dependent of dependents) fire(dependent);
}

function fire(signal) {
  retention.release(signal);
  signal.dispatchEvent(new Event('abort', { [kSetTrusted]: true }));
}

class AbortController {
  #signal;

  get signal() {
    this.#signal ??= createSignal();
    return this.#signal;
  }

  abort(reason = domException('This operation was aborted', 'AbortError')) {
    abortSignal(this.signal, reason);
  }

  [kInspect](depth, options) {
    return inspectAs(this, 'AbortController', { signal: this.signal }, depth, options);
  }
}

Object.defineProperty(AbortSignal.prototype, 'aborted', { enumerable: true });
Object.defineProperty(AbortSignal.prototype, Symbol.toStringTag, { value: 'AbortSignal', configurable: true });
defineEventHandler(AbortSignal.prototype, 'abort');
exposeMembers(AbortController, ['signal', 'abort']);

/** Resolves when `signal` aborts, unless `resource` is collected before. */
async function aborted(signal, resource) {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateObject(resource, 'resource', kValidateObjectAllowObjects);
  if (signal.aborted) return undefined;
  return new Promise((resolve) => {
    signal.addEventListener('abort', (event) => event.isTrusted && resolve(), { [kWeakHandler]: resource, once: true });
  });
}

module.exports = { AbortController, AbortSignal, abortSignal, aborted, createAbortSignal: createSignal };
