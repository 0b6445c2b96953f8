'use strict';

// Frames as bytes (RFC 9113, section 6; RFC 7838 for ALTSVC, RFC 8336 for ORIGIN).

const { Buffer } = require('buffer');

const Type = {
  DATA: 0, HEADERS: 1, PRIORITY: 2, RST_STREAM: 3, SETTINGS: 4, PUSH_PROMISE: 5, PING: 6, GOAWAY: 7, WINDOW_UPDATE: 8,
  CONTINUATION: 9, ALTSVC: 10, ORIGIN: 12,
};

const Flag = { END_STREAM: 1, ACK: 1, END_HEADERS: 4, PADDED: 8, PRIORITY: 32 };

const HEAD_BYTES = 9;

/** What a client says first (section 3.4). */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');

/** What a block may be at least in a frame, as long as the peer has not allowed more. */
const MIN_FRAME_BYTES = 16384;

function writeHead(into, at, length, type, flags, id) {
  into[at] = length >>> 16;
  into[at + 1] = length >>> 8;
  into[at + 2] = length;
  into[at + 3] = type;
  into[at + 4] = flags;
  into.writeUInt32BE(id, at + 5);
}

function frame(length, type, flags, id) {
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + length);
  writeHead(bytes, 0, length, type, flags, id);
  return bytes;
}

/** The head of a DATA frame whose payload follows in other buffers; with the length of padding, if that is not 0. */
function dataHead(length, padding, flags, id) {
  if (padding === 0) {
    const bytes = Buffer.allocUnsafe(HEAD_BYTES);
    writeHead(bytes, 0, length, Type.DATA, flags, id);
    return bytes;
  }
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + 1);
  writeHead(bytes, 0, length + padding, Type.DATA, flags | Flag.PADDED, id);
  bytes[HEAD_BYTES] = padding - 1;
  return bytes;
}

function priorityFields(into, at, { parent, weight, exclusive }) {
  into.writeUInt32BE((parent | (exclusive ? 0x80000000 : 0)) >>> 0, at);
  into[at + 4] = weight - 1;
}

/**
 * A HEADERS or PUSH_PROMISE frame and what CONTINUATION frames it takes.
 *
 * @param head what comes before the block in the first frame
 * @param padding of the first frame with the byte that tells its length; 0 for none
 */
function blockFrames(type, flags, id, head, block, padding = 0) {
  const room = MIN_FRAME_BYTES - head.length - padding;
  const isWhole = block.length <= room;
  const first = isWhole ? block : block.subarray(0, room);
  const extra = padding === 0 ? 0 : 1;
  let marks = flags | (isWhole ? Flag.END_HEADERS : 0);
  if (padding !== 0) marks |= Flag.PADDED;
  const length = padding + head.length + first.length;
  const bytes = Buffer.alloc(HEAD_BYTES + length);
  writeHead(bytes, 0, length, type, marks, id);
  if (padding !== 0) bytes[HEAD_BYTES] = padding - 1;
  bytes.set(head, HEAD_BYTES + extra);
  bytes.set(first, HEAD_BYTES + extra + head.length);
  if (isWhole) return bytes;
  const parts = [bytes];
  for (let at = room; at < block.length; at += MIN_FRAME_BYTES) {
    const piece = block.subarray(at, at + MIN_FRAME_BYTES);
    const isLast = at + MIN_FRAME_BYTES >= block.length;
    parts.push(frame(piece.length, Type.CONTINUATION, isLast ? Flag.END_HEADERS : 0, id).subarray(0, HEAD_BYTES), piece);
  }
  return Buffer.concat(parts);
}

const NO_HEAD = Buffer.alloc(0);

function headers(id, flags, block, priority, padding) {
  if (priority === undefined) return blockFrames(Type.HEADERS, flags, id, NO_HEAD, block, padding);
  const head = Buffer.allocUnsafe(5);
  priorityFields(head, 0, priority);
  return blockFrames(Type.HEADERS, flags | Flag.PRIORITY, id, head, block, padding);
}

function pushPromise(id, promisedId, block) {
  const head = Buffer.allocUnsafe(4);
  head.writeUInt32BE(promisedId, 0);
  return blockFrames(Type.PUSH_PROMISE, 0, id, head, block);
}

function priority(id, fields) {
  const bytes = frame(5, Type.PRIORITY, 0, id);
  priorityFields(bytes, HEAD_BYTES, fields);
  return bytes;
}

function number(type, id, value) {
  const bytes = frame(4, type, 0, id);
  bytes.writeUInt32BE(value, HEAD_BYTES);
  return bytes;
}

/** @param pairs ids and values */
function settings(pairs) {
  const bytes = frame(6 * pairs.length, Type.SETTINGS, 0, 0);
  let at = HEAD_BYTES;
  for (const [id, value] of pairs) {
    bytes.writeUInt16BE(id, at);
    bytes.writeUInt32BE(value, at + 2);
    at += 6;
  }
  return bytes;
}

function ping(payload, isAck) {
  const bytes = frame(8, Type.PING, isAck ? Flag.ACK : 0, 0);
  bytes.set(payload, HEAD_BYTES);
  return bytes;
}

function goaway(code, lastId, data) {
  const bytes = frame(8 + data.length, Type.GOAWAY, 0, 0);
  bytes.writeUInt32BE(lastId, HEAD_BYTES);
  bytes.writeUInt32BE(code, HEAD_BYTES + 4);
  bytes.set(data, HEAD_BYTES + 8);
  return bytes;
}

function altsvc(id, origin, value) {
  const bytes = frame(2 + origin.length + value.length, Type.ALTSVC, 0, id);
  bytes.writeUInt16BE(origin.length, HEAD_BYTES);
  bytes.latin1Write(origin, HEAD_BYTES + 2);
  bytes.latin1Write(value, HEAD_BYTES + 2 + origin.length);
  return bytes;
}

function origin(origins) {
  let length = 0;
  for (const text of origins) length += 2 + text.length;
  const bytes = frame(length, Type.ORIGIN, 0, 0);
  let at = HEAD_BYTES;
  for (const text of origins) {
    bytes.writeUInt16BE(text.length, at);
    at += 2 + bytes.latin1Write(text, at + 2);
  }
  return bytes;
}

module.exports = {
  Flag, HEAD_BYTES, MIN_FRAME_BYTES, PREFACE, Type, altsvc, dataHead, frame, goaway, headers, number, origin, ping, priority,
  pushPromise, settings,
};
