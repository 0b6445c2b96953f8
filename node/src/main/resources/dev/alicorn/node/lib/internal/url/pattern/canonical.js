'use strict';

// Literal parts of a URL as a URL has them. https://urlpattern.spec.whatwg.org/#canon-encoding-callbacks
// Each throws a TypeError for what no URL can have.

const { URL } = require('internal/url');

const SPECIAL = ['ftp', 'file', 'http', 'https', 'ws', 'wss'];
const DEFAULT_PORTS = { __proto__: null, ftp: '21', http: '80', https: '443', ws: '80', wss: '443' };

const dummy = (protocol = 'https') => new URL(`${protocol}://dummy.invalid/`);

function invalid(what, value) {
  return new TypeError(`Invalid ${what}: ${value}`);
}

function protocol(value) {
  if (value === '') return value;
  const url = URL.parse(`${value}://dummy.invalid`);
  if (url === null) throw invalid('protocol', value);
  return url.protocol.slice(0, -1);
}

/** A part that is set on a URL, and read from it without its sign. */
const byProperty = (name, sign = '') => (value) => {
  if (value === '') return value;
  const url = dummy();
  url[name] = value;
  return url[name].startsWith(sign) ? url[name].slice(sign.length) : url[name];
};

function hostname(value) {
  if (value === '') return value;
  const url = dummy();
  url.hostname = value;
  if (url.hostname === 'dummy.invalid' && value.toLowerCase() !== 'dummy.invalid') throw invalid('hostname', value);
  return url.hostname;
}

function ipv6Hostname(value) {
  if (!/^[\da-f[\]:]*$/i.test(value)) throw invalid('hostname', value);
  return value.toLowerCase();
}

function port(value, scheme = '') {
  if (value === '') return value;
  const digits = /^\d+/.exec(value.replace(/[\t\n\r]/g, ''))?.[0];
  if (digits === undefined || Number(digits) > 65_535) throw invalid('port', value);
  const number = `${Number(digits)}`;
  return DEFAULT_PORTS[scheme] === number ? '' : number;
}

function pathname(value) {
  if (value === '') return value;
  const isAbsolute = value.startsWith('/');
  const url = dummy();
  // A relative one must not become absolute, nor its first dots be taken for a folder.
  url.pathname = isAbsolute ? value : `/-${value}`;
  return isAbsolute ? url.pathname : url.pathname.slice(2);
}

function opaquePathname(value) {
  if (value === '') return value;
  const url = URL.parse(`data:${value}`);
  if (url === null) throw invalid('pathname', value);
  return url.pathname;
}

module.exports = {
  DEFAULT_PORTS, SPECIAL,
  hash: byProperty('hash', '#'), hostname, ipv6Hostname, opaquePathname, password: byProperty('password'), pathname, port, protocol,
  search: byProperty('search', '?'), username: byProperty('username'),
};
