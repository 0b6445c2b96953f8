'use strict';

// A server's connection: its bytes become requests, and its responses leave in the order of the requests.

const { Buffer } = require('buffer');
const { getFrame } = require('internal/async_context');
const { causedBy } = require('internal/async_ids');
const { ConnResetException, codes: { ERR_HTTP_SOCKET_ENCODING } } = require('internal/errors');
const { isLenient } = require('internal/http/limits');
const { HTTPParser } = require('internal/http/parser');
const { prepareError } = require('internal/http/parser_errors');
const { kDirectData } = require('internal/net/symbols');
const { freeParser, parsers } = require('internal/http/parser_pool');
const { onRequest } = require('internal/http/server_request');
const { onSocketClose } = require('internal/http/server_response');
const { kConnection, kConnections, kNeedDrain } = require('internal/http/symbols');
const { enqueueMicrotask, processTicksAndRejections } = require('internal/task_queues');
const debug = require('internal/util/debuglog').debuglog('http');

const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';
const REQUEST_TIMEOUT = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';
const PAYLOAD_TOO_LARGE = 'HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\n\r\n';
const HEADERS_TOO_LARGE = 'HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n';

/** Requests and responses under way on a connection, and the parser's way in. */
class Connection {
  constructor(server, socket) {
    this.server = server;
    this.socket = socket;
    this.incoming = []; // requests whose response has not finished
    this.outgoing = []; // responses behind the one that has the socket
    this.outgoingData = 0; // bytes that those hold back
    this.requestsCount = 0;
    this.keepAliveTimeoutSet = false;
    this.onIncoming = (req, keepAlive) => onRequest(this, req, keepAlive);
    this.onPendingData = (delta) => this.updateOutgoingData(delta);
  }

  /** Responses that wait hold memory: the peer that sent their requests ahead is slowed down. */
  updateOutgoingData(delta) {
    const { socket } = this;
    this.outgoingData += delta;
    if (socket._paused && this.outgoingData < socket.writableHighWaterMark) onDrain.call(socket);
  }
}

/** A parser of requests for the socket of a connection. */
function makeParser(connection) {
  const { server, socket } = connection;
  const parser = parsers.alloc();
  const lenient = server.insecureHTTPParser === undefined ? isLenient() : server.insecureHTTPParser;
  causedBy(socket._handle?.getAsyncId?.(), () => parser.initialize(HTTPParser.REQUEST, server.maxHeaderSize || 0, lenient));
  parser.socket = socket;
  parser.frame = getFrame();
  parser.joinDuplicateHeaders = server.joinDuplicateHeaders;
  if (typeof server.maxHeadersCount === 'number') parser.maxHeaderPairs = server.maxHeadersCount << 1;
  else parser.maxHeaderPairs = HTTPParser.DEFAULT_MAX_HEADER_PAIRS;
  parser.onIncoming = connection.onIncoming;
  server[kConnections]?.add(parser);
  return parser;
}

function connectionListener(socket) {
  const server = this;
  debug('SERVER new http connection');
  // An https server comes here with its own kind of socket, and a test with any duplex.
  socket.server = server;
  const connection = socket[kConnection] = new Connection(server, socket);
  if (server.timeout && typeof socket.setTimeout === 'function') socket.setTimeout(server.timeout);
  socket.on('timeout', onTimeout);
  socket.parser = makeParser(connection);
  socket.on('error', onError);
  socket.on('close', onClose);
  socket.on('close', onSocketClose);
  socket.on('end', onEnd);
  socket.on('data', onData);
  socket[kDirectData] = onData;
  socket.on('drain', onDrain);
  socket.setEncoding = refuseEncoding;
}

function refuseEncoding() {
  throw new ERR_HTTP_SOCKET_ENCODING();
}

// The listeners below have the socket for `this`.

/** What comes from the loop itself is `direct`: ticks run after each piece of a body, and not only when all is parsed. */
function onData(chunk, direct = false) {
  const { parser } = this;
  if (!parser) return;
  parser.afterBodyPiece = direct ? settle : null;
  const taken = parser.execute(chunk);
  onExecuted(this, taken, chunk);
}

