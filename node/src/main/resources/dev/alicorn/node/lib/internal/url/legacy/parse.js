'use strict';

// url.parse(): older than the standard, and laxer.

const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const { domainToASCII } = require('internal/url/host');
const { isScript, slashed } = require('internal/url/legacy/schemes');
const { warnOfPort } = require('internal/url/legacy/warnings');

const { ERR_INVALID_URL } = codes;

const AROUND = /^[\0-\x20\xa0\ufeff]+|[\0-\x20\xa0\ufeff]+$/g;
const SCHEME = /^[a-z0-9.+-]+:/i;
const USER_AND_HOST = /^\/\/[^@/]+@[^@/]+/;
const SIMPLE_PATH = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/;
const PORT = /:[0-9]*$/;
const MAX_HOSTNAME = 255;

const TABS_AND_LINES = /[\t\n\r]+/g;
const ENDS_HOST = /[#/?]/;
const NO_HOST_CHARACTER = /[ "%';<>\\^`{|}]/;
const ENDS_HOSTNAME = /[#/:?\\]/;
const FORBIDDEN = /[\0\t\n\r #%/:<>?@[\\\]^|]/;
const FORBIDDEN_IPV6 = /[\0\t\n\r #%/<>?@\\^|]/;

const ESCAPED = /[\t\n\r "'<>\\^`{|}]/g;
const escape = (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** Without space around it, and with slashes for the backslashes before the query. */
function clean(url) {
  const text = url.replace(AROUND, '');
  const end = text.search(/[?#]/);
  if (end === -1) return text.replaceAll('\\', '/');
  return text.slice(0, end).replaceAll('\\', '/') + text.slice(end);
}

const isIPv6 = (hostname) => hostname[0] === '[' && hostname.at(-1) === ']';

function queryOf(search, parseQueryString) {
  if (!parseQueryString) return search.slice(1);
  return require('querystring').parse(search.slice(1));
}

function parseSimplePath(url, text, parseQueryString) {
  const match = SIMPLE_PATH.exec(text);
  if (match === null) return false;
  url.path = text;
  url.href = text;
  url.pathname = match[1];
  if (match[2]) {
    url.search = match[2];
    url.query = queryOf(match[2], parseQueryString);
  } else if (parseQueryString) {
    url.search = null;
    url.query = Object.create(null);
  }
  return true;
}

/** Takes user, host and port off the beginning of what follows the slashes; returns the rest. */
function takeAuthority(url, text) {
  const end = text.search(ENDS_HOST);
  const head = (end === -1 ? text : text.slice(0, end)).replace(TABS_AND_LINES, ''); // as the standard drops them
  const at = head.lastIndexOf('@');
  if (at !== -1) url.auth = decodeURIComponent(head.slice(0, at));
  const host = head.slice(at + 1);
  const stop = host.search(NO_HOST_CHARACTER);
  url.host = stop === -1 ? host : host.slice(0, stop);
  return (stop === -1 ? '' : host.slice(stop)) + (end === -1 ? '' : text.slice(end));
}

/** Splits `host` into hostname and port. */
function parseHost(url) {
  let { host } = url;
  const match = PORT.exec(host);
  if (match !== null) {
    const [port] = match;
    if (port !== ':') url.port = port.slice(1);
    host = host.slice(0, host.length - port.length);
  }
  if (host) url.hostname = host;
}

/** A host name ends at what cannot be in one: that is the path's beginning. */
function cutHostname(url, rest, original) {
  const { hostname } = url;
  const at = hostname.search(ENDS_HOSTNAME);
  if (at === -1) return rest;
  if (hostname[at] === ':') warnOfPort(original);
  url.hostname = hostname.slice(0, at);
  return `/${hostname.slice(at)}${rest}`;
}

function normalizeHostname(hostname, ipv6, original) {
  if (hostname.length > MAX_HOSTNAME) return '';
  const lower = hostname.toLowerCase();
  if (lower === '') return '';
  if (ipv6) {
    if (FORBIDDEN_IPV6.test(lower)) throw new ERR_INVALID_URL(original);
    return lower;
  }
  const ascii = domainToASCII(lower);
  if (ascii === null || ascii === '' || FORBIDDEN.test(ascii)) throw new ERR_INVALID_URL(original);
  return ascii;
}

function parseAuthority(url, text, original) {
  let rest = takeAuthority(url, text);
  url.parseHost();
  if (typeof url.hostname !== 'string') url.hostname = '';
  const ipv6 = isIPv6(url.hostname);
  if (!ipv6) rest = cutHostname(url, rest, original);
  url.hostname = normalizeHostname(url.hostname, ipv6, original);
  url.host = url.hostname + (url.port ? `:${url.port}` : '');
  if (ipv6) {
    url.hostname = url.hostname.slice(1, -1);
    if (rest[0] !== '/') rest = `/${rest}`;
  }
  return rest;
}

/** Path, query and fragment. */
function parseTail(url, text, protocol, parseQueryString) {
  const hashAt = text.indexOf('#');
  const head = hashAt === -1 ? text : text.slice(0, hashAt);
  if (hashAt !== -1) url.hash = text.slice(hashAt);
  const queryAt = head.indexOf('?');
  if (queryAt !== -1) {
    url.search = head.slice(queryAt);
    url.query = queryOf(url.search, parseQueryString);
  } else if (parseQueryString) {
    url.search = null;
    url.query = Object.create(null);
  }
  const pathname = queryAt === -1 ? head : head.slice(0, queryAt);
  if (pathname !== '') url.pathname = pathname;
  if (slashed.has(protocol) && url.hostname && !url.pathname) url.pathname = '/';
  if (url.pathname || url.search) url.path = (url.pathname || '') + (url.search || '');
}

function parse(url, original, parseQueryString, slashesDenoteHost) {
  validateString(original, 'url');
  let rest = clean(original);
  const plain = !slashesDenoteHost && !rest.includes('#') && !/^[^?]*@/.test(rest);
  if (plain && parseSimplePath(url, rest, parseQueryString)) return url;
  const scheme = SCHEME.exec(rest);
  const protocol = scheme === null ? undefined : scheme[0].toLowerCase();
  if (protocol !== undefined) {
    url.protocol = protocol;
    rest = rest.slice(protocol.length);
  }
  let slashes = false;
  if (slashesDenoteHost || protocol || USER_AND_HOST.test(rest)) {
    slashes = rest.startsWith('//') && !isScript(protocol);
    if (slashes) {
      rest = rest.slice(2);
      url.slashes = true;
    }
  }
  // The scheme as it was written: in capitals it is none of those that need slashes.
  if (!isScript(protocol) && (slashes || (protocol && !slashed.has(scheme[0])))) {
    rest = parseAuthority(url, rest, original);
  }
  if (!isScript(protocol)) rest = rest.replace(ESCAPED, escape);
  parseTail(url, rest, protocol, parseQueryString);
  url.href = url.format();
  return url;
}

module.exports = { parse, parseHost };
