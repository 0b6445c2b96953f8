'use strict';

// https://nodejs.org/api/http2.html#class-http2session: what clients and servers have in common. The protocol is
// internal/http2/engine's; what comes from it arrives in internal/http2/session_events.

const { Buffer } = require('buffer');
const EventEmitter = require('events');
const net = require('net');
const { nextTick } = require('process');
const timers = require('timers');
const {
  codes: {
    ERR_HTTP2_INVALID_SESSION, ERR_HTTP2_MAX_PENDING_SETTINGS_ACK, ERR_HTTP2_OUT_OF_STREAMS, ERR_HTTP2_PING_CANCEL,
    ERR_HTTP2_PING_LENGTH, ERR_HTTP2_SESSION_ERROR, ERR_HTTP2_SETTINGS_CANCEL, ERR_HTTP2_SOCKET_BOUND,
    ERR_HTTP2_STREAM_CANCEL, ERR_INVALID_ARG_TYPE,
  },
} = require('internal/errors');
const { getTimerDuration } = require('internal/timer_duration');
const { format } = require('internal/util/inspect');
const { isArrayBufferView } = require('internal/util/types');
const { validateFunction, validateInt32, validateNumber, validateUint32 } = require('internal/validators');
const { Engine } = require('internal/http2/engine');
const { assertIsObject } = require('internal/http2/headers');
const { measureSession } = require('internal/http2/performance');
const { SessionEvents } = require('internal/http2/session_events');
const { sessionLimits } = require('internal/http2/session_limits');
const { socketOf } = require('internal/http2/socket_below');
const { proxySocket } = require('internal/http2/socket_proxy');
const { toObject, toPairs, validateSettings } = require('internal/http2/settings');
const { Wire } = require('internal/http2/wire');
const {
  kAlpnProtocol, kEncrypted, kEngine, kMaybeDestroy, kNativeSession, kProxySocket, kServer, kSession, kSocket, kState, kTimeout,
  kType, kUpdateTimer, kWire,
} = require('internal/http2/symbols');

const NO_ERROR = 0;
const INTERNAL_ERROR = 2;
const SERVER = 0;
const NO_PAYLOAD = Buffer.alloc(0);
const kInspect = Symbol.for('nodejs.util.inspect.custom');

function emit(target, ...args) {
  target.emit(...args);
}

function now() {
  return internalBinding('performance').now();
}

class Http2Session extends EventEmitter {
  constructor(options, type, given) {
    super();
    if (given[kSession] !== undefined) throw new ERR_HTTP2_SOCKET_BOUND();
    const socket = socketOf(given);
    given[kSession] = this;
    socket[kSession] = this;
    socket.on('error', onSocketError);
    socket.on('close', onSocketClose);
    this[kState] = {
      destroyCode: NO_ERROR, closed: false, destroyed: false, ready: false, goawayCode: null, goawayLastStreamID: null,
      streams: new Map(), pendingStreams: new Set(), pendingAck: 0, pings: [], originSet: undefined, localSettings: undefined,
      remoteSettings: undefined, bytesAtTimeout: 0, measured: null,
    };
    this[kEncrypted] = undefined;
    this[kAlpnProtocol] = undefined;
    this[kType] = type;
    this[kProxySocket] = null;
    this[kSocket] = socket;
    this[kTimeout] = null;
    this[kEngine] = undefined;
    this[kWire] = undefined;
    socket.setNoDelay?.();
    socket.disableRenegotiation?.();
    const limits = sessionLimits(options, type === SERVER, () => this[kEngine]);
    if (socket.connecting || socket.secureConnecting) {
      socket.once(socket.encrypted ? 'secureConnect' : 'connect', () => {
        try {
          setUp(this, socket, options, limits);
        } catch (err) {
          socket.destroy(err);
        }
      });
    } else {
      setUp(this, socket, options, limits);
    }
  }

  get encrypted() {
    return this[kEncrypted];
  }

  get alpnProtocol() {
    return this[kAlpnProtocol];
  }

  /** Origins for which the server speaks; only over TLS. */
  get originSet() {
    if (!this.encrypted || this.destroyed) return undefined;
    const state = this[kState];
    state.originSet ??= firstOrigin(this);
    return Array.from(state.originSet);
  }

