'use strict';

const { AbortError } = require('internal/errors');
const { validateAbortSignal, validateObject } = require('internal/validators');
const { attach, detach } = require('internal/events/targets');

/** A promise for the arguments of the next `name` event; an 'error' event or an abort rejects it. */
async function once(emitter, name, options = { __proto__: null }) {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  return new Promise((resolve, reject) => {
    const forErrors = name !== 'error' && typeof emitter.once === 'function';
    const onError = (err) => {
      if (typeof emitter.removeListener === 'function') emitter.removeListener(name, onEvent);
      unwatch();
      reject(err);
    };
    const onEvent = (...args) => {
      // Some programs hand over no more than on() and off() of an emitter.
      if (forErrors && typeof emitter.removeListener === 'function') emitter.removeListener('error', onError);
      unwatch();
      resolve(args);
    };
    const onAbort = () => {
      detach(emitter, name, onEvent);
      if (typeof emitter.removeListener === 'function') emitter.removeListener('error', onError);
      reject(new AbortError(undefined, { cause: signal?.reason }));
    };
    const unwatch = () => {
      if (signal !== undefined && signal !== null) detach(signal, 'abort', onAbort);
    };
    const { kResistStopPropagation } = require('internal/event_target');
    attach(emitter, name, onEvent, { __proto__: null, once: true, [kResistStopPropagation]: true });
    if (forErrors) emitter.once('error', onError);
    if (signal !== undefined && signal !== null) {
      attach(signal, 'abort', onAbort, { __proto__: null, once: true, [kResistStopPropagation]: true });
    }
  });
}

module.exports = { once };
