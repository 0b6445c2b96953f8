'use strict';

// How a stream's content moves: how much of it may come, and when there is no more to send.

const { ErrnoException } = require('internal/errors');
const { kEngine, kEngineStream, kSession, kState, kWire } = require('internal/http2/symbols');

function startReading(self) {
  const stream = self[kEngineStream];
  if (self.destroyed || stream === undefined) return;
  stream.reading = true;
  if (stream.unconsumed === 0) return;
  const length = stream.unconsumed;
  stream.unconsumed = 0;
  self[kSession][kEngine].consume(stream, length);
}

function stopReading(self) {
  const stream = self[kEngineStream];
  if (stream !== undefined) stream.reading = false;
}

function onWritten(self, status, callback) {
  if (status < 0 && !self.destroyed) callback(new ErrnoException(status, 'write'));
  else callback(null);
}

/** No more content comes from the program. */
function endContent(self) {
  const state = self[kState];
  const stream = self[kEngineStream];
  if (state.ended || stream === undefined) return;
  state.ended = true;
  self[kSession][kEngine].end(stream);
  self[kSession][kWire].schedule();
}

module.exports = { endContent, onWritten, startReading, stopReading };