  get connecting() {
    return !this[kState].ready;
  }

  get closed() {
    return this[kState].closed;
  }

  get destroyed() {
    return this[kState].destroyed;
  }

  [kUpdateTimer]() {
    if (this.destroyed) return;
    if (this[kTimeout]) this[kTimeout].refresh();
  }

  setNextStreamID(id) {
    if (this.destroyed) throw new ERR_HTTP2_INVALID_SESSION();
    validateNumber(id, 'id');
    if (id <= 0 || id > 0xffffffff) throw new ERR_HTTP2_OUT_OF_STREAMS();
    const engine = this[kEngine];
    if (id > 0x7fffffff || id < engine.nextId || (id % 2 === 0) !== engine.isServer) return;
    engine.nextId = id;
  }

  setLocalWindowSize(windowSize) {
    if (this.destroyed) throw new ERR_HTTP2_INVALID_SESSION();
    validateInt32(windowSize, 'windowSize', 0);
    this[kEngine].setLocalWindow(windowSize);
    this[kWire].schedule();
  }

  /** Whether the ping was sent. */
  ping(payload, callback) {
    if (this.destroyed) throw new ERR_HTTP2_INVALID_SESSION();
    if (typeof payload === 'function') {
      callback = payload;
      payload = undefined;
    }
    if (payload) {
      if (!isArrayBufferView(payload)) throw new ERR_INVALID_ARG_TYPE('payload', ['Buffer', 'TypedArray', 'DataView'], payload);
      if (payload.byteLength !== 8) throw new ERR_HTTP2_PING_LENGTH();
    }
    validateFunction(callback, 'callback');
    if (this.connecting || this.closed) {
      nextTick(callback, new ERR_HTTP2_PING_CANCEL());
      return undefined;
    }
    return sendPing(this, payload, callback);
  }

  get socket() {
    this[kProxySocket] ??= proxySocket(this);
    return this[kProxySocket];
  }

  get type() {
    return this[kType];
  }

  get goawayCode() {
    return this[kState].goawayCode || NO_ERROR;
  }

  get goawayLastStreamID() {
    return this[kState].goawayLastStreamID || 0;
  }

  get pendingSettingsAck() {
    return this[kState].pendingAck > 0;
  }

  get state() {
    return this.connecting || this.destroyed ? {} : describeState(this[kEngine]);
  }

  get localSettings() {
    const state = this[kState];
    if (state.localSettings !== undefined) return state.localSettings;
    if (this.destroyed || this.connecting) return {};
    const engine = this[kEngine];
    return state.localSettings = toObject(engine.local, engine.localCustom);
  }

  get remoteSettings() {
    const state = this[kState];
    if (state.remoteSettings !== undefined) return state.remoteSettings;
    if (this.destroyed || this.connecting) return {};
    const engine = this[kEngine];
    return state.remoteSettings = toObject(
      state.hadRemoteSettings ? engine.remote : { ...engine.remote, maxConcurrentStreams: 0xffffffff }, engine.remoteCustom);
  }

  settings(settings, callback) {
    if (this.destroyed) throw new ERR_HTTP2_INVALID_SESSION();
    assertIsObject(settings, 'settings');
    validateSettings(settings);
    if (callback !== undefined) validateFunction(callback, 'callback');
    submitSettings(this, { ...settings }, callback);
  }

  /** Tells the peer that no further streams are wanted. */
  goaway(code = NO_ERROR, lastStreamID = 0, opaqueData) {
    if (this.destroyed) throw new ERR_HTTP2_INVALID_SESSION();
    if (opaqueData !== undefined && !isArrayBufferView(opaqueData)) {
      throw new ERR_INVALID_ARG_TYPE('opaqueData', ['Buffer', 'TypedArray', 'DataView'], opaqueData);
    }
    validateNumber(code, 'code');
    validateNumber(lastStreamID, 'lastStreamID');
    const data = opaqueData && Buffer.from(opaqueData.buffer, opaqueData.byteOffset, opaqueData.byteLength);
    whenReady(this, () => {
      this[kEngine].goaway(code, lastStreamID, data ?? NO_PAYLOAD);
      this[kWire].schedule();
    });
  }