function settle() {
  try {
    processTicksAndRejections();
  } catch (err) {
    // It is not the parser's: uncaught, once this piece has been parsed.
    enqueueMicrotask(() => { throw err; });
  }
}

function onExecuted(socket, taken, chunk) {
  const connection = socket[kConnection];
  const { parser } = socket;
  if (taken instanceof Error) {
    prepareError(taken, parser, chunk);
    onError.call(socket, taken);
    return;
  }
  if (parser?.incoming?.upgrade && parser.upgraded) {
    upgrade(connection, parser.incoming, chunk.slice(taken));
    return;
  }
  if (socket._paused && socket.parser) socket.pause();
}

/** The request asked for another protocol, and somebody here speaks it: the socket is theirs. */
function upgrade(connection, req, head) {
  const { server, socket } = connection;
  const { parser } = socket;
  const event = req.method === 'CONNECT' ? 'connect' : 'upgrade';
  for (const [name, listener] of LISTENERS) socket.removeListener(name, listener);
  freeParser(parser, req, socket);
  delete socket.setEncoding;
  if (server.listenerCount(event) === 0) {
    socket.destroy();
    return;
  }
  // Reading must be started anew by its new owner.
  socket._readableState.flowing = null;
  server.emit(event, req, socket, head);
}

/** An error of the peer's: who listens to 'clientError' answers it, else an answer is sent where that is possible. */
function onError(err) {
  this.removeListener('error', onError);
  if (this.listenerCount('error') === 0) this.on('error', ignore);
  if (this.server.emit('clientError', err, this)) return;
  // An answer must not be put into the middle of another.
  if (this.writable && !this._httpMessage?._headerSent) this.write(answerTo(err));
  this.destroy(err);
}

function answerTo(err) {
  switch (err.code) {
    case 'HPE_HEADER_OVERFLOW': return Buffer.from(HEADERS_TOO_LARGE, 'latin1');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW': return Buffer.from(PAYLOAD_TOO_LARGE, 'latin1');
    case 'ERR_HTTP_REQUEST_TIMEOUT': return Buffer.from(REQUEST_TIMEOUT, 'latin1');
    default: return Buffer.from(BAD_REQUEST, 'latin1');
  }
}

function ignore() {}

function onRequestTimeout(socket, err) {
  onError.call(socket, err);
}

function onTimeout() {
  const { parser, server } = this;
  const req = parser?.incoming;
  const reqHandled = Boolean(req) && !req.complete && req.emit('timeout', this);
  const res = this._httpMessage;
  const resHandled = Boolean(res) && res.emit('timeout', this);
  const serverHandled = server.emit('timeout', this);
  if (!reqHandled && !resHandled && !serverHandled) this.destroy();
}

function onClose() {
  const connection = this[kConnection];
  if (connection === undefined) return; // called by hand, for something else
  freeParser(this.parser, null, this);
  abortIncoming(connection.incoming);
}

function abortIncoming(incoming) {
  while (incoming.length > 0) {
    const req = incoming.shift();
    req.destroy(new ConnResetException('aborted'));
  }
}

function onEnd() {
  const connection = this[kConnection];
  const { server } = connection;
  const { parser } = this;
  const err = parser?.finish();
  if (err instanceof Error) {
    onError.call(this, err);
    return;
  }
  const last = connection.outgoing.at(-1) ?? this._httpMessage;
  if (!server.httpAllowHalfOpen) {
    this.end();
  } else if (last) {
    last._last = true;
  } else {
    this.end();
  }
}

function onDrain() {
  const connection = this[kConnection];
  const needsPause = connection.outgoingData > this.writableHighWaterMark;
  // The socket was paused by us, while responses waited.
  if (this._paused && !needsPause) {
    this._paused = false;
    this.resume();
  }
  const message = this._httpMessage;
  if (message && !message.finished && message[kNeedDrain]) {
    message[kNeedDrain] = false;
    message.emit('drain');
  }
}

const LISTENERS = [
  ['timeout', onTimeout], ['data', onData], ['end', onEnd], ['close', onClose], ['close', onSocketClose], ['drain', onDrain],
  ['error', onError],
];

module.exports = { connectionListener, onRequestTimeout };
