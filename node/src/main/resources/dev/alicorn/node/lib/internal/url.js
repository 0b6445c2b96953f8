'use strict';

// The URL class and the conversions between file URLs and paths.

const { codes } = require('internal/errors');
const { parseUrl } = require('internal/url/parser');
const setters = require('internal/url/setters');
const { URLSearchParams, attach, reload } = require('internal/url/search_params');
const { UrlRecord } = require('internal/url/record');
const files = require('internal/url/files');

const { ERR_INVALID_THIS, ERR_INVALID_URL, ERR_MISSING_ARGS } = codes;

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const toUSV = (value) => `${value}`.toWellFormed();

class URL {
  #record;
  #href = null; // made when it is first asked for, and again after a change
  #searchParams = null;

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    const text = toUSV(input);
    const baseText = base === undefined ? undefined : toUSV(base);
    const record = URL.#parse(text, baseText);
    if (record === null) throw new ERR_INVALID_URL(text, baseText);
    this.#record = record;
  }

  /** The record of an absolute URL or a reference with its base; null if there is none. */
  static #parse(input, base) {
    if (base === undefined) return parseUrl(input, null);
    const baseRecord = parseUrl(base, null);
    return baseRecord === null ? null : parseUrl(input, baseRecord);
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#record in value)) throw new ERR_INVALID_THIS('URL');
  }

  static parse(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    const record = URL.#parse(toUSV(input), base === undefined ? undefined : toUSV(base));
    if (record === null) return null;
    const url = new URL('data:');
    url.#record = record;
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
    change(this.#record, toUSV(value));
    this.#href = null;
  }

  toString() {
    return this.href;
  }

  get href() {
    URL.#check(this);
    this.#href ??= this.#record.href();
    return this.#href;
  }

  set href(value) {
    URL.#check(this);
    const text = toUSV(value);
    const record = parseUrl(text, null);
    if (record === null) throw new ERR_INVALID_URL(text);
    this.#record = record;
    this.#href = null;
    if (this.#searchParams !== null) reload(this.#searchParams, record.query ?? '');
  }

  get origin() {
    URL.#check(this);
    const { scheme, special, path } = this.#record;
    if (special && scheme !== 'file') return `${scheme}://${this.#record.hostWithPort()}`;
    if (scheme !== 'blob') return 'null';
    const inner = parseUrl(path, null);
    return inner !== null && (inner.scheme === 'http' || inner.scheme === 'https')
      ? `${inner.scheme}://${inner.hostWithPort()}` : 'null';
  }

  get protocol() {
    URL.#check(this);
    return `${this.#record.scheme}:`;
  }

  set protocol(value) {
    URL.#check(this);
    this.#set(setters.setProtocol, value);
  }

  get username() {
    URL.#check(this);
    return this.#record.username;
  }

  set username(value) {
    URL.#check(this);
    this.#set(setters.setUsername, value);
  }

  get password() {
    URL.#check(this);
    return this.#record.password;
  }

  set password(value) {
    URL.#check(this);
    this.#set(setters.setPassword, value);
  }

  get host() {
    URL.#check(this);
    return this.#record.hostWithPort();
  }

  set host(value) {
    URL.#check(this);
    this.#set(setters.setHost, value);
  }

  get hostname() {
    URL.#check(this);
    return this.#record.host ?? '';
  }

  set hostname(value) {
    URL.#check(this);
    this.#set(setters.setHostname, value);
  }

  get port() {
    URL.#check(this);
    return this.#record.port;
  }

  set port(value) {
    URL.#check(this);
    this.#set(setters.setPortNumber, value);
  }

  get pathname() {
    URL.#check(this);
    return this.#record.path;
  }

  set pathname(value) {
    URL.#check(this);
    this.#set(setters.setPathname, value);
  }

  get search() {
    URL.#check(this);
    const { query } = this.#record;
    return query === null || query === '' ? '' : `?${query}`;
  }

  set search(value) {
    URL.#check(this);
    this.#set(setters.setSearch, value);
    if (this.#searchParams !== null) reload(this.#searchParams, this.#record.query ?? '');
  }

  get searchParams() {
    URL.#check(this);
    if (this.#searchParams === null) {
      this.#searchParams = new URLSearchParams();
      attach(this.#searchParams, this.#record.query ?? '', (query) => {
        this.#record.query = query === '' ? null : query;
        this.#href = null;
      });
    }
    return this.#searchParams;
  }

  get hash() {
    URL.#check(this);
    const { fragment } = this.#record;
    return fragment === null || fragment === '' ? '' : `#${fragment}`;
  }

  set hash(value) {
    URL.#check(this);
    this.#set(setters.setHash, value);
  }

  toJSON() {
    return this.href;
  }

  [kInspect](depth, options, inspect = require('internal/util/inspect').inspect) {
    URL.#check(this);
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = Object.create({ constructor: this.constructor ?? URL });
    for (const key of SHOWN) shown[key] = this[key];
    return inspect(shown, options);
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
  return host.includes('xn--') ? require('internal/url/idna').toUnicode(host) : host;
}

function hostOf(domain) {
  if (domain === '') return '';
  const url = new UrlRecord('ws');
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

