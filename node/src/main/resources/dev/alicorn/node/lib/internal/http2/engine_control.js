'use strict';

// Frames without content or headers that an Engine receives.

const { Code, Lib } = require('internal/http2/engine_errors');
const { Flag, ping } = require('internal/http2/frames');

const MAX_WINDOW = 0x7fffffff;

const control = {
  /** Whether such a stream has never been: neither opened by us nor by the peer. */
  isIdle(id) {
    const isOurs = (id % 2 === 0) === this.isServer;
    return isOurs ? id >= this.nextId : id > this.lastReceivedId;
  },

  onPriority(id, payload) {
    if (id === 0) {
      this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'PRIORITY: stream_id == 0');
      return;
    }
    const dependency = payload.readUInt32BE(0);
    const stream = this.streams.get(id);
    if (stream !== undefined) stream.weight = payload[4] + 1;
    this.sink.priority(id, dependency & MAX_WINDOW, payload[4] + 1, dependency > MAX_WINDOW);
  },

  onReset(id, code) {
    if (id === 0 || this.isIdle(id)) {
      this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'RST_STREAM: stream in idle');
      return;
    }
    const stream = this.streams.get(id);
    if (stream !== undefined) this.close(stream, code);
    if (this.isServer && !this.mayReset()) this.goaway(Code.INTERNAL_ERROR, this.lastReceivedId);
  },

  /** Whoever opens streams only to reset them makes us work for nothing: so many may come at once, so many a second. */
  mayReset() {
    const { resets, limits } = this;
    const now = Math.floor(Date.now() / 1000);
    if (now > resets.at) {
      resets.tokens = Math.min(limits.streamResetBurst, resets.tokens + (now - resets.at) * limits.streamResetRate);
      resets.at = now;
    }
    if (resets.tokens < 1) return false;
    resets.tokens--;
    return true;
  },

  onSettingsFrame(flags, id, payload) {
    if (id !== 0) this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'SETTINGS: stream_id != 0');
    else if (payload.length % 6 !== 0 || (flags & Flag.ACK && payload.length > 0)) {
      this.fail(Code.FRAME_SIZE_ERROR, Lib.FRAME_SIZE_ERROR, 'SETTINGS: invalid length');
    } else if (flags & Flag.ACK) this.onSettingsAck();
    else this.onSettings(payload);
  },

  onPing(flags, id, payload) {
    if (id !== 0) {
      this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'PING: stream_id != 0');
    } else if (flags & Flag.ACK) {
      this.sink.pingAck(payload);
    } else if (this.acknowledge()) {
      this.send(ping(payload, true));
      this.sink.ping(payload);
    }
  },

  onGoaway(id, payload) {
    if (id !== 0 || payload.length < 8) {
      this.fail(id === 0 ? Code.FRAME_SIZE_ERROR : Code.PROTOCOL_ERROR, Lib.PROTO, 'GOAWAY: invalid frame');
      return;
    }
    const lastId = payload.readUInt32BE(0) & MAX_WINDOW;
    if (lastId > this.goawayReceived || (lastId > 0 && (lastId % 2 === 0) !== this.isServer)) {
      this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'GOAWAY: invalid last_stream_id');
      return;
    }
    this.goawayReceived = lastId;
    this.closing = true;
    this.sink.goaway(payload.readUInt32BE(4), lastId, payload.subarray(8));
    // What the peer did not look at may be asked elsewhere.
    for (const stream of [...this.streams.values()]) {
      if (stream.isOurs && stream.id > lastId) this.close(stream, Code.REFUSED_STREAM);
    }
  },

  onWindowUpdate(id, by) {
    if (id === 0) {
      this.remoteWindow += by;
      if (by === 0) this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'WINDOW_UPDATE: window_size_increment == 0');
      else if (this.remoteWindow > MAX_WINDOW) this.fail(Code.FLOW_CONTROL_ERROR, Lib.FLOW_CONTROL, 'WINDOW_UPDATE: too large');
      return;
    }
    const stream = this.streams.get(id);
    if (stream === undefined) {
      if (this.isIdle(id)) this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'WINDOW_UPDATE to idle stream');
      return;
    }
    if (by === 0) {
      this.fail(Code.PROTOCOL_ERROR, Lib.PROTO, 'WINDOW_UPDATE: window_size_increment == 0');
      return;
    }
    stream.remoteWindow += by;
    if (stream.remoteWindow > MAX_WINDOW) this.failStream(stream, Code.FLOW_CONTROL_ERROR, Lib.FLOW_CONTROL);
    else this.wake(stream);
  },

  onAltsvc(id, payload) {
    if (this.isServer || payload.length < 2) return;
    const length = payload.readUInt16BE(0);
    if (length + 2 > payload.length || (id === 0) === (length === 0)) return;
    this.sink.altsvc(id, payload.latin1Slice(2, 2 + length), payload.latin1Slice(2 + length));
  },

  onOrigin(id, payload) {
    if (this.isServer || id !== 0) return;
    const origins = [];
    for (let at = 0; at < payload.length;) {
      if (at + 2 > payload.length) return;
      const end = at + 2 + payload.readUInt16BE(at);
      if (end > payload.length) return;
      if (end > at + 2) origins.push(payload.latin1Slice(at + 2, end));
      at = end;
    }
    this.sink.origin(origins);
  },
};

module.exports = { control };