  destroy(error = NO_ERROR, code = undefined) {
    if (this.destroyed) return;
    if (typeof error === 'number') {
      code = error;
      error = code === NO_ERROR ? undefined : new ERR_HTTP2_SESSION_ERROR(code);
    }
    if (code === undefined && error !== undefined && error !== null) code = INTERNAL_ERROR;
    closeSession(this, code ?? NO_ERROR, error);
  }

  /** Lets what is under way end; then the session ends. */
  close(callback) {
    if (this.closed || this.destroyed) return;
    this[kState].closed = true;
    if (typeof callback === 'function') this.once('close', callback);
    this.goaway();
    this[kMaybeDestroy]();
  }

  [kMaybeDestroy](error) {
    if (error === undefined || error === null) {
      const state = this[kState];
      if (!this.closed || state.streams.size > 0 || state.pendingStreams.size > 0) return;
      const wire = this[kWire];
      if (wire !== undefined && (this[kEngine].hasOutgoing || wire.isWriting)) return; // onFlushed asks again
    }
    this.destroy(error);
  }

  _onTimeout() {
    if (this.destroyed) return;
    const written = this[kWire]?.bytesWritten ?? 0;
    const state = this[kState];
    // Slow writes that move on are no time-out.
    if (written > state.bytesAtTimeout && (this[kEngine].queuedBytes > 0 || this[kWire].isWriting)) {
      state.bytesAtTimeout = written;
      this[kUpdateTimer]();
      return;
    }
    this.emit('timeout');
  }

  setTimeout(msecs, callback) {
    if (this.destroyed && msecs !== 0) return this;
    this.timeout = msecs;
    msecs = getTimerDuration(msecs, 'msecs');
    timers.clearTimeout(this[kTimeout]);
    this[kTimeout] = null;
    if (callback !== undefined) validateFunction(callback, 'callback');
    if (msecs === 0) {
      if (callback !== undefined) this.removeListener('timeout', callback);
      return this;
    }
    this[kTimeout] = timers.setTimeout(() => this._onTimeout(), msecs).unref();
    if (callback !== undefined) this.once('timeout', callback);
    return this;
  }

  ref() {
    this[kSocket]?.ref?.();
  }

  unref() {
    this[kSocket]?.unref?.();
  }

  [kInspect](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = {
      type: this[kType],
      closed: this.closed,
      destroyed: this.destroyed,
      state: this.state,
      localSettings: this.localSettings,
      remoteSettings: this.remoteSettings,
    };
    return `Http2Session ${format('%o', shown).length > 0 ? require('util').inspect(shown, {
      ...options, depth: options.depth === null ? null : options.depth - 1,
    }) : ''}`;
  }
}

