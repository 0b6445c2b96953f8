'use strict';

// Resolver: questions to name servers. Arguments and servers are checked and kept here; the questions themselves are not
// there yet, and say so.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { validateFunction, validateInt32, validateString, validateUint32 } = require('internal/validators');
const { isIP } = require('internal/net/ip');
const { formatServer, parseServers, systemServers } = require('internal/dns/servers');

/** Method, the question's name in stack traces, and record type. */
const QUESTIONS = [
  ['resolveAny', 'queryAny', 'ANY'], ['resolve4', 'queryA', 'A'], ['resolve6', 'queryAaaa', 'AAAA'],
  ['resolveCaa', 'queryCaa', 'CAA'], ['resolveCname', 'queryCname', 'CNAME'], ['resolveMx', 'queryMx', 'MX'],
  ['resolveNs', 'queryNs', 'NS'], ['resolveTxt', 'queryTxt', 'TXT'], ['resolveTlsa', 'queryTlsa', 'TLSA'],
  ['resolveSrv', 'querySrv', 'SRV'], ['resolvePtr', 'queryPtr', 'PTR'], ['resolveNaptr', 'queryNaptr', 'NAPTR'],
  ['resolveSoa', 'querySoa', 'SOA'],
];

const methodByType = new Map(QUESTIONS.map(([method, , type]) => [type, method]));

class ResolverBase {
  #servers = null;

  constructor(options = undefined) {
    const { timeout = -1, tries = 4, maxTimeout = 0 } = { ...options };
    validateInt32(timeout, 'options.timeout', -1);
    validateInt32(tries, 'options.tries', 1);
    validateUint32(maxTimeout, 'options.maxTimeout');
  }

  cancel() {
    // No question is ever under way.
  }

  getServers() {
    this.#servers ??= systemServers();
    return this.#servers.map(formatServer);
  }

  setServers(servers) {
    this.#servers = parseServers(servers);
  }

  setLocalAddress(ipv4, ipv6) {
    validateString(ipv4, 'ipv4');
    if (ipv6 !== undefined) validateString(ipv6, 'ipv6');
    for (const address of ipv6 === undefined ? [ipv4] : [ipv4, ipv6]) {
      if (isIP(address) === 0) throw invalidAddress('Invalid IP address.');
    }
    if (ipv6 !== undefined && isIP(ipv4) === isIP(ipv6)) {
      throw invalidAddress(`Cannot specify two ${isIP(ipv4) === 4 ? 'IPv4' : 'IPv6'} addresses.`);
    }
  }
}

function invalidAddress(message) {
  const err = new TypeError(message);
  err.code = 'ERR_INVALID_ARG_VALUE';
  return err;
}

function methodFor(rrtype) {
  validateString(rrtype, 'rrtype');
  const method = methodByType.get(rrtype);
  if (method === undefined) throw new ERR_INVALID_ARG_VALUE('rrtype', rrtype);
  return method;
}

function define(target, name, method, label) {
  Object.defineProperty(method, 'name', { value: label });
  Object.defineProperty(target, name, { value: method, writable: true, configurable: true, enumerable: true });
}

class CallbackResolver extends ResolverBase {
  resolve(hostname, rrtype, callback) {
    if (typeof rrtype === 'string') return this[methodFor(rrtype)](hostname, callback);
    if (typeof rrtype === 'function') return this.resolve4(hostname, rrtype);
    throw new ERR_INVALID_ARG_TYPE('rrtype', 'string', rrtype);
  }
}

class PromiseResolver extends ResolverBase {
  resolve(hostname, rrtype) {
    validateString(hostname, 'name');
    return this[rrtype === undefined ? 'resolve4' : methodFor(rrtype)](hostname);
  }
}

for (const [method, label] of [...QUESTIONS, ['reverse', 'getHostByAddr']]) {
  define(CallbackResolver.prototype, method, function(name, callback) {
    validateString(name, 'name');
    validateFunction(arguments.length > 2 ? arguments[2] : callback, 'callback');
    throw new ERR_METHOD_NOT_IMPLEMENTED(`dns.${method}()`);
  }, label);
  define(PromiseResolver.prototype, method, function(name, options) {
    validateString(name, 'name');
    return Promise.reject(new ERR_METHOD_NOT_IMPLEMENTED(`dns.promises.${method}()`));
  }, label);
}
for (const Resolver of [CallbackResolver, PromiseResolver]) {
  Object.defineProperty(Resolver, 'name', { value: 'Resolver' });
  Object.defineProperty(Resolver.prototype, 'resolve', { enumerable: true });
}

/** The methods of the default resolver that a module offers as functions, bound. */
function boundMethods(resolver) {
  const bound = {};
  for (const name of ['getServers', 'resolve', ...QUESTIONS.map(([method]) => method), 'reverse']) {
    bound[name] = resolver[name].bind(resolver);
  }
  return bound;
}

module.exports = { CallbackResolver, PromiseResolver, boundMethods };
