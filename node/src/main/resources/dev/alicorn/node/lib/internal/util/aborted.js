'use strict';
// util.aborted: a promise for a signal's end.

const { codes } = require('internal/errors');
const { kValidateObjectAllowObjects, validateAbortSignal, validateObject } = require('internal/validators');

/** Settles when `signal` aborts, as long as somebody still holds `resource`. */
async function aborted(signal, resource) {
  if (signal === undefined) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateObject(resource, 'resource', kValidateObjectAllowObjects);
  if (signal.aborted) return undefined;
  const { kResistStopPropagation, kWeakHandler } = require('internal/event_target');
  const { promise, resolve } = Promise.withResolvers();
  signal.addEventListener('abort', resolve, { [kWeakHandler]: resource, once: true, [kResistStopPropagation]: true });
  return promise;
}

module.exports = { aborted };
