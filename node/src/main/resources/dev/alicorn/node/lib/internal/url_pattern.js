'use strict';

// https://nodejs.org/api/url.html#class-urlpattern

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_URL_PATTERN } } = require('internal/errors');
const { URL } = require('internal/url');
const canonical = require('internal/url/pattern/canonical');
const { Component, HOSTNAME, PATHNAME } = require('internal/url/pattern/component');
const { NAMES, processInit } = require('internal/url/pattern/init');
const { parseConstructorString } = require('internal/url/pattern/constructor_string');

const EMPTY = Object.fromEntries(NAMES.map((name) => [name, '']));

/** An argument's message is Node's own, which names no type. */
function argumentError(message) {
  const error = new ERR_INVALID_ARG_TYPE('input', 'string', '');
  error.message = message;
  return error;
}

const isObject = (value) => typeof value === 'object' && value !== null || typeof value === 'function';

/** The parts that an object has, as strings. */
function readInit(given) {
  const init = {};
  for (const name of [...NAMES, 'baseURL']) if (given[name] !== undefined) init[name] = `${given[name]}`.toWellFormed();
  return init;
}

function toInit(input, baseURL) {
  if (isObject(input)) {
    if (baseURL !== undefined) throw new TypeError('A base URL beside an object');
    return readInit(input);
  }
  const init = parseConstructorString(input);
  if (baseURL === undefined && init.protocol === undefined) throw new TypeError('A relative pattern without a base URL');
  return baseURL === undefined ? init : { ...init, baseURL };
}

function compile(init, ignoreCase) {
  const text = { ...Object.fromEntries(NAMES.map((name) => [name, '*'])), ...processInit(init, true) };
  if (text.port !== '' && canonical.DEFAULT_PORTS[text.protocol] === text.port) text.port = '';
  const components = {};
  for (const name of ['protocol', 'username', 'password', 'port']) components[name] = new Component(text[name], canonical[name]);
  const isIPv6 = /^(?:\[|\{\[|\\\[)/.test(text.hostname) && text.hostname.length > 1;
  components.hostname = new Component(text.hostname, isIPv6 ? canonical.ipv6Hostname : canonical.hostname, HOSTNAME);
  components.pathname = canonical.SPECIAL.some((scheme) => components.protocol.test(scheme))
    ? new Component(text.pathname, canonical.pathname, PATHNAME, ignoreCase)
    : new Component(text.pathname, canonical.opaquePathname, undefined, ignoreCase);
  for (const name of ['search', 'hash']) components[name] = new Component(text[name], canonical[name], undefined, ignoreCase);
  return components;
}

function partsOfURL(input, baseURL) {
  const url = URL.parse(input, baseURL);
  if (url === null) return null;
  const { protocol, username, password, hostname, port, pathname, search, hash } = url;
  return { protocol: protocol.slice(0, -1), username, password, hostname, port, pathname, search: search.slice(1), hash: hash.slice(1) };
}

function partsOf(input, baseURL) {
  if (!isObject(input)) return partsOfURL(input, baseURL);
  try {
    return processInit(readInit(input), false, EMPTY);
  } catch {
    return null; // what is no URL does not match
  }
}

class URLPattern {
  #components;

  constructor(input = {}, baseURL = undefined, options = undefined) {
    if (typeof input !== 'string' && !isObject(input)) throw argumentError('Input must be an object or a string');
    if (isObject(baseURL) && options === undefined) [baseURL, options] = [undefined, baseURL];
    if (baseURL !== undefined && typeof baseURL !== 'string') throw argumentError('baseURL must be a string');
    if (options !== undefined && !isObject(options)) throw argumentError('options must be an object');
    const ignoreCase = options?.ignoreCase ?? false;
    if (typeof ignoreCase !== 'boolean') throw argumentError('options.ignoreCase must be a boolean');
    try {
      const text = typeof input === 'string' ? input.toWellFormed() : input;
      this.#components = compile(toInit(text, baseURL), ignoreCase);
    } catch {
      throw new ERR_INVALID_URL_PATTERN();
    }
  }

  #match(input, baseURL) {
    if (typeof input !== 'string' && !isObject(input)) throw argumentError('URLPattern input needs to be a string or an object');
    if (baseURL !== undefined && typeof baseURL !== 'string') throw argumentError('baseURL must be a string');
    if (isObject(input) && baseURL !== undefined) throw new TypeError('A base URL cannot be given beside an object');
    const parts = partsOf(input, baseURL);
    if (parts === null) return null;
    const result = { inputs: baseURL === undefined ? [input] : [input, baseURL] };
    for (const name of NAMES) {
      const found = this.#components[name].match(parts[name]);
      if (found === null) return null;
      result[name] = found;
    }
    return result;
  }

  test(input = {}, baseURL = undefined) {
    return this.#match(input, baseURL) !== null;
  }

  exec(input = {}, baseURL = undefined) {
    return this.#match(input, baseURL);
  }

  get hasRegExpGroups() {
    return NAMES.some((name) => this.#components[name].hasExpressions);
  }

  static {
    for (const name of NAMES) {
      Object.defineProperty(this.prototype, name, {
        configurable: true, enumerable: true, get() { return this.#components[name].text; },
      });
    }
    for (const name of ['test', 'exec', 'hasRegExpGroups']) Object.defineProperty(this.prototype, name, { enumerable: true });
    Object.defineProperty(this.prototype, Symbol.toStringTag, { configurable: true, value: 'URLPattern' });
  }
}

module.exports = { URLPattern };
