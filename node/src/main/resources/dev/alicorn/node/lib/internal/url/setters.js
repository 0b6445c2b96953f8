'use strict';

// What assigning to a property of a URL does to its record. An assignment that makes no sense changes nothing.

const { Sets, percentEncode } = require('internal/url/percent');
const { schemeOf } = require('internal/url/record');
const { parseHost } = require('internal/url/host');
const { parsePath } = require('internal/url/path');
const { setPort, portColon, withoutTabs } = require('internal/url/parser');

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*)(?::|$)/;
const HOST_END = /[/?#]/;
const SPECIAL_HOST_END = /[/\\?#]/;
const LEADING_DIGITS = /^[0-9]+/;

function setProtocol(record, value) {
  const match = SCHEME.exec(withoutTabs(value));
  if (match === null) return;
  const scheme = schemeOf(match[1]);
  if (record.special !== scheme.special) return;
  if (scheme.name === 'file' && (record.hasCredentials() || record.port !== '')) return;
  if (record.scheme === 'file' && record.host === '') return;
  record.setScheme(scheme);
}

function setUsername(record, value) {
  if (!record.cannotHaveCredentials()) record.username = percentEncode(value, Sets.USERINFO);
}

function setPassword(record, value) {
  if (!record.cannotHaveCredentials()) record.password = percentEncode(value, Sets.USERINFO);
}

function hostPart(record, value) {
  const text = withoutTabs(value);
  const end = text.search(record.special ? SPECIAL_HOST_END : HOST_END);
  return end === -1 ? text : text.slice(0, end);
}

function setFileHost(record, name) {
  const host = name === '' ? '' : parseHost(name, true);
  if (host !== null) record.host = host === 'localhost' ? '' : host;
}

/** Whether the host was set; an empty one only where nothing depends on it. */
function setHostName(record, name) {
  if (name === '' && (record.special || record.hasCredentials() || record.port !== '')) return false;
  const host = name === '' ? '' : parseHost(name, record.special);
  if (host === null) return false;
  record.host = host;
  return true;
}

function setHost(record, value) {
  if (record.opaque) return;
  const text = hostPart(record, value);
  if (record.scheme === 'file') {
    setFileHost(record, text);
    return;
  }
  const colon = portColon(text, 0, text.length);
  if (colon === 0) return;
  if (setHostName(record, colon === -1 ? text : text.slice(0, colon)) && colon !== -1) {
    const digits = LEADING_DIGITS.exec(text.slice(colon + 1));
    if (digits !== null) setPort(record, digits[0]);
  }
}

function setHostname(record, value) {
  if (record.opaque) return;
  const text = hostPart(record, value);
  if (record.scheme === 'file') setFileHost(record, text);
  else if (portColon(text, 0, text.length) === -1) setHostName(record, text);
}

function setPortNumber(record, value) {
  if (record.cannotHaveCredentials()) return;
  if (value === '') {
    record.port = '';
    return;
  }
  const digits = LEADING_DIGITS.exec(withoutTabs(value));
  if (digits !== null) setPort(record, digits[0]);
}

function setPathname(record, value) {
  if (record.opaque) return;
  const text = withoutTabs(value);
  if (record.special || text !== '') record.path = parsePath(record, text, 0, text.length);
  else record.path = record.host === null ? '/' : '';
}

function withoutMark(value, mark) {
  return withoutTabs(value[0] === mark ? value.slice(1) : value);
}

function setSearch(record, value) {
  const set = record.special ? Sets.SPECIAL_QUERY : Sets.QUERY;
  record.query = value === '' ? null : percentEncode(withoutMark(value, '?'), set);
}

function setHash(record, value) {
  record.fragment = value === '' ? null : percentEncode(withoutMark(value, '#'), Sets.FRAGMENT);
}

module.exports = {
  setProtocol, setUsername, setPassword, setHost, setHostname, setPortNumber, setPathname, setSearch, setHash,
};
