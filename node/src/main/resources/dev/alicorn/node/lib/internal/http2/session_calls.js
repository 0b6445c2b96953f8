'use strict';

// What a session asks of its peer: pings and settings; and what it tells of itself.

const { Buffer } = require('buffer');
const { nextTick } = require('process');
const { codes: { ERR_HTTP2_MAX_PENDING_SETTINGS_ACK, ERR_HTTP2_PING_CANCEL } } = require('internal/errors');
const { toPairs } = require('internal/http2/settings');
const { kEngine, kState, kUpdateTimer, kWire } = require('internal/http2/symbols');

function now() {
  return internalBinding('performance').now();
}

function cancelPing(callback) {
  callback(new ERR_HTTP2_PING_CANCEL());
}

function sendPing(session, payload, callback) {
  const { pings } = session[kState];
  const engine = session[kEngine];
  if (pings.length >= engine.limits.maxOutstandingPings) {
    nextTick(cancelPing, callback);
    return false;
  }
  const bytes = payload ? Buffer.from(payload.buffer, payload.byteOffset, 8) : randomPing();
  const start = now();
  pings.push({
    done(isAcknowledged, echoed) {
      const duration = now() - start;
      if (!isAcknowledged) {
        cancelPing(callback);
        return;
      }
      session[kState].measured?.ping(duration);
      callback(null, duration, echoed);
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
  session._whenReady(() => {
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
    effectiveRecvDataLength: Math.max(0, engine.received),
    nextStreamID: engine.nextId,
    localWindowSize: engine.localWindow - engine.received,
    lastProcStreamID: engine.lastProcessedId,
    remoteWindowSize: engine.remoteWindow,
    outboundQueueSize: engine.control.length,
    deflateDynamicTableSize: engine.encoder.tableSize,
    inflateDynamicTableSize: engine.decoder.tableSize,
  };
}

module.exports = { cancelPing, describeState, sendPing, submitSettings };
