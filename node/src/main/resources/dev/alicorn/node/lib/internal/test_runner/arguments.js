'use strict';

// The arguments of test() and suite(), checked. https://nodejs.org/api/test.html#testname-options-fn

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { TIMEOUT_MAX } = require('internal/timers');
const { validateAbortSignal, validateFunction, validateNumber, validateObject, validateUint32 } =
  require('internal/validators');

const isMissing = (value) => value === undefined || value === null;

function checkTimeout(timeout) {
  if (isMissing(timeout) || timeout === Infinity) return;
  validateNumber(timeout, 'options.timeout', 0, TIMEOUT_MAX);
}

function checkConcurrency(concurrency) {
  if (isMissing(concurrency) || typeof concurrency === 'boolean') return;
  if (typeof concurrency !== 'number') {
    throw new ERR_INVALID_ARG_TYPE('options.concurrency', ['boolean', 'number'], concurrency);
  }
  validateUint32(concurrency, 'options.concurrency', true);
}

function checkOptions(options) {
  checkTimeout(options.timeout);
  checkConcurrency(options.concurrency);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  if (!isMissing(options.plan)) validateUint32(options.plan, 'options.plan');
}

/** (name, options, fn), each of which may be missing, as { name, options, fn }. */
function readArguments(name, options, fn) {
  if (typeof name === 'function') {
    fn = name;
  } else if (name !== null && typeof name === 'object') {
    fn = options;
    options = name;
  } else if (typeof options === 'function') {
    fn = options;
  }
  options = options !== null && typeof options === 'object' ? options : {};
  checkOptions(options);
  if (typeof fn !== 'function') fn = () => {};
  if (typeof name !== 'string' || name === '') name = fn.name || '<anonymous>';
  return { name, options, fn };
}

/** The arguments of a hook as { fn, timeout, signal }. */
function readHook(fn = () => {}, options = {}) {
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  checkOptions(options);
  return { fn, timeout: options.timeout, signal: options.signal };
}

module.exports = { readArguments, readHook };
