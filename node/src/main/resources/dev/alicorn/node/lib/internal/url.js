'use strict';

// The URL class and the conversions between file URLs and paths.

const { codes } = require('internal/errors');
const { parseUrl } = require('internal/url/parser');
const setters = require('internal/url/setters');
const { URLSearchParams, attach, reload } = require('internal/url/search_params');
const { UrlRecord, schemeOf } = require('internal/url/record');
const files = require('internal/url/files');

const { ERR_INVALID_URL, ERR_MISSING_ARGS } = codes;

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const toUSV = (value) => `${value}`.toWellFormed();

class URL {
  #context;
  #href = null; // made when it is first asked for, and again after a change
  #searchParams = null;

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    const text = toUSV(input);
    const baseText = base === undefined ? undefined : toUSV(base);
    const record = URL.#parse(text, baseText);
    if (record === null) throw new ERR_INVALID_URL(text, baseText);
    this.#context = record;
  }

  /** The record of an absolute URL or a reference with its base; null if there is none. */
  static #parse(input, base) {
    if (base === undefined) return parseUrl(input, null);
    const baseRecord = parseUrl(base, null);
    return baseRecord === null ? null : parseUrl(input, baseRecord);
  }

  static parse(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    const record = URL.#parse(toUSV(input), base === undefined ? undefined : toUSV(base));
    if (record === null) return null;
    const url = new URL('data:');
    url.#context = record;
    return url;
  }

  static canParse(url, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    return URL.#parse(toUSV(url), base === undefined ? undefined : toUSV(base)) !== null;
  }

  static createObjectURL(obj) {
    return require('internal/blob').createObjectURL(obj);
  }

  static revokeObjectURL(url) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    require('internal/blob').revokeObjectURL(`${url}`);
  }

  #set(change, value) {
    change(this.#context, toUSV(value));
    this.#href = null;
  }

  #serialize() {
    this.#href ??= this.#context.href();
    return this.#href;
  }

  toString() {
    return this.#serialize();
  }

  get href() {
    return this.#serialize();
  }

  set href(value) {
    const text = toUSV(value);
    const record = parseUrl(text, null);
    if (record === null) throw new ERR_INVALID_URL(text);
    this.#context = record;
    this.#href = null;
    if (this.#searchParams !== null) reload(this.#searchParams, record.query ?? '');
  }

  get origin() {
    const { scheme, special, path } = this.#context;
    if (special && scheme !== 'file') return `${scheme}://${this.#context.hostWithPort()}`;
    if (scheme !== 'blob') return 'null';
    const inner = parseUrl(path, null);
    return inner !== null && (inner.scheme === 'http' || inner.scheme === 'https')
      ? `${inner.scheme}://${inner.hostWithPort()}` : 'null';
  }

  get protocol() {
    return `${this.#context.scheme}:`;
  }

  set protocol(value) {
    this.#set(setters.setProtocol, value);
  }

  get username() {
    return this.#context.username;
  }

  set username(value) {
    this.#set(setters.setUsername, value);
  }

  get password() {
    return this.#context.password;
  }

  set password(value) {
    this.#set(setters.setPassword, value);
  }

  get host() {
    return this.#context.hostWithPort();
  }

  set host(value) {
    this.#set(setters.setHost, value);
  }

  get hostname() {
    return this.#context.host ?? '';
  }

  set hostname(value) {
    this.#set(setters.setHostname, value);
  }

  get port() {
    return this.#context.port;
  }

  set port(value) {
    this.#set(setters.setPortNumber, value);
  }

  get pathname() {
    return this.#context.path;
  }

  set pathname(value) {
    this.#set(setters.setPathname, value);
  }

  get search() {
    const { query } = this.#context;
    return query === null || query === '' ? '' : `?${query}`;
  }

  set search(value) {
    this.#set(setters.setSearch, value);
    if (this.#searchParams !== null) reload(this.#searchParams, this.#context.query ?? '');
  }

  get searchParams() {
    if (this.#searchParams === null) {
      this.#searchParams = new URLSearchParams();
      attach(this.#searchParams, this.#context.query ?? '', (query) => {
        this.#context.query = query === '' ? null : query;
        this.#href = null;
      });
    }
    return this.#searchParams;
  }

  get hash() {
    const { fragment } = this.#context;
    return fragment === null || fragment === '' ? '' : `#${fragment}`;
  }

  set hash(value) {
    this.#set(setters.setHash, value);
  }

  toJSON() {
    return this.#serialize();
  }

  [kInspect](depth, options, inspect = require('internal/util/inspect').inspect) {
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = {};
    for (const key of SHOWN) shown[key] = this[key];
    return `${(this.constructor ?? URL).name} ${inspect(shown, options)}`;
  }
}

const SHOWN = [
  'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search',
  'searchParams', 'hash',
];

for (const key of [...SHOWN, 'toString', 'toJSON']) Object.defineProperty(URL.prototype, key, { enumerable: true });
for (const key of ['canParse', 'parse', 'createObjectURL', 'revokeObjectURL']) {
  Object.defineProperty(URL, key, { enumerable: true });
}
Object.defineProperty(URL.prototype, Symbol.toStringTag, { configurable: true, value: 'URL' });

/** Whether a value is a URL, of this class or of another implementation, and not a legacy Url. */
function isURL(self) {
  return Boolean(self?.href && self.protocol && self.auth === undefined && self.path === undefined);
}

const PUNYCODE_LABEL = /(?:^|\.)xn--/;

/** What http.request takes out of a URL, with what a program added to the object itself. */
function urlToHttpOptions(url) {
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    '__proto__': null,
    ...url,
    'protocol': url.protocol,
    'hostname': hostname?.[0] === '[' ? hostname.slice(1, -1) : hostname,
    'hash': url.hash,
    search,
    pathname,
    'path': `${pathname || ''}${search || ''}`,
    'href': url.href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

/** The ASCII form of a domain; '' if it is not valid. */
function domainToASCII(domain) {
  if (arguments.length < 1) throw new ERR_MISSING_ARGS('domain');
  return hostOf(`${domain}`);
}

function domainToUnicode(domain) {
  if (arguments.length < 1) throw new ERR_MISSING_ARGS('domain');
  const host = hostOf(`${domain}`);
  return PUNYCODE_LABEL.test(host) ? require('internal/url/idna').toUnicode(host) : host;
}

function hostOf(domain) {
  if (domain === '') return '';
  const url = new UrlRecord(schemeOf('ws'));
  setters.setHostname(url, domain.toWellFormed());
  return url.host ?? '';
}

function toPathIfFileURL(fileURLOrPath) {
  return isURL(fileURLOrPath) ? files.fileURLToPath(fileURLOrPath) : fileURLOrPath;
}

module.exports = {
  URL,
  URLSearchParams,
  isURL,
  domainToASCII,
  domainToUnicode,
  urlToHttpOptions,
  toPathIfFileURL,
  fileURLToPath: files.fileURLToPath,
  fileURLToPathBuffer: files.fileURLToPathBuffer,
  pathToFileURL: files.pathToFileURL,
};

