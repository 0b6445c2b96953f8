'use strict';

// The parts of a pattern, or of what is matched against it, with what a base URL adds.
// https://urlpattern.spec.whatwg.org/#process-a-urlpatterninit

const { URL } = require('internal/url');
const canonical = require('internal/url/pattern/canonical');
const { escapePattern } = require('internal/url/pattern/component');

const NAMES = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];

/** Parts that a base gives as long as none of those in the list, or before it, is given. */
const INHERITED = [
  ['protocol', []], ['username', ['protocol', 'hostname', 'port']], ['password', ['protocol', 'hostname', 'port', 'username']],
  ['hostname', ['protocol']], ['port', ['protocol', 'hostname']], ['pathname', ['protocol', 'hostname', 'port']],
  ['search', ['protocol', 'hostname', 'port', 'pathname']], ['hash', ['protocol', 'hostname', 'port', 'pathname', 'search']],
];

function withoutSign(name, value) {
  return name === 'protocol' ? value.replace(/:$/, '') : value.replace(name === 'search' ? /^\?/ : /^#/, '');
}

function inherit(result, given, base, isPattern) {
  for (const [name, others] of INHERITED) {
    if (given[name] !== undefined || others.some((other) => given[other] !== undefined)) continue;
    if (isPattern && (name === 'username' || name === 'password')) continue;
    const value = /^(?:protocol|search|hash)$/.test(name) ? withoutSign(name, base[name]) : base[name];
    result[name] = isPattern ? escapePattern(value) : value;
  }
}

function isAbsolute(path, isPattern) {
  return path.startsWith('/') || (isPattern && (path.startsWith('\\/') || path.startsWith('{/')));
}

function underBase(path, base, isPattern) {
  const basePath = isPattern ? escapePattern(base.pathname) : base.pathname;
  const slash = basePath.lastIndexOf('/');
  return slash === -1 ? path : basePath.slice(0, slash + 1) + path;
}

function canonicalPathname(value, scheme) {
  return scheme === undefined || scheme === '' || canonical.SPECIAL.includes(scheme)
    ? canonical.pathname(value) : canonical.opaquePathname(value);
}

function canonicalPart(name, value, scheme) {
  if (name === 'pathname') return canonicalPathname(value, scheme);
  return name === 'port' ? canonical.port(value, scheme) : canonical[name](value);
}

const isOpaque = (base) => !base.pathname.startsWith('/') && base.host === '';

/**
 * @param given an object with strings by NAMES and `baseURL`
 * @param isPattern the strings are patterns, which are made canonical when they are compiled
 * @param defaults the result's beginning
 * @throws TypeError
 */
function processInit(given, isPattern, defaults = {}) {
  const result = { ...defaults };
  let base = null;
  if (given.baseURL !== undefined) {
    base = URL.parse(given.baseURL);
    if (base === null) throw new TypeError(`Invalid base URL: ${given.baseURL}`);
    inherit(result, given, base, isPattern);
  }
  for (const name of NAMES) {
    if (given[name] === undefined) continue;
    let value = /^(?:protocol|search|hash)$/.test(name) ? withoutSign(name, given[name]) : given[name];
    if (name === 'pathname' && base !== null && !isOpaque(base) && !isAbsolute(value, isPattern)) value = underBase(value, base, isPattern);
    result[name] = isPattern ? value : canonicalPart(name, value, result.protocol);
  }
  return result;
}

module.exports = { NAMES, processInit };
