'use strict';
// Every error the library throws: Node's codes, system errors and the stack-trace conventions.

const { codes, E, hideStackFrames, kIsNodeError } = require('internal/errors/define');
const system = require('internal/errors/system');
const stack = require('internal/errors/stack');
const { determineSpecificType, formatList } = require('internal/errors/describe');

require('internal/errors/codes_core');
require('internal/errors/codes_stream');
require('internal/errors/codes_net');
require('internal/errors/codes_http2');
require('internal/errors/codes_module');
require('internal/errors/codes_crypto');
require('internal/errors/codes_host');

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

// Wraps a rejection's reason that is no error itself.
class UnhandledPromiseRejection extends Error {
  code = 'ERR_UNHANDLED_REJECTION';

  constructor(reason) {
    super('This error originated either by throwing inside of an async function without a catch block, or by ' +
      `rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${reason}".`);
    this.name = 'UnhandledPromiseRejection';
  }
}

codes.ERR_UNHANDLED_REJECTION = UnhandledPromiseRejection;

class ConnResetException extends Error {
  constructor(message) {
    super(message);
    this.code = 'ECONNRESET';
  }

  get ['constructor']() {
    return Error;
  }
}

class NodeAggregateError extends AggregateError {
  constructor(errors, message) {
    super(errors, message);
    this.code = errors[0]?.code;
  }

  get [kIsNodeError]() {
    return true;
  }

  get ['constructor']() {
    return AggregateError;
  }
}

function aggregateTwoErrors(innerError, outerError) {
  if (!innerError || !outerError || innerError === outerError) return innerError || outerError;
  if (Array.isArray(outerError.errors)) {
    outerError.errors.push(innerError);
    return outerError;
  }
  const error = new AggregateError([outerError, innerError], outerError.message);
  error.code = outerError.code;
  return error;
}

function isErrorLike(value) {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'message');
}

function isStackOverflowError(error) {
  return error?.name === 'RangeError' && error.message === 'Maximum call stack size exceeded';
}

function genericNodeError(message, properties) {
  return Object.assign(new Error(message), properties);
}

function inspectWithNoCustomRetry(value, options) {
  const { inspect } = require('internal/util/inspect');
  try {
    return inspect(value, options);
  } catch {
    return inspect(value, { ...options, customInspect: false });
  }
}

module.exports = {
  codes,
  E,
  kIsNodeError,
  hideStackFrames,
  determineSpecificType,
  formatList,
  AbortError,
  ConnResetException,
  connResetException: (message) => new ConnResetException(message),
  NodeAggregateError,
  aggregateTwoErrors: hideStackFrames(aggregateTwoErrors),
  isErrorLike,
  isStackOverflowError,
  genericNodeError: hideStackFrames(genericNodeError),
  inspectWithNoCustomRetry,
  ...system,
  ...stack,
};
