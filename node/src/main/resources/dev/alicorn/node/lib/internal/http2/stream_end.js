'use strict';

// How a stream ends: by its program, by the peer, or by an error.

const timers = require('timers');
const {
  AbortError,
  codes: { ERR_HTTP2_STREAM_ERROR },
} = require('internal/errors');
const { nameOfCode } = require('internal/http2/errors');
const { kEngine, kEngineStream, kMaybeDestroy, kSession, kState, kType, kWire } = require('internal/http2/symbols');

const NO_ERROR = 0;
const INTERNAL_ERROR = 2;
const CANCEL = 8;
const SERVER = 0;

/** How a stream's end is told to the peer. */
const Reset = { NONE: 0, WHEN_FINISHED: 1, NOW: 2 };

function closeStream(self, code, reset) {
  const state = self[kState];
  state.closed = true;
  state.rstCode = code;
  self.setTimeout(0);
  self.removeAllListeners('timeout');
  const wasEnding = self.writableEnded;
  if (!wasEnding) {
    // Cut off, as far as the program goes that writes.
    if (!state.aborted) {
      state.aborted = true;
      self.emit('aborted');
    }
    self.end();
  }
  if (reset === Reset.NONE) return;
  const finish = () => resetWhenReady(self, code);
  if (!wasEnding || self.writableFinished || code !== NO_ERROR || reset === Reset.NOW) finish();
  else self.once('finish', finish);
}

function resetWhenReady(self, code) {
  if (self.pending) {
    self.push(null);
    self.once('ready', () => submitReset(self, code));
  } else {
    submitReset(self, code);
  }
}

function submitReset(self, code) {
  const stream = self[kEngineStream];
  const session = self[kSession];
  if (stream === undefined || session === undefined) return;
  session[kWire].flush(); // what was written before still counts
  session[kEngine].reset(stream, code);
  session[kWire].schedule();
}

/** The program has nothing more to do with a stream; the protocol may still have. */
function abandon(session, stream, code) {
  stream.owner = null;
  stream.reading = true;
  const engine = session[kEngine];
  engine.discard(stream);
  if (!stream.closed && !stream.closing && !(stream.writeShut && stream.readShut)) engine.reset(stream, code);
  session[kWire].schedule();
}

/** What a stream that is destroyed leaves behind: the error to destroy it with, if any. */
function endStream(self, err) {
  const session = self[kSession];
  const state = self[kState];
  const sessionState = session[kState];
  const sessionCode = sessionState.goawayCode || sessionState.destroyCode;
  const stream = self[kEngineStream];
  // A stream that has closed well has nothing to tell of what the session met later.
  let code = self.closed ? self.rstCode : sessionCode;
  if (err !== undefined && err !== null) {
    if (sessionCode) code = sessionCode;
    else code = err instanceof AbortError ? CANCEL : INTERNAL_ERROR;
  }
  if (!self.closed) closeStream(self, code ?? NO_ERROR, stream === undefined ? Reset.NONE : Reset.NOW);
  self.push(null);
  if (stream === undefined) {
    sessionState.pendingStreams.delete(self);
  } else {
    abandon(session, stream, code ?? NO_ERROR);
    sessionState.streams.delete(stream.id);
  }
  if (!err && code !== NO_ERROR && code !== CANCEL && code !== undefined) err = new ERR_HTTP2_STREAM_ERROR(nameOfCode(code));
  const duration = state.measured?.finish();
  if (duration !== undefined) sessionState.measured?.streamEnded(duration);
  self[kSession] = undefined;
  self[kEngineStream] = undefined;
  self._publishEndOfStream?.(err);
  session[kMaybeDestroy]();
  return err;
}

/** @param code an error ends the stream whatever is left of it */
function destroyIfDone(self, code) {
  if (code !== NO_ERROR) {
    self.destroy();
    return;
  }
  if (!self.readable && self.closed && (self.writableFinished || self[kEngineStream]?.closed)) {
    self.destroy();
    return;
  }
  if (!self.writableFinished) return;
  // A server that has answered and never looked at what the client sends does not wait for its end.
  const state = self[kState];
  if (state.headersSent && self[kSession]?.[kType] === SERVER && !state.hasTrailers && !state.didRead &&
      self.readableFlowing === null) {
    // Pushes may still follow in this turn.
    timers.setImmediate(() => self.close());
  }
}

module.exports = { Reset, closeStream, destroyIfDone, endStream };
