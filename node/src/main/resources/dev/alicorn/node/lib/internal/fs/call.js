'use strict';
// Shapes of callbacks and promises around one host request.

const { add } = require('internal/requests');
const { validateFunction } = require('internal/validators');
const { toStats } = require('internal/fs/stats');

/** A request that reports an error or nothing. */
function voidRequest(callback) {
  validateFunction(callback, 'cb');
  return add((err) => callback(err));
}

/** A request that reports an error or one value, changed by `convert`. */
function valueRequest(callback, convert) {
  validateFunction(callback, 'cb');
  return rawRequest(callback, convert);
}

function rawRequest(callback, convert) {
  return add((err, value) => {
    if (err) callback(err);
    else callback(null, convert === undefined ? value : convert(value));
  });
}

function statsRequest(callback, bigint) {
  validateFunction(callback, 'cb');
  return add((err, numbers) => {
    if (err) callback(err);
    else callback(err, toStats(numbers, bigint));
  });
}

/** A promise of what `start(id)` asks the host for, as a request of that type. */
function promised(start, type = 'FSReqPromise') {
  return new Promise((resolve, reject) => {
    start(add((err, value) => {
      if (err) reject(err);
      else resolve(value);
    }, type));
  });
}

module.exports = { add, promised, rawRequest, statsRequest, validateFunction, valueRequest, voidRequest };
