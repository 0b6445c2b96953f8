'use strict';

// https://nodejs.org/api/http2.html#class-serverhttp2stream. Files are sent by internal/http2/send_file.

const { nextTick } = require('process');
const {
  codes: {
    ERR_HTTP2_HEADERS_AFTER_RESPOND, ERR_HTTP2_HEADERS_SENT, ERR_HTTP2_INVALID_INFO_STATUS, ERR_HTTP2_INVALID_STREAM,
    ERR_HTTP2_NESTED_PUSH, ERR_HTTP2_OUT_OF_STREAMS, ERR_HTTP2_PUSH_DISABLED, ERR_HTTP2_STATUS_101, ERR_HTTP2_STATUS_INVALID,
  },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { utcDate } = require('internal/http/date');
const { server: channels } = require('internal/http2/channels');
const { assertIsObject, assertPseudoHeader, assertPseudoHeaderOfResponse, toFields } = require('internal/http2/headers');
const { Http2Stream } = require('internal/http2/stream');
const {
  kAuthority, kEngine, kEngineStream, kID, kInfoHeaders, kInit, kOptions, kProceed, kProtocol, kSentHeaders, kSession, kState,
  kUpdateTimer, kWire, sensitiveHeaders,
} = require('internal/http2/symbols');

/** Statuses of answers without content. */
const WITHOUT_CONTENT = new Set([204, 205, 304]);

class ServerHttp2Stream extends Http2Stream {
  constructor(session, engineStream, options, headers) {
    super(session, options);
    this[kInit](engineStream);
    this[kProtocol] = headers[':scheme'];
    this[kAuthority] = headers[':authority'] ?? headers.host;
  }

  get pushAllowed() {
    return !this.destroyed && !this.closed && !this.session.closed && !this.session.destroyed &&
      this[kSession].remoteSettings.enablePush;
  }

  pushStream(headers, options, callback) {
    if (!this.pushAllowed) throw new ERR_HTTP2_PUSH_DISABLED();
    if (this[kID] % 2 === 0) throw new ERR_HTTP2_NESTED_PUSH();
    const session = this[kSession];
    this[kUpdateTimer]();
    if (typeof options === 'function') {
      callback = options;
      options = undefined;
    }
    validateFunction(callback, 'callback');
    assertIsObject(options, 'options');
    options = { ...options };
    assertIsObject(headers, 'headers');
    headers = { __proto__: null, ...headers };
    headers[':method'] ??= 'GET';
    if (headers[':authority'] === undefined && headers.host === undefined) headers[':authority'] = this[kAuthority];
    headers[':scheme'] ??= this[kProtocol];
    headers[':path'] ??= '/';
    const isHead = headers[':method'] === 'HEAD';
    const { fields, sensitive } = toFields(headers, assertPseudoHeader, isStrict(session));
    const promised = session[kEngine].push(this[kEngineStream], fields, sensitive);
    if (typeof promised === 'number') {
      nextTick(callback, new ERR_HTTP2_OUT_OF_STREAMS());
      return;
    }
    session[kWire].schedule();
    const stream = new ServerHttp2Stream(session, promised, options, headers);
    stream[kSentHeaders] = headers;
    stream.push(null);
    if (options.endStream || isHead) stream.end();
    if (isHead) stream[kState].headRequest = true;
    stream._publishOpened(headers);
    nextTick(callback, null, stream, headers, 0);
  }

  respond(headersParam, options) {
    assertCanRespond(this);
    assertIsObject(options, 'options');
    options = { ...options };
    const state = this[kState];
    const { headers, status } = headOf(this, headersParam, options);
    const endStream = Boolean(options.endStream) || WITHOUT_CONTENT.has(status) || this.headRequest;
    const { fields, sensitive } = toFields(headers, assertPseudoHeaderOfResponse, isStrict(this[kSession]));
    if (options.waitForTrailers) state.hasTrailers = true;
    this[kSentHeaders] = headers;
    state.headersSent = true;
    if (endStream) this.end();
    this._submitHead(fields, sensitive, { endStream, waitForTrailers: options.waitForTrailers });
    this[kUpdateTimer](); // idle from now on: a short time-out must not count the work above
    if (channels.finish.hasSubscribers) channels.finish.publish({ stream: this, headers, flags: endStream ? 1 : 0 });
  }

  _submitHead(fields, sensitive, options) {
    const session = this[kSession];
    session[kEngine].respond(this[kEngineStream], fields, sensitive, options);
    session[kWire].schedule();
  }

  /** A write without a head before it. */
  [kProceed]() {
    this.respond();
  }

  respondWithFD(fd, headersParam, options) {
    require('internal/http2/send_file').respondWithFD(this, fd, headersParam, options);
  }

  respondWithFile(path, headersParam, options) {
    require('internal/http2/send_file').respondWithFile(this, path, headersParam, options);
  }

  /** Informational headers, before the answer. */
  additionalHeaders(headersParam) {
    if (this.destroyed || this.closed) throw new ERR_HTTP2_INVALID_STREAM();
    if (this.headersSent) throw new ERR_HTTP2_HEADERS_AFTER_RESPOND();
    assertIsObject(headersParam, 'headers');
    const headers = { __proto__: null, ...headersParam };
    const given = headers[':status'];
    if (given !== undefined && given !== null) {
      const status = headers[':status'] |= 0;
      if (status === 101) throw new ERR_HTTP2_STATUS_101();
      if (status < 100 || status >= 200) throw new ERR_HTTP2_INVALID_INFO_STATUS(given);
    }
    this[kUpdateTimer]();
    const session = this[kSession];
    const { fields, sensitive } = toFields(headers, assertPseudoHeaderOfResponse, isStrict(session));
    if (this[kInfoHeaders]) this[kInfoHeaders].push(headers);
    else this[kInfoHeaders] = [headers];
    session[kEngine].inform(this[kEngineStream], fields, sensitive);
    session[kWire].schedule();
  }

  _publishOpened(headers, flags = 0) {
    if (channels.created.hasSubscribers) channels.created.publish({ stream: this, headers });
    if (channels.start.hasSubscribers) channels.start.publish({ stream: this, headers, flags });
  }

  _publishEndOfStream(error) {
    if (error && channels.error.hasSubscribers) channels.error.publish({ stream: this, error });
    if (channels.close.hasSubscribers) channels.close.publish({ stream: this });
  }
}

function isStrict(session) {
  return session[kOptions]?.strictSingleValueFields !== false;
}

function assertCanRespond(stream) {
  if (stream.destroyed || stream.closed) throw new ERR_HTTP2_INVALID_STREAM();
  if (stream.headersSent) throw new ERR_HTTP2_HEADERS_SENT();
}

/** The head of an answer, with a status and a date: `{ headers, status }`. */
function headOf(stream, given, options) {
  if (Array.isArray(given)) return headOfList(given, options);
  assertIsObject(given, 'headers');
  const headers = { __proto__: null, ...given };
  headers[sensitiveHeaders] = given?.[sensitiveHeaders];
  headers[':status'] ??= 200;
  if (options.sendDate !== false) headers.date ??= utcDate();
  return { headers, status: checkStatus(headers[':status']) };
}

function headOfList(given, options) {
  const known = new Map();
  for (let i = 0; i < given.length; i += 2) known.set(String(given[i]).toLowerCase(), given[i + 1]);
  const headers = [...given];
  if (given[sensitiveHeaders] !== undefined) headers[sensitiveHeaders] = given[sensitiveHeaders];
  if (!known.has(':status')) headers.unshift(':status', '200');
  if (options.sendDate !== false && !known.has('date')) headers.push('date', utcDate());
  return { headers, status: checkStatus(known.get(':status') ?? 200) };
}

function checkStatus(given) {
  const status = given | 0;
  if (status < 200 || status > 599) throw new ERR_HTTP2_STATUS_INVALID(given);
  return status;
}

module.exports = { ServerHttp2Stream, WITHOUT_CONTENT, assertCanRespond, headOf, isStrict };
