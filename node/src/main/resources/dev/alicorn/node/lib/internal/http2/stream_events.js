'use strict';

// What happens to a stream by the peer's doing.

const { nextTick } = require('process');
const { client: clientChannels } = require('internal/http2/channels');
const { toObject } = require('internal/http2/headers');
const { Kind } = require('internal/http2/rules');
const { stopReading } = require('internal/http2/stream_content');
const { Reset, closeStream } = require('internal/http2/stream_end');
const {
  kEngine, kMaybeDestroy, kOrigin, kState, kType, kUpdateTimer,
} = require('internal/http2/symbols');

const NO_ERROR = 0;
const REFUSED_STREAM = 7;
const SERVER = 0;
const END_STREAM = 1;
const MISDIRECTED_REQUEST = 421;

function emit(target, ...args) {
  target.emit(...args);
}

function onHeaders(session, engineStream, kind, flags, fields, sensitive) {
  session[kUpdateTimer]();
  const headers = toObject(fields, sensitive);
  const stream = engineStream.owner;
  if (stream !== null) {
    stream[kState].measured?.header();
    tellStream(session, stream, kind, headers, flags, fields);
    if (flags & END_STREAM) stream.push(null);
    return;
  }
  if (session.closed) {
    session[kEngine].reset(engineStream, REFUSED_STREAM);
    return;
  }
  openStream(session, engineStream, flags, headers, fields);
}

function openStream(session, engineStream, flags, headers, fields) {
  const endStream = (flags & END_STREAM) !== 0;
  let stream;
  if (session[kType] === SERVER) {
    const { ServerHttp2Stream } = require('internal/http2/server_stream');
    stream = new ServerHttp2Stream(session, engineStream, {}, headers);
  } else {
    const { ClientHttp2Stream } = require('internal/http2/client_stream');
    stream = new ClientHttp2Stream(session, engineStream, {});
    stream._publish?.('created', headers);
  }
  const state = stream[kState];
  if (endStream) {
    stream.push(null);
    state.endAfterHeaders = true;
  }
  if (headers[':method'] === 'HEAD') state.headRequest = true;
  // An answer to HEAD has no content, and nothing is sent to a stream that was pushed.
  if (state.headRequest || session[kType] !== SERVER) stream.end();
  stream._publishOpened?.(headers, flags);
  nextTick(emit, session, 'stream', stream, headers, flags, fields);
}

function eventOf(kind, status, endStream) {
  if (kind === Kind.PUSH_RESPONSE) return 'push';
  if (kind === Kind.RESPONSE) return !endStream && status >= 100 && status < 200 ? 'headers' : 'response';
  if (status !== undefined && status >= 200) return 'response';
  return endStream ? 'trailers' : 'headers';
}

function tellStream(session, stream, kind, headers, flags, fields) {
  const status = headers[':status'];
  const event = eventOf(kind, status, (flags & END_STREAM) !== 0);
  if (status === MISDIRECTED_REQUEST) {
    const origins = new Set(session.originSet);
    origins.delete(stream[kOrigin]);
    session[kState].originSet = origins;
  }
  nextTick(emit, stream, event, headers, flags, fields);
  if ((event === 'response' || event === 'push') && clientChannels.finish.hasSubscribers) {
    clientChannels.finish.publish({ stream, headers, flags });
  }
}

function onData(engineStream, chunk) {
  const stream = engineStream.owner;
  stream[kUpdateTimer]();
  stream[kState].measured?.received(chunk.length);
  if (!stream.push(chunk)) stopReading(stream);
}

function onEnd(engineStream) {
  const stream = engineStream.owner;
  stream[kUpdateTimer]();
  if (stream.destroyed) return;
  stream.on('end', stream[kMaybeDestroy]);
  stream.push(null);
  stream.read(0);
}

function streamClosed(stream, code) {
  if (stream.destroyed) return;
  if (!stream.closed) closeStream(stream, code, Reset.NONE);
  if (!stream.readable || code !== NO_ERROR) {
    stream[kMaybeDestroy](code);
    return;
  }
  stream.on('end', stream[kMaybeDestroy]);
  stream.push(null);
  const { didRead } = stream[kState];
  // What nobody wants to read is thrown away.
  if (stream.session?.[kType] === SERVER && !didRead && stream.readableFlowing === null) stream.resume();
  else stream.read(0);
}

function onWantTrailers(stream) {
  stream[kState].trailersReady = true;
  if (stream.destroyed || stream.closed) return;
  if (!stream.emit('wantTrailers')) stream.sendTrailers({});
}

module.exports = { onData, onEnd, onHeaders, onWantTrailers, streamClosed };
