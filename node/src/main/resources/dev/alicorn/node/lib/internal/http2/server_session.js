'use strict';

// https://nodejs.org/api/http2.html#class-serverhttp2session

const { URL } = require('internal/url');
const {
  codes: {
    ERR_HTTP2_ALTSVC_INVALID_ORIGIN, ERR_HTTP2_ALTSVC_LENGTH, ERR_HTTP2_INVALID_ORIGIN, ERR_HTTP2_INVALID_SESSION,
    ERR_HTTP2_ORIGIN_LENGTH, ERR_INVALID_ARG_TYPE, ERR_INVALID_CHAR, ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const { validateString } = require('internal/validators');
const frames = require('internal/http2/frames');
const { Http2Session } = require('internal/http2/session');
const { kEngine, kOptions, kServer, kSessions, kWire } = require('internal/http2/symbols');

const SERVER = 0;
const MAX_ORIGIN_BYTES = 16382;
const ALTERNATIVE = /^[\x09\x20-\x5b\x5d-\x7e\x80-\xff]*$/;

class ServerHttp2Session extends Http2Session {
  /** @param server undefined where the program has accepted the socket itself */
  constructor(options, socket, server) {
    super(options, SERVER, socket);
    this[kOptions] = options;
    this[kServer] = server;
    server?.[kSessions].add(this);
  }

  get server() {
    return this[kServer];
  }

  /** Tells the client of another place for an origin, or for a stream's. */
  altsvc(alt, originOrStream) {
    if (this.destroyed) throw new ERR_HTTP2_INVALID_SESSION();
    const { id, origin } = placeOf(originOrStream);
    validateString(alt, 'alt');
    if (!ALTERNATIVE.test(alt)) throw new ERR_INVALID_CHAR('alt');
    if (alt.length + origin.length > MAX_ORIGIN_BYTES) throw new ERR_HTTP2_ALTSVC_LENGTH();
    const engine = this[kEngine];
    // One for a stream that is not there, or for no origin, says nothing.
    if (id === 0 ? origin.length === 0 : !engine.streams.has(id)) return;
    engine.send(frames.altsvc(id, origin, alt));
    this[kWire].schedule();
  }

  /** Tells the client for which origins this session may be used. */
  origin(...origins) {
    if (this.destroyed) throw new ERR_HTTP2_INVALID_SESSION();
    if (origins.length === 0) return;
    let length = 0;
    const texts = origins.map((given) => {
      let origin = given;
      if (typeof given === 'string') ({ origin } = new URL(given));
      else if (given !== null && typeof given === 'object') ({ origin } = given);
      validateString(origin, 'origin');
      if (origin === 'null') throw new ERR_HTTP2_INVALID_ORIGIN();
      length += origin.length;
      return origin;
    });
    if (length > MAX_ORIGIN_BYTES) throw new ERR_HTTP2_ORIGIN_LENGTH();
    this[kEngine].send(frames.origin(texts));
    this[kWire].schedule();
  }
}

function placeOf(given) {
  if (given === undefined) return { id: 0, origin: '' };
  if (typeof given === 'number') {
    if (given >>> 0 !== given || given === 0) throw new ERR_OUT_OF_RANGE('originOrStream', `> 0 && < ${2 ** 32}`, given);
    return { id: given, origin: '' };
  }
  let origin;
  if (typeof given === 'string') ({ origin } = new URL(given));
  else if (given !== null && typeof given === 'object') ({ origin } = given);
  if (typeof origin !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('originOrStream', ['string', 'number', 'URL', 'object'], given);
  }
  if (origin === 'null' || origin.length === 0) throw new ERR_HTTP2_ALTSVC_INVALID_ORIGIN();
  return { id: 0, origin };
}

module.exports = { ServerHttp2Session };
