'use strict';

// How a stream ends: by its program, by the peer, or by an error.

const { kEngine, kEngineStream, kSession, kState, kWire } = require('internal/http2/symbols');

const NO_ERROR = 0;

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

module.exports = { Reset, abandon, closeStream };
