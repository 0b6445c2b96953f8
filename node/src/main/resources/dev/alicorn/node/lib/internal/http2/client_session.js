'use strict';

// https://nodejs.org/api/http2.html#class-clienthttp2session

const { AsyncResource } = require('async_hooks');
const {
  AbortError,
  codes: {
    ERR_HTTP2_CONNECT_AUTHORITY, ERR_HTTP2_CONNECT_PATH, ERR_HTTP2_CONNECT_SCHEME, ERR_HTTP2_GOAWAY_SESSION,
    ERR_HTTP2_INVALID_SESSION, ERR_HTTP2_OUT_OF_STREAMS, ERR_HTTP2_STREAM_SELF_DEPENDENCY, ERR_INVALID_ARG_TYPE,
  },
} = require('internal/errors');
const { addAbortListener } = require('internal/events/abort_listener');
const { validateAbortSignal, validateBoolean } = require('internal/validators');
const { client: channels } = require('internal/http2/channels');
const { ClientHttp2Stream } = require('internal/http2/client_stream');
const { Lib } = require('internal/http2/engine_errors');
const { NghttpError } = require('internal/http2/errors');
const { assertIsObject, assertPseudoHeader, toFields } = require('internal/http2/headers');
const { Http2Session } = require('internal/http2/session');
const { validatePriority } = require('internal/http2/priority');
const {
  kAuthority, kEngine, kInit, kOptions, kOrigin, kPendingRequests, kProtocol, kSentHeaders, kSession, kState, kUpdateTimer, kWire,
  sensitiveHeaders,
} = require('internal/http2/symbols');

const CLIENT = 1;

/** Methods whose requests have no content unless the program says so. */
const WITHOUT_CONTENT = new Set(['DELETE', 'GET', 'HEAD']);

class ClientHttp2Session extends Http2Session {
  constructor(options, socket) {
    super(options, CLIENT, socket);
    this[kPendingRequests] = null;
    this[kOptions] = options;
  }

  request(headersParam, options) {
    if (this.destroyed) throw new ERR_HTTP2_INVALID_SESSION();
    if (this.closed) throw new ERR_HTTP2_GOAWAY_SESSION();
    this[kUpdateTimer]();
    const head = Array.isArray(headersParam) ? headOfList(this, headersParam) : headOfObject(this, headersParam);
    assertIsObject(options, 'options');
    options = { ...options };
    validatePriority(options);
    if (options.endStream === undefined) options.endStream = WITHOUT_CONTENT.has(head.method);
    else validateBoolean(options.endStream, 'options.endStream');
    const isStrict = this[kOptions].strictSingleValueFields !== false;
    const { fields, sensitive } = toFields(head.headers, assertPseudoHeader, isStrict);
    const stream = makeStream(this, head, options);
    const submit = AsyncResource.bind(() => submitRequest(stream, fields, sensitive, options, head), 'PendingRequest');
    if (this.connecting) submitWhenConnected(this, submit);
    else submit();
    return stream;
  }
}

/** A request's head with what the session knows where the program has not said it. */
function headOfObject(session, given) {
  assertIsObject(given, 'headers');
  const headers = { __proto__: null, ...given };
  headers[':method'] ??= 'GET';
  complete(session, headers, (name, value) => { headers[name] = value; });
  return {
    headers,
    shown: headers,
    method: headers[':method'],
    origin: `${headers[':scheme']}://${headers[':authority'] ?? headers.host}`,
  };
}

/** Names and values in turn, as the program wants them to be sent. */
function headOfList(session, given) {
  if (given.length % 2 !== 0) throw new ERR_INVALID_ARG_TYPE('headers', 'Array with an even number of elements', given);
  const known = { __proto__: null };
  for (let i = 0; i < given.length; i += 2) {
    const name = String(given[i]).toLowerCase();
    if (name.startsWith(':') || name === 'host') known[name] = given[i + 1];
  }
  const added = [];
  const add = (name, value) => {
    known[name] = value;
    added.push(name, value);
  };
  if (known[':method'] === undefined) add(':method', 'GET');
  complete(session, known, add);
  const headers = [...added, ...given];
  if (given[sensitiveHeaders] !== undefined) headers[sensitiveHeaders] = given[sensitiveHeaders];
  return {
    headers,
    shown: headers,
    method: known[':method'],
    origin: `${known[':scheme']}://${known[':authority'] ?? known.host}`,
  };
}

function complete(session, headers, add) {
  if (headers[':method'] === 'CONNECT' && headers[':protocol'] === undefined) {
    if (headers[':authority'] === undefined) throw new ERR_HTTP2_CONNECT_AUTHORITY();
    if (headers[':scheme'] !== undefined) throw new ERR_HTTP2_CONNECT_SCHEME();
    if (headers[':path'] !== undefined) throw new ERR_HTTP2_CONNECT_PATH();
    return;
  }
  if (headers[':authority'] === undefined && headers.host === undefined) add(':authority', session[kAuthority]);
  if (headers[':scheme'] === undefined) add(':scheme', session[kProtocol].slice(0, -1));
  if (headers[':path'] === undefined) add(':path', '/');
}

function makeStream(session, { shown, origin }, options) {
  const stream = new ClientHttp2Stream(session, undefined, {});
  stream[kSentHeaders] = shown;
  stream[kOrigin] = origin;
  if (options.endStream) stream.end();
  if (options.waitForTrailers) stream[kState].hasTrailers = true;
  if (options.signal) destroyBySignal(stream, options.signal);
  if (channels.created.hasSubscribers) channels.created.publish({ stream, headers: shown });
  return stream;
}

function destroyBySignal(stream, signal) {
  validateAbortSignal(signal, 'options.signal');
  const abort = () => stream.destroy(new AbortError(undefined, { cause: signal.reason }));
  if (signal.aborted) {
    abort();
    return;
  }
  const listener = addAbortListener(signal, abort);
  stream.once('close', () => listener[Symbol.dispose]());
}

function submitWhenConnected(session, submit) {
  if (session[kPendingRequests] !== null) {
    session[kPendingRequests].push(submit);
    return;
  }
  session[kPendingRequests] = [submit];
  session.once('connect', () => {
    const requests = session[kPendingRequests];
    session[kPendingRequests] = null;
    for (const each of requests) each();
  });
}

function submitRequest(stream, fields, sensitive, options, { shown }) {
  const session = stream[kSession];
  if (session === undefined || session.destroyed) return; // the stream was destroyed with it
  if (session.closed) {
    stream.destroy(new ERR_HTTP2_GOAWAY_SESSION());
    return;
  }
  const { endStream, waitForTrailers, parent, weight, exclusive } = options;
  const hasPriority = parent !== 0 || weight !== 16 || exclusive;
  const result = session[kEngine].request(fields, sensitive, {
    endStream, waitForTrailers, priority: hasPriority ? { parent, weight, exclusive } : undefined,
  });
  switch (result) {
    case Lib.STREAM_ID_NOT_AVAILABLE:
      stream.destroy(new ERR_HTTP2_OUT_OF_STREAMS());
      return;
    case Lib.INVALID_ARGUMENT:
      stream.destroy(new ERR_HTTP2_STREAM_SELF_DEPENDENCY());
      return;
    default:
  }
  if (typeof result === 'number') {
    session.destroy(new NghttpError(result));
    return;
  }
  stream[kInit](result);
  session[kWire].schedule();
  if (channels.start.hasSubscribers) channels.start.publish({ stream, headers: shown });
}

module.exports = { ClientHttp2Session };
