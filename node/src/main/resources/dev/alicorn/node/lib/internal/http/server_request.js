'use strict';

// What a server does with a request whose head has come, and when its response has finished.

const process = require('process');
const channels = require('internal/http/channels');
const { beginServing, endServing } = require('internal/http/measured');
const { kConnection, kOnFinish, kOptimizeEmptyRequests, kServerResponse, kUniqueHeaders } = require('internal/http/symbols');

const WITH_BODY = 0;
const UPGRADED = 2;

const CONTINUE_EXPECTED = /(?:^|\W)100-continue(?:$|\W)/i;

function onRequest(connection, req, keepAlive) {
  const { server, socket } = connection;
  resetSocketTimeout(connection);
  if (req.upgrade) {
    req.upgrade = req.method === 'CONNECT' || Boolean(server.shouldUpgradeCallback(req));
    if (req.upgrade) return UPGRADED;
  }
  connection.incoming.push(req);
  if (server[kOptimizeEmptyRequests] && !hasBody(req)) req._dumpAndCloseReadable();
  if (!socket._paused && (socket._writableState.needDrain || connection.outgoingData >= socket.writableHighWaterMark)) {
    socket._paused = true;
    socket.pause(); // until what waits has left: server_connection's onDrain
  }
  const res = makeResponse(connection, req, keepAlive);
  if (channels.serverRequestStart.hasSubscribers) {
    channels.serverRequestStart.publish({ request: req, response: res, socket, server });
  }
  beginServing(req, res);
  if (socket._httpMessage) connection.outgoing.push(res);
  else res.assignSocket(socket);
  serve(connection, req, res);
  return WITH_BODY;
}

function hasBody(req) {
  return req._hasField('content-length') || req._hasField('transfer-encoding');
}

function makeResponse(connection, req, keepAlive) {
  const { server } = connection;
  const res = new server[kServerResponse](req, {
    highWaterMark: connection.socket.writableHighWaterMark,
    rejectNonStandardBodyWrites: server.rejectNonStandardBodyWrites,
  });
  res._keepAliveTimeout = server.keepAliveTimeout;
  res._maxRequestsPerSocket = server.maxRequestsPerSocket;
  res._onPendingData = connection.onPendingData;
  res.shouldKeepAlive = keepAlive;
  res[kUniqueHeaders] = server[kUniqueHeaders];
  res[kConnection] = connection;
  res[kOnFinish] = onResponseFinished;
  return res;
}

function serve(connection, req, res) {
  const { server, socket } = connection;
  if (req.httpVersionMajor === 1 && req.httpVersionMinor === 1) {
    // RFC 9112, 3.2: such a request names its host.
    if (server.requireHostHeader && !req._keepsField('host')) {
      res.writeHead(400, ['Connection', 'close']);
      res.end();
      return;
    }
    if (server.maxRequestsPerSocket > 0) {
      connection.requestsCount++;
      res.maxRequestsOnConnectionReached = server.maxRequestsPerSocket <= connection.requestsCount;
      if (server.maxRequestsPerSocket < connection.requestsCount) {
        server.emit('dropRequest', req, socket);
        res.writeHead(503);
        res.end();
        return;
      }
    }
    if (req._keepsField('expect')) {
      serveExpecting(server, req, res);
      return;
    }
  }
  server.emit('request', req, res);
}

function serveExpecting(server, req, res) {
  if (CONTINUE_EXPECTED.test(req.headers.expect)) {
    res._expect_continue = true;
    if (server.listenerCount('checkContinue') > 0) {
      server.emit('checkContinue', req, res);
    } else {
      res.writeContinue();
      server.emit('request', req, res);
    }
  } else if (server.listenerCount('checkExpectation') > 0) {
    server.emit('checkExpectation', req, res);
  } else {
    res.writeHead(417);
    res.end();
  }
}

/** A keep-alive connection has waited for its next request until now. */
function resetSocketTimeout(connection) {
  if (!connection.keepAliveTimeoutSet) return;
  connection.socket.setTimeout(connection.server.timeout || 0);
  connection.keepAliveTimeoutSet = false;
}

/** `this` is the response: all of it is with the socket, which goes to the next in the queue, or waits. */
function onResponseFinished() {
  const { req } = this;
  const connection = this[kConnection];
  const { server, socket } = connection;
  connection.incoming.shift();
  endServing(this);
  // Whatever of the request nobody has read must not stand in the way of the next.
  if (!req._consuming) passBy(req);
  forget(req);
  this.detachSocket(socket);
  process.nextTick(emitClose, this);
  if (this._last) {
    endSocket(socket);
  } else if (connection.outgoing.length === 0) {
    awaitNext(server, connection);
  } else {
    connection.outgoing.shift().assignSocket(socket);
  }
}

/** A request without a body in which nobody is interested ends without the events that nobody would hear. */
function passBy(req) {
  const { _events: events, _readableState: state } = req;
  if (state.ended && state.length === 0 && !state.destroyed && events.end === undefined && events.close === undefined &&
      events.data === undefined && events.readable === undefined && events.resume === undefined) req._dumpAndCloseReadable();
  else req._dump();
}

/** The parser lets go of a request that has been read to its end. */
function forget(req) {
  const parser = req.socket?.parser;
  if (parser?.incoming !== req) return;
  if (req.readableEnded) parser.incoming = null;
  else req.on('end', forgetThis);
}

function forgetThis() {
  forget(this);
}

function emitClose(response) {
  response.destroyed = true;
  response._closed = true;
  response.emit('close');
}

function endSocket(socket) {
  if (typeof socket.destroySoon === 'function') socket.destroySoon();
  else socket.end();
}

function awaitNext(server, connection) {
  const { socket } = connection;
  if (!server.keepAliveTimeout || typeof socket.setTimeout !== 'function') return;
  socket.setTimeout(server.keepAliveTimeout + (server.keepAliveTimeoutBuffer ?? 0));
  connection.keepAliveTimeoutSet = true;
}

module.exports = { onRequest };
