'use strict';

// https://nodejs.org/api/http2.html#class-http2session: what clients and servers have in common. The protocol is
// internal/http2/engine's; what comes from it arrives in internal/http2/session_events.

const { Buffer } = require('buffer');
const EventEmitter = require('events');
const { nextTick } = require('process');
const {
  codes: {
    ERR_HTTP2_INVALID_SESSION, ERR_HTTP2_PING_LENGTH, ERR_HTTP2_SESSION_ERROR, ERR_HTTP2_SOCKET_BOUND,
    ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const { inspect } = require('internal/util/inspect');
const { isArrayBufferView } = require('internal/util/types');
const { validateFunction, validateInt32, validateNumber } = require('internal/validators');
const { setIdleTimeout } = require('internal/http2/idle_timeout');
const { assertIsObject } = require('internal/http2/headers');
const { cancelPing, describeState, sendPing, submitSettings } = require('internal/http2/session_calls');
const { closeSession, onSocketClose, onSocketError } = require('internal/http2/session_end');
const { sessionLimits } = require('internal/http2/session_limits');
const { firstOrigin, setUp } = require('internal/http2/session_setup');
const { socketOf } = require('internal/http2/socket_below');
const { proxySocket } = require('internal/http2/socket_proxy');
const { toObject, validateSettings } = require('internal/http2/settings');
const {
  kAlpnProtocol, kEncrypted, kEngine, kMaybeDestroy, kBound, kProxySocket, kSocket, kState, kTimeout, kType, kUpdateTimer, kWire,
} = require('internal/http2/symbols');

const NO_ERROR = 0;
const INTERNAL_ERROR = 2;
const SERVER = 0;
const NO_PAYLOAD = Buffer.alloc(0);
const kInspect = Symbol.for('nodejs.util.inspect.custom');

class Http2Session extends EventEmitter {
  constructor(options, type, given) {
    super();
    if (given[kBound] !== undefined) throw new ERR_HTTP2_SOCKET_BOUND();
    const socket = socketOf(given);
    given[kBound] = this;
    socket[kBound] = this;
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
    if (id <= 0 || id > 0xffffffff) throw new ERR_OUT_OF_RANGE('id', '> 0 and <= 4294967295', id);
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
      nextTick(cancelPing, callback);
      return undefined;
    }
    return sendPing(this, payload, callback);
  }

  get socket() {
    if (this[kProxySocket] === null) this[kProxySocket] = proxySocket(this);
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
    const settings = toObject(engine.remote, engine.remoteCustom);
    if (engine.remoteSettled) return state.remoteSettings = settings;
    // Until the peer has said otherwise, this many streams are supposed.
    return { ...settings, maxConcurrentStreams: engine.limits.peerMaxConcurrentStreams };
  }

  settings(settings, callback) {
    if (this.destroyed) throw new ERR_HTTP2_INVALID_SESSION();
    assertIsObject(settings, 'settings');
    validateSettings(settings);
    if (callback !== undefined) validateFunction(callback, 'callback');
    submitSettings(this, { ...settings }, callback);
  }

  /** Runs what needs a connection: now, or when there is one. */
  _whenReady(action) {
    if (!this.connecting) action();
    else this.once('connect', () => { if (!this.destroyed) action(); });
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
    this._whenReady(() => {
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
    setIdleTimeout(this, msecs, callback);
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
    const nested = { ...options, depth: options.depth === null ? null : options.depth - 1 };
    return `Http2Session ${inspect(shown, nested)}`;
  }
}

module.exports = { Http2Session };
