'use strict';

// A request and its socket: the response that comes, and every way in which it may not.

const process = require('process');
const { ConnResetException } = require('internal/errors');
const channels = require('internal/http/channels');
const { isLenient } = require('internal/http/limits');
const { endAsking } = require('internal/http/measured');
const { HTTPParser } = require('internal/http/parser');
const { prepareError } = require('internal/http/parser_errors');
const { kDirectData } = require('internal/net/symbols');
const { freeParser, parsers } = require('internal/http/parser_pool');
const { kNeedDrain } = require('internal/http/symbols');
const debug = require('internal/util/debuglog').debuglog('http');

const WITH_BODY = 0;
const WITHOUT_BODY = 1;
const UPGRADED = 2;

function emitError(req, err) {
  if (channels.clientRequestError.hasSubscribers) channels.clientRequestError.publish({ request: req, error: err });
  req.emit('error', err);
}

/** Ties a request to the socket that it got. */
function takeSocket(req, socket) {
  debug('CLIENT request %s has its socket', req.path);
  const parser = parsers.alloc();
  req.socket = socket;
  const lenient = req.insecureHTTPParser === undefined ? isLenient() : req.insecureHTTPParser;
  parser.initialize(HTTPParser.RESPONSE, req.maxHeaderSize || 0, lenient);
  parser.socket = socket;
  parser.outgoing = req;
  parser.frame = req.frame;
  parser.onIncoming = onResponse;
  parser.joinDuplicateHeaders = req.joinDuplicateHeaders;
  parser.maxHeaderPairs = typeof req.maxHeadersCount === 'number' ? req.maxHeadersCount << 1 : HTTPParser.DEFAULT_MAX_HEADER_PAIRS;
  req.parser = parser;
  socket.parser = parser;
  socket._httpMessage = req;
  socket.on('error', onError);
  socket.on('data', onData);
  socket[kDirectData] = onData;
  socket.on('end', onEnd);
  socket.on('close', onClose);
  socket.on('drain', onDrain);
  if (req.timeout !== undefined || req.agent?.options?.timeout) require('internal/http/client_request').listenForTimeout(req);
  req.emit('socket', socket);
}

function isInformational(status) {
  // 101 is final: after it there is no HTTP.
  return status < 200 && status >= 100 && status !== 101;
}

/** The parser's onIncoming: `this` is the parser. */
function onResponse(res, shouldKeepAlive) {
  const { socket } = this;
  const req = socket._httpMessage;
  if (req.res) {
    socket.destroy(); // a second response to one request
    return WITH_BODY;
  }
  req.res = res;
  debug('AGENT incoming response!');
  endAsking(req, res);
  if (res.upgrade) return UPGRADED;
  if (req.method === 'CONNECT') {
    res.upgrade = true;
    return UPGRADED;
  }
  if (isInformational(res.statusCode)) {
    onInformation(req, res);
    return WITHOUT_BODY;
  }
  if (req.shouldKeepAlive && !shouldKeepAlive && !req.upgradeOrConnect) req.shouldKeepAlive = false;
  if (channels.clientResponseFinish.hasSubscribers) channels.clientResponseFinish.publish({ request: req, response: res });
  res.req = req;
  // First of all listeners: the socket is dealt with whatever they do.
  res.on('end', onResponseEnd);
  req.on('finish', onRequestFinish);
  socket.on('timeout', onResponseTimeout);
  // Who does not listen cannot want the body.
  if (req.aborted || !req.emit('response', res)) res._dump();
  if (req.method === 'HEAD') return WITHOUT_BODY;
  if (res.statusCode === 304) {
    res.complete = true;
    return WITHOUT_BODY;
  }
  return WITH_BODY;
}

function onInformation(req, res) {
  req.res = null;
  if (res.statusCode === 100) req.emit('continue');
  req.emit('information', {
    statusCode: res.statusCode,
    statusMessage: res.statusMessage,
    httpVersion: res.httpVersion,
    httpVersionMajor: res.httpVersionMajor,
    httpVersionMinor: res.httpVersionMinor,
    headers: res.headers,
    rawHeaders: res.rawHeaders,
  });
}

function onResponseTimeout() {
  this._httpMessage?.res?.emit('timeout');
}

