'use strict';

// Sessions that a client may take up again. The JDK keeps them itself, under the name of the peer that an engine is made
// for; so what a program gets is that name, and a connection that is given it is made for the same peer.

const { Buffer } = require('buffer');
const { isArrayBufferView } = require('internal/util/types');

const HEAD = 'alicorn-session:';

let lastPeer = 0;

function newPeer() {
  return `peer${++lastPeer}`;
}

/** What getSession() answers. */
function encodeSession(peer, sessionId) {
  return Buffer.from(`${HEAD}${peer}:${Buffer.from(sessionId).toString('hex')}`, 'latin1');
}

/** The peer that a session belongs to; undefined if it is none of ours, and then the handshake is a full one. */
function peerOf(session) {
  if (typeof session === 'string') session = Buffer.from(session, 'latin1');
  if (!isArrayBufferView(session)) {
    throw Object.assign(new TypeError('Session must be a buffer'), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  const text = Buffer.from(session.buffer, session.byteOffset, session.byteLength).latin1Slice();
  return text.startsWith(HEAD) ? text.slice(HEAD.length).split(':', 1)[0] : undefined;
}

module.exports = { encodeSession, newPeer, peerOf };
