'use strict';

// Failures of Web Crypto: DOMExceptions, and TypeErrors of arguments.

const { DOMException } = require('internal/dom_exception');

const dataError = (message = 'Invalid keyData') => new DOMException(message, 'DataError');
const invalidAccess = (message) => new DOMException(message, 'InvalidAccessError');
const syntaxError = (message) => new DOMException(message, 'SyntaxError');
const unsupported = (message = 'Unrecognized algorithm name') => new DOMException(message, 'NotSupportedError');

function operationError(cause, message = 'The operation failed for an operation-specific reason') {
  return new DOMException(message, { name: 'OperationError', cause });
}

/** Web IDL words such failures otherwise than Node's functions do. */
function failure(code, message) {
  const err = Object.assign(new TypeError(message), { code });
  err.stack = err.stack.replace('TypeError', `TypeError [${code}]`);
  return err;
}

function requireArguments(count, required, where) {
  if (count >= required) return;
  const noun = required === 1 ? 'argument' : 'arguments';
  throw failure('ERR_MISSING_ARGS',
    `Failed to execute ${where}: ${required} ${noun} required, but only ${count} present.`);
}

module.exports = { dataError, failure, invalidAccess, operationError, requireArguments, syntaxError, unsupported };
