'use strict';

// Entries of type 'http2' for performance observers: one for each session and each stream, when it ends.

const { begin } = require('internal/perf/measured');

/** @returns what counts for a session, or null if nobody observes */
function measureSession(session, events) {
  const end = begin('http2', 'Http2Session', {});
  if (end === undefined) return null;
  const measured = { pings: 0, rtt: 0, streamCount: 0, streamSum: 0, maxConcurrentStreams: 0 };
  return {
    ping(duration) {
      measured.rtt = duration;
    },
    streamOpened(open) {
      measured.streamCount++;
      measured.maxConcurrentStreams = Math.max(measured.maxConcurrentStreams, open);
    },
    streamEnded(duration) {
      measured.streamSum += duration;
    },
    finish(counts) {
      const { rtt, streamCount, streamSum, maxConcurrentStreams } = measured;
      end({
        bytesRead: counts.bytesRead,
        bytesWritten: counts.bytesWritten,
        framesReceived: events.framesReceived,
        framesSent: counts.framesSent,
        maxConcurrentStreams,
        pingRTT: rtt,
        streamAverageDuration: streamCount === 0 ? 0 : streamSum / streamCount,
        streamCount,
        type: session.type === 0 ? 'server' : 'client',
      });
    },
  };
}

/** @returns a function that ends the entry, or null if nobody observes */
function measureStream(stream) {
  const end = begin('http2', 'Http2Stream', {});
  if (end === undefined) return null;
  const { now } = internalBinding('performance');
  const start = now();
  const times = { timeToFirstByte: 0, timeToFirstByteSent: 0, timeToFirstHeader: 0, bytesRead: 0, bytesWritten: 0 };
  return {
    received(length) {
      if (times.bytesRead === 0) times.timeToFirstByte = now() - start;
      times.bytesRead += length;
    },
    sent(length) {
      if (times.bytesWritten === 0) times.timeToFirstByteSent = now() - start;
      times.bytesWritten += length;
    },
    header() {
      if (times.timeToFirstHeader === 0) times.timeToFirstHeader = now() - start;
    },
    finish() {
      const { bytesRead, bytesWritten, timeToFirstByte, timeToFirstByteSent, timeToFirstHeader } = times;
      end({ bytesRead, bytesWritten, id: stream.id, timeToFirstByte, timeToFirstByteSent, timeToFirstHeader });
      return now() - start;
    },
  };
}

module.exports = { measureSession, measureStream };