function onResponseEnd() {
  const { req } = this;
  const { socket } = req;
  if (socket) {
    if (req.timeoutCb) socket.removeListener('timeout', req.timeoutCb);
    socket.removeListener('timeout', onResponseTimeout);
  }
  req._ended = true;
  if (!req.shouldKeepAlive) {
    if (!socket.writable) return;
    if (typeof socket.destroySoon === 'function') socket.destroySoon();
    else socket.end();
  } else if (req.writableFinished && !this.aborted) {
    release(req);
  }
}

function onRequestFinish() {
  // 'finish' may come later than the bytes left: then the response's end has done it.
  if (this.shouldKeepAlive && this._ended && !this.destroyed) release(this);
}

/** Both messages are done: the socket is the agent's again, after the listeners of 'end' had their turn. */
function release(req) {
  const { socket } = req;
  if (req.timeoutCb) {
    socket.setTimeout(0, req.timeoutCb);
    req.timeoutCb = null;
  }
  forgetSocket(socket);
  process.nextTick(emitFree, req);
  req.destroyed = true;
  // To destroy a response that has been read must not hurt the next request's socket.
  if (req.res) req.res.socket = null;
}

function emitFree(req) {
  req._closed = true;
  req.emit('close');
  req.socket?.emit('free');
}

function forgetSocket(socket) {
  socket.removeListener('close', onClose);
  socket.removeListener('error', onError);
  forgetData(socket);
}

function forgetData(socket) {
  socket.removeListener('data', onData);
  socket.removeListener('end', onEnd);
  socket.removeListener('drain', onDrain);
}

function endParser(req, socket) {
  const { parser } = socket;
  if (!parser) return;
  parser.finish();
  freeParser(parser, req, socket);
}

// The listeners below have the socket for `this`.

function onData(chunk) {
  const { parser } = this;
  const req = this._httpMessage;
  const taken = parser.execute(chunk);
  const res = parser.incoming;
  if (taken instanceof Error) {
    prepareError(taken, parser, chunk);
    freeParser(parser, req, this);
    forgetData(this);
    this.destroy();
    req.socket._hadError = true;
    emitError(req, taken);
  } else if (res?.upgrade && parser.upgraded) {
    upgrade(req, res, this, chunk.slice(taken));
  } else if (res?.complete && !isInformational(res.statusCode)) {
    forgetData(this);
    freeParser(parser, req, this);
  }
}

function upgrade(req, res, socket, head) {
  req.res = res;
  forgetData(socket);
  if (req.timeoutCb) socket.removeListener('timeout', req.timeoutCb);
  socket.removeListener('timeout', onResponseTimeout);
  endParser(req, socket);
  const event = req.method === 'CONNECT' ? 'connect' : 'upgrade';
  if (req.listenerCount(event) === 0) {
    socket.destroy(); // nobody is there to speak the other protocol
    return;
  }
  req.upgradeOrConnect = true;
  socket.emit('agentRemove');
  forgetSocket(socket);
  socket._httpMessage = null;
  socket._readableState.flowing = null;
  req.emit(event, res, socket, head);
  req.destroyed = true;
  req._closed = true;
  req.emit('close');
}

function onError(err) {
  const req = this._httpMessage;
  if (req) {
    this._hadError = true;
    emitError(req, err);
  }
  endParser(req, this);
  forgetData(this);
  this.destroy();
}

function hangUp(req) {
  if (req.socket._hadError) return;
  req.socket._hadError = true;
  emitError(req, new ConnResetException('socket hang up'));
}

function onEnd() {
  const req = this._httpMessage;
  if (!req.res) hangUp(req);
  endParser(req, this);
  this.end();
}

function onClose() {
  const req = this._httpMessage;
  this.read(); // what has come and was not read belongs to the response
  const { parser } = this;
  req.destroyed = true;
  const { res } = req;
  if (res) {
    if (!res.complete) res.destroy(new ConnResetException('aborted'));
    req._closed = true;
    req.emit('close');
    if (!res.aborted && res.readable) res.push(null);
  } else {
    hangUp(req);
    req._closed = true;
    req.emit('close');
  }
  if (req.outputData) req.outputData.length = 0;
  if (parser) endParser(req, this);
}

function onDrain() {
  const req = this._httpMessage;
  if (!req || req.finished || !req[kNeedDrain]) return;
  req[kNeedDrain] = false;
  req.emit('drain');
}

module.exports = { emitError, takeSocket };
