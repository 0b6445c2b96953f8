'use strict';

// The head of a message that leaves: what was set, and what follows from it for connection and body.

const { codes: { ERR_HTTP_TRAILER_INVALID, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { utcDate } = require('internal/http/date');
const { kOutHeaders, kUniqueHeaders } = require('internal/http/symbols');
const { validateHeaderName, validateHeaderValue } = require('internal/http/tokens');

const CLOSE = /(?:^|\W)close(?:$|\W)/i;
const CHUNKED = /(?:^|\W)chunked(?:$|\W)/i;

const SHORTEST_NAME = 4; // date
const LONGEST_NAME = 17; // transfer-encoding

/** Fields that were seen while a head is written. */
class Seen {
  connection = false;
  contentLength = false;
  transferEncoding = false;
  date = false;
  expect = false;
  trailer = false;
}

function note(message, seen, name, value) {
  if (name.length < SHORTEST_NAME || name.length > LONGEST_NAME) return;
  switch (name.toLowerCase()) {
    case 'connection':
      seen.connection = true;
      message._removedConnection = false;
      if (CLOSE.test(value)) message._last = true;
      else message.shouldKeepAlive = true;
      break;
    case 'transfer-encoding':
      seen.transferEncoding = true;
      message._removedTE = false;
      if (CHUNKED.test(value)) message.chunkedEncoding = true;
      break;
    case 'content-length':
      seen.contentLength = true;
      message._contentLength = +value;
      message._removedContLen = false;
      break;
    case 'date': seen.date = true; break;
    case 'expect': seen.expect = true; break;
    case 'trailer': seen.trailer = true; break;
    case 'keep-alive': message._defaultKeepAlive = false; break;
    default:
  }
}

function isCookie(name) {
  return name.length === 6 && name.toLowerCase() === 'cookie';
}

/** With a body at hand head and body leave as one text: then UTF-8 in the clothes of latin1 must become UTF-8 again. */
function dispositionText(message, name, value) {
  const isDisposition = name.length === 19 && name.toLowerCase() === 'content-disposition' && message._contentLength;
  return isDisposition ? require('buffer').Buffer.from(value, 'latin1').toString() : value;
}

function line(message, seen, name, value, check) {
  if (check) validateHeaderValue(name, value);
  note(message, seen, name, value);
  return `${name}: ${value}\r\n`;
}

function lines(message, seen, name, value, check) {
  if (check) validateHeaderName(name);
  if (!Array.isArray(value)) return line(message, seen, name, dispositionText(message, name, value), check);
  const unique = message[kUniqueHeaders];
  if ((value.length < 2 || !isCookie(name)) && (!unique || !unique.has(name.toLowerCase()))) {
    let text = '';
    for (const each of value) text += line(message, seen, name, dispositionText(message, name, each), check);
    return text;
  }
  return line(message, seen, name, value.join('; '), check);
}

function allLines(message, seen, headers) {
  let text = '';
  if (headers === message[kOutHeaders]) {
    for (const key in headers) text += lines(message, seen, headers[key][0], headers[key][1], false);
  } else if (!Array.isArray(headers)) {
    for (const key of Object.keys(headers)) text += lines(message, seen, key, headers[key], true);
  } else if (headers.length > 0 && Array.isArray(headers[0])) {
    for (const [name, value] of headers) text += lines(message, seen, name, value, true);
  } else {
    if (headers.length % 2 !== 0) throw new ERR_INVALID_ARG_VALUE('headers', headers);
    for (let i = 0; i < headers.length; i += 2) text += lines(message, seen, headers[i], headers[i + 1], true);
  }
  return text;
}

function keepAliveLine(message) {
  if (!message._keepAliveTimeout || !message._defaultKeepAlive) return '';
  const seconds = Math.floor(message._keepAliveTimeout / 1000);
  const max = ~~message._maxRequestsPerSocket > 0 ? `, max=${message._maxRequestsPerSocket}` : '';
  return `Keep-Alive: timeout=${seconds}${max}\r\n`;
}

/** Says whether the connection stays, where the user did not. */
function connectionLines(message, seen) {
  if (message._removedConnection) {
    message._last = !message.shouldKeepAlive;
    return '';
  }
  if (seen.connection) return '';
  const stays = message.shouldKeepAlive && (seen.contentLength || message.useChunkedEncodingByDefault || message.agent);
  if (stays && !message.maxRequestsOnConnectionReached) return `Connection: keep-alive\r\n${keepAliveLine(message)}`;
  if (!stays) message._last = true;
  return 'Connection: close\r\n';
}

/** Says where the body ends, where the user did not. */
function lengthLine(message, seen) {
  if (seen.contentLength || seen.transferEncoding) return '';
  if (!message._hasBody) {
    message.chunkedEncoding = false;
  } else if (!message.useChunkedEncodingByDefault) {
    message._last = true;
  } else if (!seen.trailer && !message._removedContLen && typeof message._contentLength === 'number') {
    return `Content-Length: ${message._contentLength}\r\n`;
  } else if (!message._removedTE) {
    message.chunkedEncoding = true;
    return 'Transfer-Encoding: chunked\r\n';
  } else {
    message._last = true; // nothing tells the body's end but the connection's
  }
  return '';
}

/** Makes `_header` of the first line and the fields: an object, pairs, or a list of names and values. */
function storeHeader(message, firstLine, headers) {
  const seen = new Seen();
  let text = headers ? firstLine + allLines(message, seen, headers) : firstLine;
  if (message.sendDate && !seen.date) text += `Date: ${utcDate()}\r\n`;
  if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
    // No body may follow, and its end would be one: some clients would take it for the next answer.
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  text += connectionLines(message, seen);
  text += lengthLine(message, seen);
  if (message.chunkedEncoding !== true && seen.trailer) throw new ERR_HTTP_TRAILER_INVALID();
  message._header = `${text}\r\n`;
  message._headerSent = false;
  if (seen.expect) message._send('');
}

module.exports = { storeHeader };
