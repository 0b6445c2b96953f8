'use strict';

// How long a time-out of a socket or a request may be.

const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
const { validateNumber } = require('internal/validators');

const MAX_TIMEOUT_MS = 2 ** 31 - 1;

function getTimerDuration(msecs, name) {
  validateNumber(msecs, name);
  if (msecs < 0 || !Number.isFinite(msecs)) {
    throw new ERR_OUT_OF_RANGE(name, 'a non-negative finite number', msecs);
  }
  if (msecs <= MAX_TIMEOUT_MS) return msecs;
  require('process').emitWarning(
    `${msecs} does not fit into a 32-bit signed integer.\nTimer duration was truncated to ${MAX_TIMEOUT_MS}.`, 'TimeoutOverflowWarning');
  return MAX_TIMEOUT_MS;
}

module.exports = { getTimerDuration };
