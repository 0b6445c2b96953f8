'use strict';

// dns.promises: as dns, with promises in the place of callbacks.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS } } = require('internal/errors');
const { validatePort, validateString } = require('internal/validators');
const { errorCodes } = require('internal/dns/constants');
const { promiseResolver, setServers } = require('internal/dns/defaults');
const { getDefaultResultOrder, setDefaultResultOrder } = require('internal/dns/order');
const { PromiseResolver: Resolver, boundMethods } = require('internal/dns/resolver');
const { answerAtOnce, parseOptions, queryForFamily, resolveName, resolveService } = require('internal/dns/lookup');
const { isIP } = require('internal/net/ip');

function toQuery(options) {
  if (typeof options === 'number') return queryForFamily(options);
  if (options !== undefined && typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  }
  return parseOptions(options);
}

function shape(query, answer, family) {
  return query.all ? answer : { address: answer, family };
}

function lookup(hostname, options) {
  if (hostname) validateString(hostname, 'hostname');
  const query = toQuery(options);
  const answer = answerAtOnce(hostname, query);
  if (answer !== null) return Promise.resolve(shape(query, ...answer));
  return new Promise((resolve, reject) => {
    resolveName(hostname, query, (err, found, family) => {
      if (err) reject(err);
      else resolve(shape(query, found, family));
    });
  });
}

function lookupService(address, port) {
  if (arguments.length !== 2) throw new ERR_MISSING_ARGS('address', 'port');
  if (isIP(address) === 0) throw new ERR_INVALID_ARG_VALUE('address', address);
  validatePort(port);
  return new Promise((resolve, reject) => {
    resolveService(address, Number(port), (err, hostname, service) => {
      if (err) reject(err);
      else resolve({ hostname, service });
    });
  });
}

module.exports = {
  lookup,
  lookupService,
  Resolver,
  getDefaultResultOrder,
  setDefaultResultOrder,
  setServers,
  ...errorCodes,
  ...boundMethods(promiseResolver),
};
