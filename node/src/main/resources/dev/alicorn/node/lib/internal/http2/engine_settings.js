'use strict';

// SETTINGS of both sides (RFC 9113, section 6.5).

const { Code, Lib } = require('internal/http2/engine_errors');
const frames = require('internal/http2/frames');

const MAX_WINDOW = 0x7fffffff;

/** What we answer without having been read; more means that the peer only wants us to answer. */
const MAX_ACKNOWLEDGEMENTS = 1000;

/** Names by the protocol's numbers. */
const NAMES = {
  1: 'headerTableSize', 2: 'enablePush', 3: 'maxConcurrentStreams', 4: 'initialWindowSize', 5: 'maxFrameSize',
  6: 'maxHeaderListSize', 8: 'enableConnectProtocol',
};

/** Why a value is forbidden: the error's code, or undefined. */
function refuse(engine, name, value) {
  switch (name) {
    case 'enablePush':
      if (value > 1) return Code.PROTOCOL_ERROR;
      return value === 1 && !engine.isServer ? Code.PROTOCOL_ERROR : undefined;
    case 'initialWindowSize': return value > MAX_WINDOW ? Code.FLOW_CONTROL_ERROR : undefined;
    case 'maxFrameSize': return value < 16384 || value > 0xffffff ? Code.PROTOCOL_ERROR : undefined;
    case 'enableConnectProtocol':
      return value > 1 || (value === 0 && engine.remote.enableConnectProtocol === 1) ? Code.PROTOCOL_ERROR : undefined;
    default: return undefined;
  }
}

/** The initial window has changed: so have all windows that are open. False if one becomes too large. */
function shiftWindows(engine, side, by) {
  for (const stream of engine.streams.values()) {
    stream[side] += by;
    if (stream[side] > MAX_WINDOW) return false;
    if (side === 'remoteWindow') engine.wake(stream);
  }
  return true;
}

const settling = {
  /** @param pairs numbers and values. `acknowledged` is called when the peer has taken them. */
  submitSettings(pairs, acknowledged) {
    for (const [id, value] of pairs) if (NAMES[id] === undefined) this.localCustom.set(id, value);
    this.submittedSettings.push({ pairs, acknowledged });
    this.send(frames.settings(pairs));
  },

  onSettingsAck() {
    const submitted = this.submittedSettings.shift();
    if (submitted === undefined) {
      this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'SETTINGS: unexpected ACK');
      return;
    }
    for (const [id, value] of submitted.pairs) {
      const name = NAMES[id];
      if (name === 'initialWindowSize') shiftWindows(this, 'localWindow', value - this.local.initialWindowSize);
      else if (name === 'headerTableSize') this.decoder.setLimit(value);
      if (name !== undefined) this.local[name] = value;
    }
    submitted.acknowledged();
  },

  onSettings(payload) {
    if (payload.length / 6 > this.limits.maxSettings) {
      this.terminate(Code.ENHANCE_YOUR_CALM, 'SETTINGS: too many setting entries');
      return;
    }
    for (let at = 0; at < payload.length; at += 6) {
      if (!this.applyRemote(payload.readUInt16BE(at), payload.readUInt32BE(at + 2))) return;
    }
    this.remoteSettled = true;
    if (this.acknowledge()) this.send(frames.frame(0, frames.Type.SETTINGS, frames.Flag.ACK, 0));
    this.sink.settings();
    this.startRequests();
  },

  applyRemote(id, value) {
    const name = NAMES[id];
    if (name === undefined) {
      if (this.limits.remoteCustomSettings.includes(id)) this.remoteCustom.set(id, value);
      return true;
    }
    const code = refuse(this, name, value);
    if (code !== undefined) {
      this.fail(code, code === Code.FLOW_CONTROL_ERROR ? -524 : Lib.PROTO, `SETTINGS: invalid ${name}`);
      return false;
    }
    if (name === 'initialWindowSize' && !shiftWindows(this, 'remoteWindow', value - this.remote.initialWindowSize)) {
      this.fail(Code.FLOW_CONTROL_ERROR, -524, 'SETTINGS: window too large');
      return false;
    }
    if (name === 'headerTableSize') this.encoder.setMaxTableSize(Math.min(value, this.limits.maxDeflateDynamicTableSize));
    this.remote[name] = value;
    return true;
  },

  /** Counts an answer that is owed to the peer; false if it owes us reading them. */
  acknowledge() {
    if (++this.acknowledgements <= MAX_ACKNOWLEDGEMENTS) return true;
    this.stopped = true;
    this.sink.failed(Lib.FLOODED);
    return false;
  },
};

module.exports = { settling };
