'use strict';

// The dns module: names by the system's resolver, and questions to name servers.

const process = require('process');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS } } = require('internal/errors');
const { validateFunction, validatePort, validateString } = require('internal/validators');
const { errorCodes, hints } = require('internal/dns/constants');
const { callbackResolver, setServers } = require('internal/dns/defaults');
const { getDefaultResultOrder, setDefaultResultOrder } = require('internal/dns/order');
const { CallbackResolver: Resolver, boundMethods } = require('internal/dns/resolver');
const { answerAtOnce, parseOptions, queryForFamily, resolveName, resolveService } = require('internal/dns/lookup');
const { isIP } = require('internal/net/ip');

const promisified = Symbol.for('nodejs.util.promisify.custom');

function lookup(hostname, options, callback) {
  if (hostname) validateString(hostname, 'hostname');
  let query;
  if (typeof options === 'function') {
    callback = options;
    query = parseOptions(undefined);
  } else if (typeof options === 'number') {
    validateFunction(callback, 'callback');
    query = queryForFamily(options);
  } else if (options !== undefined && typeof options !== 'object') {
    validateFunction(arguments.length === 2 ? options : callback, 'callback');
    throw new ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  } else {
    validateFunction(callback, 'callback');
    query = parseOptions(options);
  }
  const answer = answerAtOnce(hostname, query);
  if (answer === null) return resolveName(hostname, query, callback);
  process.nextTick(callback, null, ...answer);
  return {};
}

function lookupService(address, port, callback) {
  if (arguments.length !== 3) throw new ERR_MISSING_ARGS('address', 'port', 'callback');
  if (isIP(address) === 0) throw new ERR_INVALID_ARG_VALUE('address', address);
  validatePort(port);
  validateFunction(callback, 'callback');
  return resolveService(address, Number(port), callback);
}

Object.defineProperty(lookup, promisified, { value: (...args) => require('dns/promises').lookup(...args) });
Object.defineProperty(lookupService, promisified, { value: (...args) => require('dns/promises').lookupService(...args) });

module.exports = {
  lookup,
  lookupService,
  Resolver,
  getDefaultResultOrder,
  setDefaultResultOrder,
  setServers,
  ...hints,
  ...errorCodes,
  ...boundMethods(callbackResolver),
};

Object.defineProperty(module.exports, 'promises', {
  configurable: true,
  enumerable: true,
  get() {
    return require('dns/promises');
  },
});