function whenReady(session, action) {
  if (session.connecting) session.once('connect', () => { if (!session.destroyed) action(); });
  else action();
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
  const wire = new Wire(socket, engine, !socket[kNativeSession]);
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

function sendPing(session, payload, callback) {
  const { pings } = session[kState];
  const engine = session[kEngine];
  if (pings.length >= engine.limits.maxOutstandingPings) {
    nextTick(callback, new ERR_HTTP2_PING_CANCEL());
    return false;
  }
  const bytes = payload ? Buffer.from(payload.buffer, payload.byteOffset, 8) : randomPing();
  const start = now();
  pings.push({
    done(isAcknowledged, echoed) {
      const duration = now() - start;
      if (isAcknowledged) session[kState].measured?.ping(duration);
      callback(isAcknowledged ? null : new ERR_HTTP2_PING_CANCEL(), duration, echoed ?? bytes);
    },
  });
  engine.ping(bytes);
  session[kWire].schedule();
  return true;
}

/** The time tells one ping from another. */
function randomPing() {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(now(), 0);
  return bytes;
}

function submitSettings(session, settings, callback) {
  whenReady(session, () => {
    const state = session[kState];
    const engine = session[kEngine];
    session[kUpdateTimer]();
    if (state.pendingAck >= engine.limits.maxOutstandingSettings) {
      session.destroy(new ERR_HTTP2_MAX_PENDING_SETTINGS_ACK());
      return;
    }
    state.pendingAck++;
    const start = now();
    engine.submitSettings(toPairs(settings), () => {
      state.pendingAck--;
      if (session.destroyed) return;
      state.localSettings = undefined;
      const { localSettings } = session;
      if (typeof callback === 'function') callback(null, localSettings, now() - start);
      session.emit('localSettings', localSettings);
    });
    session[kWire].schedule();
  });
}

function describeState(engine) {
  return {
    effectiveLocalWindowSize: engine.localWindow,
    effectiveRecvDataLength: engine.received,
    nextStreamID: engine.nextId,
    localWindowSize: engine.localWindow - engine.received,
    lastProcStreamID: engine.lastProcessedId,
    remoteWindowSize: engine.remoteWindow,
    outboundQueueSize: engine.control.length,
    deflateDynamicTableSize: engine.encoder.tableSize,
    inflateDynamicTableSize: engine.decoder.tableSize,
  };
}

function closeSession(session, code, error) {
  const state = session[kState];
  state.destroyed = true;
  state.destroyCode = code;
  session.setTimeout(0);
  session.removeAllListeners('timeout');
  if (state.pendingStreams.size > 0 || state.streams.size > 0) {
    const cancel = new ERR_HTTP2_STREAM_CANCEL(error);
    for (const stream of state.pendingStreams) stream.destroy(cancel);
    for (const stream of state.streams.values()) stream.destroy(error);
  }
  if (session[kWire] === undefined) finishClose(session, error);
  else sayGoodbye(session, code, error);
}

/** The last frames leave, then the socket is given up. */
function sayGoodbye(session, code, error) {
  const wire = session[kWire];
  const engine = session[kEngine];
  const socket = session[kSocket];
  const state = session[kState];
  const { pings } = state;
  state.pings = [];
  if (pings.length > 0) timers.setImmediate(() => { for (const ping of pings) ping.done(false); });
  state.measured?.finish();
  for (const { acknowledged } of engine.submittedSettings) void acknowledged;
  if (socket.destroyed) {
    wire.release();
    finishClose(session, error);
    return;
  }
  engine.terminate(code);
  let isFinished = false;
  const finish = () => {
    if (isFinished) return;
    isFinished = true;
    wire.release();
    finishClose(session, error);
  };
  wire.onFlushed = finish;
  wire.onFailure = finish;
  wire.flush();
}

function finishClose(session, error) {
  const socket = session[kSocket];
  session[kProxySocket] = null;
  session[kSocket] = undefined;
  if (!socket || socket.destroyed) {
    forget(session, socket);
    nextTick(emitClose, session, error);
    return;
  }
  socket.on('close', () => emitClose(session, error));
  if (session.closed) {
    // The peer's end must be seen, and what it still sends thrown away.
    socket.end();
    socket.resume();
    socket.on('end', () => socket.destroy());
  } else {
    socket.destroy(error);
  }
  forget(session, socket);
}

function forget(session, socket) {
  if (socket) socket[kSession] = undefined;
  socket?.removeListener('close', onSocketClose);
  socket?.removeListener('error', onSocketError);
  socket?.on('error', () => {});
  session[kServer]?.[require('internal/http2/symbols').kSessions]?.delete(session);
}

function emitClose(session, error) {
  if (error) session.emit('error', error);
  session.emit('close');
}

function onSocketError(error) {
  const session = this[kSession];
  if (session === undefined) return;
  // A peer that is gone after it has said so is no error.
  if (error.code === 'ECONNRESET' && session[kState].goawayCode === NO_ERROR) session.destroy();
  else session.destroy(error);
}

function onSocketClose() {
  const session = this[kSession];
  if (session === undefined) return;
  const state = session[kState];
  for (const stream of state.streams.values()) stream.close(8 /* CANCEL */);
  for (const stream of state.pendingStreams) stream.close(8);
  session.close();
  session[kMaybeDestroy](null);
}

module.exports = { ERR_HTTP2_SETTINGS_CANCEL, Http2Session, validateUint32 };
