'use strict';

// lookup() and lookupService(): names by the operating system's own resolver, in the host's pool.

const process = require('process');
const { DNSException, codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateBoolean, validateNumber, validateOneOf } = require('internal/validators');
const requests = require('internal/requests');
const { begin } = require('internal/perf/measured');
const { isIP } = require('internal/net/ip');
const { hints: { ADDRCONFIG, ALL, V4MAPPED } } = require('internal/dns/constants');
const { ORDERS, getDefaultResultOrder, sortByOrder } = require('internal/dns/order');

const binding = internalBinding('dns');

const FAMILIES = [0, 4, 6];

let warned = false;

/** What a lookup was asked for: also the object that lookup() returns. */
class GetAddrInfoReqWrap {
  constructor(hostname, family) {
    this.family = family;
    this.hostname = hostname;
  }
}

class GetNameInfoReqWrap {
  constructor(hostname, port) {
    this.hostname = hostname;
    this.port = port;
  }
}

function given(value) {
  return value !== undefined && value !== null;
}

function parseFamily(family) {
  if (family === 'IPv4') return 4;
  if (family === 'IPv6') return 6;
  validateOneOf(family, 'options.family', FAMILIES);
  return family;
}

function parseHints(value) {
  validateNumber(value, 'options.hints');
  const hints = value >>> 0;
  if ((hints & ~(ADDRCONFIG | ALL | V4MAPPED)) !== 0) throw new ERR_INVALID_ARG_VALUE('hints', hints);
  return hints;
}

/** The options object of lookup(), checked, with defaults. */
function parseOptions(options) {
  const query = { hints: 0, family: 0, all: false, order: getDefaultResultOrder() };
  if (!given(options)) return query;
  if (given(options.hints)) query.hints = parseHints(options.hints);
  if (given(options.family)) query.family = parseFamily(options.family);
  if (given(options.all)) {
    validateBoolean(options.all, 'options.all');
    query.all = options.all;
  }
  if (given(options.verbatim)) {
    validateBoolean(options.verbatim, 'options.verbatim');
    query.order = options.verbatim ? 'verbatim' : 'ipv4first';
  }
  if (given(options.order)) {
    validateOneOf(options.order, 'options.order', ORDERS);
    query.order = options.order;
  }
  return query;
}

function queryForFamily(family) {
  validateOneOf(family, 'family', FAMILIES);
  return { hints: 0, family, all: false, order: getDefaultResultOrder() };
}

/** An answer that needs no resolver: [address or addresses, family]; null if one is needed. */
function answerAtOnce(hostname, { family, all }) {
  if (!hostname) {
    warnOfHostname(hostname);
    return all ? [[]] : [null, family === 6 ? 6 : 4];
  }
  const matched = isIP(hostname);
  if (matched === 0) return null;
  return all ? [[{ address: hostname, family: matched }]] : [hostname, matched];
}

function warnOfHostname(hostname) {
  if (warned) return;
  warned = true;
  process.emitWarning(
    `The provided hostname "${hostname}" is not a valid hostname, and is supported in the dns module solely for compatibility.`,
    'DeprecationWarning', 'DEP0118');
}

function toAscii(hostname) {
  return /[^\0-\x7f]/.test(hostname) ? require('url').domainToASCII(hostname) : hostname;
}

/** Asks the system; `done(err)` or `done(null, address or addresses, family)` comes later. */
function resolveName(hostname, { family, hints, all, order }, done) {
  const end = begin('dns', 'lookup', { hostname, family, hints, verbatim: order === 'verbatim', order });
  const id = requests.add((err, result) => {
    if (err || typeof result === 'number') {
      done(err ?? new DNSException(result, 'getaddrinfo', hostname));
      return;
    }
    const addresses = sortByOrder(result, order);
    end?.({ addresses });
    if (all) done(null, addresses.map((address) => ({ address, family: family || isIP(address) })));
    else done(null, addresses[0], family || isIP(addresses[0]));
  }, 'GetAddrInfoReqWrap');
  binding.getaddrinfo(id, toAscii(hostname), family, hints);
  return new GetAddrInfoReqWrap(hostname, family);
}

/** Asks for the names of an address and a port; `done(err, hostname, service)` comes later. */
function resolveService(address, port, done) {
  const end = begin('dns', 'lookupService', { host: address, port });
  const id = requests.add((err, result) => {
    if (err || typeof result === 'number') {
      done(err ?? new DNSException(result, 'getnameinfo', address));
      return;
    }
    const [hostname, service] = result;
    end?.({ hostname, service });
    done(null, hostname, service);
  }, 'GetNameInfoReqWrap');
  binding.getnameinfo(id, address, port);
  return new GetNameInfoReqWrap(address, port);
}

module.exports = { answerAtOnce, parseOptions, queryForFamily, resolveName, resolveService };
