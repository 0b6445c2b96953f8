'use strict';

// Sessions that a client may take up again. The JDK keeps them itself, under the name of the peer that an engine is made
// for; so what a program gets is that name, and a connection that is given it is made for the same peer.

const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
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
  if (!isArrayBufferView(session)) throw new ERR_INVALID_ARG_TYPE('session', ['string', 'Buffer', 'TypedArray', 'DataView'], session);
  const text = Buffer.from(session.buffer, session.byteOffset, session.byteLength).latin1Slice();
  return text.startsWith(HEAD) ? text.slice(HEAD.length).split(':', 1)[0] : undefined;
}

module.exports = { encodeSession, newPeer, peerOf };
