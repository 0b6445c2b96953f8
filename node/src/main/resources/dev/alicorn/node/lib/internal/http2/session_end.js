'use strict';

// How a session ends: its streams first, then a word to the peer, then the socket.

const { nextTick } = require('process');
const timers = require('timers');
const { codes: { ERR_HTTP2_STREAM_CANCEL, ERR_SOCKET_CLOSED } } = require('internal/errors');
const {
  kEngine, kMaybeDestroy, kProxySocket, kServer, kBound, kSessions, kSocket, kState, kWire,
} = require('internal/http2/symbols');

const NO_ERROR = 0;
const CANCEL = 8;

function closeSession(session, code, error) {
  const state = session[kState];
  state.destroyed = true;
  state.destroyCode = code;
  session.setTimeout(0);
  session.removeAllListeners('timeout');
  if (state.pendingStreams.size > 0 || state.streams.size > 0) {
    const cancel = new ERR_HTTP2_STREAM_CANCEL(error);
    for (const stream of state.pendingStreams) stream.destroy(cancel);
    for (const stream of state.streams.values()) stream.destroy(error);
  }
  if (session[kWire] === undefined) finishClose(session, error);
  else sayGoodbye(session, code, error);
}

/** The last frames leave, then the socket is given up. */
function sayGoodbye(session, code, error) {
  const wire = session[kWire];
  const engine = session[kEngine];
  const socket = session[kSocket];
  const state = session[kState];
  const { pings } = state;
  state.pings = [];
  if (pings.length > 0) timers.setImmediate(() => { for (const ping of pings) ping.done(false); });
  state.measured?.finish({ bytesRead: wire.bytesRead, bytesWritten: wire.bytesWritten, framesSent: engine.framesSent });
  if (socket.destroyed) {
    wire.release();
    nextTick(finishClose, session, error); // streams tell of their end first
    return;
  }
  engine.terminate(code);
  let isFinished = false;
  const finish = () => {
    if (isFinished) return;
    isFinished = true;
    wire.release();
    finishClose(session, error);
  };
  wire.onFlushed = finish;
  wire.onFailure = finish;
  socket.once('close', finish);
  wire.flush();
}

function finishClose(session, error) {
  const socket = session[kSocket];
  session[kProxySocket] = undefined;
  session[kSocket] = undefined;
  if (!socket || socket.destroyed) {
    forget(session, socket);
    nextTick(emitClose, session, error);
    return;
  }
  socket.on('close', () => emitClose(session, error));
  if (session.closed) {
    // The peer's end must be seen, and what it still sends thrown away.
    socket.end();
    socket.resume();
    socket.on('end', () => socket.destroy());
  } else {
    socket.destroy(error);
  }
  forget(session, socket);
}

function forget(session, socket) {
  if (socket) socket[kBound] = undefined;
  socket?.removeListener('close', onSocketClose);
  socket?.removeListener('error', onSocketError);
  socket?.on('error', () => {});
  session[kServer]?.[kSessions].delete(session);
}

function emitClose(session, error) {
  if (error) session.emit('error', error);
  session.emit('close');
}

function onSocketError(error) {
  const session = this[kBound];
  if (session === undefined) return;
  // A peer that is gone after it has said so is no error.
  if (error.code === 'ECONNRESET' && session[kState].goawayCode === NO_ERROR) session.destroy();
  else session.destroy(error);
}

function onSocketClose() {
  const session = this[kBound];
  if (session === undefined) return;
  const err = session.connecting ? new ERR_SOCKET_CLOSED() : null;
  const state = session[kState];
  for (const stream of state.streams.values()) stream.close(CANCEL);
  for (const stream of state.pendingStreams) stream.close(CANCEL);
  session.close();
  session[kMaybeDestroy](err);
}

module.exports = { closeSession, onSocketClose, onSocketError };
