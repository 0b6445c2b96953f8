'use strict';

// Why a test failed. The types are those that Node's reporters know.

const { codes: { ERR_TEST_FAILURE } } = require('internal/errors');

const CANCELLED = new Set(['cancelledByParent', 'testAborted', 'testTimeoutFailure']);

const failure = (cause, type) => new ERR_TEST_FAILURE(cause, type);

/** What test code threw, as a failure. */
function toFailure(error, type = 'testCodeFailure') {
  return error instanceof ERR_TEST_FAILURE ? error : failure(error, type);
}

module.exports = { failure, isCancellation: (error) => CANCELLED.has(error.failureType), toFailure };
