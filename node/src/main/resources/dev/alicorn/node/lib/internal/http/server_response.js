'use strict';

// https://nodejs.org/api/http.html#class-httpserverresponse

const {
  codes: {
    ERR_HTTP_HEADERS_SENT, ERR_HTTP_INVALID_STATUS_CODE, ERR_HTTP_SOCKET_ASSIGNED, ERR_INVALID_ARG_VALUE, ERR_INVALID_CHAR,
  },
} = require('internal/errors');
const { validateLinkHeaderValue, validateObject } = require('internal/validators');
const channels = require('internal/http/channels');
const { OutgoingMessage } = require('internal/http/outgoing');
const STATUS_CODES = require('internal/http/status_codes');
const { kConnection, kOutHeaders } = require('internal/http/symbols');
const { checkInvalidHeaderChar, validateHeaderName, validateHeaderValue } = require('internal/http/tokens');

const CHUNKS_ACCEPTED = /(?:^|\W)chunked(?:$|\W)/i;

function ServerResponse(req, options) {
  OutgoingMessage.call(this, options);
  if (req.method === 'HEAD') this._hasBody = false;
  this.req = req;
  this.sendDate = true;
  this._sent100 = false;
  this._expect_continue = false;
  this.statusCode = 200;
  this.statusMessage = undefined;
  if (req.httpVersionMajor < 1 || req.httpVersionMinor < 1) {
    this.useChunkedEncodingByDefault = CHUNKS_ACCEPTED.test(req.headers.te);
    this.shouldKeepAlive = false;
  }
  if (channels.serverResponseCreated.hasSubscribers) {
    channels.serverResponseCreated.publish({ request: req, response: this });
  }
}
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);

/** The end of a socket while a response is assigned to it: `this` is the socket. */
function onSocketClose() {
  const message = this._httpMessage;
  if (!message) return;
  message.destroyed = true;
  message._closed = true;
  message.emit('close');
}

/** The informational status and reason that writeHead() was given, set on the response. */
function takeStatus(response, statusCode, reason) {
  const original = statusCode;
  statusCode |= 0;
  if (statusCode < 100 || statusCode > 999) throw new ERR_HTTP_INVALID_STATUS_CODE(original);
  if (typeof reason === 'string') response.statusMessage = reason;
  else response.statusMessage ||= STATUS_CODES[statusCode] || 'unknown';
  response.statusCode = statusCode;
  if (checkInvalidHeaderChar(response.statusMessage)) throw new ERR_INVALID_CHAR('statusMessage');
}

/** What setHeader() set and what writeHead() is given, the latter ahead. */
function merge(response, given) {
  if (Array.isArray(given)) {
    const pairs = Array.isArray(given[0]) ? given : toPairs(given);
    for (const [name] of pairs) response.removeHeader(name);
    for (const [name, value] of pairs) {
      if (name) response.appendHeader(name, value);
    }
  } else if (given) {
    for (const name of Object.keys(given)) {
      if (name) response.setHeader(name, given[name]);
    }
  }
  return response[kOutHeaders];
}

function toPairs(list) {
  if (list.length % 2 !== 0) throw new ERR_INVALID_ARG_VALUE('headers', list);
  const pairs = [];
  for (let i = 0; i < list.length; i += 2) pairs.push([list[i], list[i + 1]]);
  return pairs;
}

const methods = {
  statusCode: 200,
  statusMessage: undefined,

  _finish() {
    const { req } = this;
    if (channels.serverResponseFinish.hasSubscribers) {
      channels.serverResponseFinish.publish({ request: req, response: this, socket: req.socket, server: req.socket?.server });
    }
    OutgoingMessage.prototype._finish.call(this);
  },

  assignSocket(socket) {
    if (socket._httpMessage) throw new ERR_HTTP_SOCKET_ASSIGNED();
    socket._httpMessage = this;
    // A server's connection looks after its responses itself.
    if (socket[kConnection] === undefined) socket.on('close', onSocketClose);
    this.socket = socket;
    this.emit('socket', socket);
    this._flush();
  },

  detachSocket(socket) {
    if (socket[kConnection] === undefined) socket.removeListener('close', onSocketClose);
    socket._httpMessage = null;
    this.socket = null;
  },

  writeInformation(statusCode, headers, callback) {
    if (this._header) throw new ERR_HTTP_HEADERS_SENT('write');
    if (typeof headers === 'function') {
      callback = headers;
      headers = undefined;
    }
    if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 199 || statusCode === 101) {
      throw new ERR_HTTP_INVALID_STATUS_CODE(statusCode);
    }
    let head = `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] || 'unknown'}\r\n`;
    for (const name of Object.keys(headers ?? {})) {
      validateHeaderName(name);
      validateHeaderValue(name, headers[name]);
      for (const value of [headers[name]].flat()) head += `${name}: ${value}\r\n`;
    }
    this._writeRaw(`${head}\r\n`, 'ascii', callback);
  },

  writeContinue(callback) {
    this._writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'ascii', callback);
    this._sent100 = true;
  },

  writeProcessing(callback) {
    this._writeRaw('HTTP/1.1 102 Processing\r\n\r\n', 'ascii', callback);
  },

  writeEarlyHints(hints, callback) {
    validateObject(hints, 'hints');
    if (hints.link === null || hints.link === undefined) return;
    const link = validateLinkHeaderValue(hints.link);
    if (link.length === 0) return;
    if (checkInvalidHeaderChar(link)) throw new ERR_INVALID_CHAR('header content', 'Link');
    let head = `HTTP/1.1 103 Early Hints\r\nLink: ${link}\r\n`;
    for (const name of Object.keys(hints)) {
      if (name === 'link') continue;
      validateHeaderName(name);
      validateHeaderValue(name, hints[name]);
      head += `${name}: ${hints[name]}\r\n`;
    }
    this._writeRaw(`${head}\r\n`, 'ascii', callback);
  },

  _implicitHeader() {
    this.writeHead(this.statusCode);
  },

  writeHead(statusCode, reason, headers) {
    if (this._header) throw new ERR_HTTP_HEADERS_SENT('write');
    if (typeof reason !== 'string') headers ??= reason;
    takeStatus(this, statusCode, reason);
    if (this[kOutHeaders] !== null) headers = merge(this, headers);
    else if (Array.isArray(headers) && headers.length % 2 !== 0 && !Array.isArray(headers[0])) {
      throw new ERR_INVALID_ARG_VALUE('headers', headers);
    }
    const status = this.statusCode;
    if (status === 204 || status === 304 || status < 200) {
      // RFC 9110, 15.3.5 and 15.4.5: no body, whatever the fields say.
      this._hasBody = false;
    }
    // Who was not told to go on will send no body, and the next request may be part of it.
    if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
    this._storeHeader(`HTTP/1.1 ${status} ${this.statusMessage}\r\n`, headers);
    return this;
  },
};
methods.writeHeader = methods.writeHead;

Object.defineProperties(ServerResponse.prototype, Object.getOwnPropertyDescriptors(methods));

module.exports = { ServerResponse, onSocketClose };
