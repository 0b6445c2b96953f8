'use strict';

// Resolver: questions to name servers. Arguments and servers are checked and kept here.

const { codes: { ERR_DNS_SET_SERVERS_FAILED, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
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

// What the functions below may do with a resolver, and users may not.
let ask;
let askReverse;
let replaceServers;

class ResolverBase {
  #servers = null;
  #questions = null;
  #patience;
  #local4 = null;
  #local6 = null;

  constructor(options = undefined) {
    const { timeout = -1, tries = 4, maxTimeout = 0 } = { ...options };
    validateInt32(timeout, 'options.timeout', -1);
    validateInt32(tries, 'options.tries', 1);
    validateUint32(maxTimeout, 'options.maxTimeout');
    this.#patience = { timeout, tries, maxTimeout };
  }

  #open() {
    // Of those who make a resolver, few ask.
    return this.#questions ??= new (require('internal/dns/queries').Questions)();
  }

  #config() {
    this.#servers ??= systemServers();
    return { ...this.#patience, servers: this.#servers, local4: this.#local4, local6: this.#local6 };
  }

  static {
    ask = (resolver, question, callback) => resolver.#open().ask(question, resolver.#config(), callback);
    askReverse = (resolver, address, callback) => resolver.#open().askReverse('getHostByAddr', address, resolver.#config(), callback);
    // The default resolver goes on with its questions where another refuses new servers.
    replaceServers = (resolver, servers) => {
      resolver.#servers = servers;
    };
  }

  cancel() {
    this.#questions?.cancel();
  }

  getServers() {
    this.#servers ??= systemServers();
    return this.#servers.map(formatServer);
  }

  setServers(servers) {
    const parsed = parseServers(servers);
    if (this.#questions !== null && this.#questions.size > 0) {
      throw new ERR_DNS_SET_SERVERS_FAILED('There are pending queries.', servers);
    }
    this.#servers = parsed;
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
    this.#local4 = this.#local6 = null;
    for (const address of ipv6 === undefined ? [ipv4] : [ipv4, ipv6]) {
      if (isIP(address) === 4) this.#local4 = address;
      else this.#local6 = address;
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

/** The answer as a promise. */
function promise(begin) {
  return new Promise((resolve, reject) => {
    begin((err, result) => {
      if (err) reject(err);
      else resolve(result);
    });
  });
}

function wantsTtl(type, options) {
  return (type === 'A' || type === 'AAAA') && Boolean(options?.ttl);
}

for (const [method, label, type] of QUESTIONS) {
  define(CallbackResolver.prototype, method, function(name, options, callback) {
    if (arguments.length <= 2) {
      callback = options;
      options = undefined;
    }
    validateString(name, 'name');
    validateFunction(callback, 'callback');
    return ask(this, { label, type, name, ttl: wantsTtl(type, options) }, callback);
  }, label);
  define(PromiseResolver.prototype, method, function(name, options) {
    validateString(name, 'name');
    const question = { label, type, name, ttl: wantsTtl(type, options) };
    return promise((callback) => ask(this, question, callback));
  }, label);
}
define(CallbackResolver.prototype, 'reverse', function(name, callback) {
  validateString(name, 'name');
  validateFunction(callback, 'callback');
  return askReverse(this, name, callback);
}, 'getHostByAddr');
define(PromiseResolver.prototype, 'reverse', function(name) {
  validateString(name, 'name');
  return promise((callback) => askReverse(this, name, callback));
}, 'getHostByAddr');
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

module.exports = { CallbackResolver, PromiseResolver, boundMethods, replaceServers };
