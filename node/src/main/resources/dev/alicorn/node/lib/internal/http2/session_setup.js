'use strict';

// How a session begins, once its socket is connected.

const net = require('net');
const { nextTick } = require('process');
const { Engine } = require('internal/http2/engine');
const { measureSession } = require('internal/http2/performance');
const { SessionEvents } = require('internal/http2/session_events');
const { StreamSocket } = require('internal/http2/socket_below');
const { Wire } = require('internal/http2/wire');
const {
  kAlpnProtocol, kEncrypted, kEngine, kMaybeDestroy, kSocket, kState, kType, kUpdateTimer, kWire,
} = require('internal/http2/symbols');

const SERVER = 0;

function emit(target, ...args) {
  target.emit(...args);
}

function setUp(session, socket, options, limits) {
  if (session.destroyed) {
    nextTick(emit, session, 'connect', session, socket);
    return;
  }
  const events = new SessionEvents(session, limits);
  const engine = new Engine(session[kType] === SERVER, events, limits);
  session[kEngine] = engine;
  session[kEncrypted] = Boolean(socket.encrypted);
  session[kAlpnProtocol] = socket.encrypted ? socket.alpnProtocol : 'h2c';
  const wire = new Wire(socket, engine, !(socket instanceof StreamSocket));
  session[kWire] = wire;
  wire.onActivity = () => session[kUpdateTimer]();
  wire.onFlushed = () => {
    if (!session.destroyed && session.closed) session[kMaybeDestroy]();
  };
  wire.onFailure = (err) => {
    if (!session.destroyed) session.destroy(err.code === 'EPIPE' || err.code === 'ECONNRESET' ? undefined : err);
  };
  session[kState].ready = true;
  session[kState].measured = measureSession(session, events);
  engine.start();
  const settings = options.settings !== null && typeof options.settings === 'object' ? options.settings : {};
  session.settings(settings);
  if (session[kType] === SERVER && Array.isArray(options.origins)) session.origin(...options.origins);
  nextTick(emit, session, 'connect', session, socket);
  nextTick(takeWhatWasRead, socket, wire);
}

/** A session may be made for a socket that somebody has read from. */
function takeWhatWasRead(socket, wire) {
  let chunk;
  while (socket.readableLength > 0 && (chunk = socket.read()) !== null) wire.receive(chunk);
}

function firstOrigin(session) {
  const socket = session[kSocket];
  const origins = new Set();
  if (!socket.servername && !socket.remoteAddress) return origins;
  let name = socket.servername;
  if (name === null || name === undefined || name === false) {
    name = net.isIPv6(socket.remoteAddress) ? `[${socket.remoteAddress}]` : socket.remoteAddress;
  }
  const port = socket.remotePort ?? 443;
  origins.add(port === 443 ? `https://${name}` : `https://${name}:${port}`);
  return origins;
}

module.exports = { firstOrigin, setUp };
