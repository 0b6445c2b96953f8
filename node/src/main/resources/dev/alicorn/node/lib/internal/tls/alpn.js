'use strict';

// https://nodejs.org/api/tls.html#alpn-and-sni: lists of protocols' names.

const { Buffer } = require('buffer');
const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
const { isArrayBufferView } = require('internal/util/types');

const MAX_LENGTH = 255;

/** Names as they are sent: each behind its length. */
function encode(protocols) {
  const parts = protocols.map((protocol, i) => {
    const length = Buffer.byteLength(protocol);
    if (length > MAX_LENGTH) {
      throw new ERR_OUT_OF_RANGE(`The byte length of the protocol at index ${i} exceeds the maximum length.`, '<= 255', length, true);
    }
    return Buffer.concat([Buffer.from([length]), Buffer.from(protocol)]);
  });
  return Buffer.concat(parts);
}

/** Stores what was given as `out.ALPNProtocols`, a copy. */
function convertALPNProtocols(protocols, out) {
  if (Array.isArray(protocols)) {
    out.ALPNProtocols = encode(protocols);
  } else if (isArrayBufferView(protocols)) {
    out.ALPNProtocols = Buffer.from(new Uint8Array(protocols.buffer, protocols.byteOffset, protocols.byteLength));
  }
}

/** The names in what was encoded. */
function decode(bytes) {
  const names = [];
  for (let at = 0; at < bytes.length; at += 1 + bytes[at]) names.push(bytes.latin1Slice(at + 1, at + 1 + bytes[at]));
  return names;
}

module.exports = { convertALPNProtocols, decode };
