'use strict';

// How a stream's content moves: how much of it may come, what is sent, and when there is no more of it.

const { Buffer } = require('buffer');
const { nextTick } = require('process');
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

/** Sends what a program has written, in one piece. */
function writeContent(self, chunks, callback) {
  const session = self[kSession];
  const engine = session?.[kEngine];
  const stream = self[kEngineStream];
  if (engine === undefined || stream === undefined) return;
  const buffers = chunks.map(({ chunk, encoding }) => (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk));
  const bytes = buffers.length === 1 ? buffers[0] : Buffer.concat(buffers);
  self[kState].measured?.sent(bytes.length);
  engine.write(stream, bytes, (status) => onWritten(self, status, callback));
  self._publishWrite?.(chunks);
  session[kWire].schedule();
  const { writableLength } = self;
  // If this was the last piece, the frame that has it can say so.
  nextTick(() => {
    if (self.writableEnded && self.writableLength === writableLength) endContent(self);
  });
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

module.exports = { endContent, startReading, stopReading, writeContent };
