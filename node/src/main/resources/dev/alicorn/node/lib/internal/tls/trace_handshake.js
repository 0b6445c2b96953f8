'use strict';

// The text of handshake messages for a trace (RFC 8446, section 4): hellos in full, of others their kind and length.

const { suiteName } = require('internal/tls/suites');

const MESSAGES = {
  '__proto__': null,
  0: 'HelloRequest', 1: 'ClientHello', 2: 'ServerHello', 4: 'NewSessionTicket', 8: 'EncryptedExtensions', 11: 'Certificate',
  12: 'ServerKeyExchange', 13: 'CertificateRequest', 14: 'ServerHelloDone', 15: 'CertificateVerify', 16: 'ClientKeyExchange',
  20: 'Finished', 22: 'CertificateStatus', 24: 'KeyUpdate',
};
const EXTENSIONS = {
  '__proto__': null,
  0: 'server_name', 1: 'max_fragment_length', 5: 'status_request', 10: 'supported_groups', 11: 'ec_point_formats',
  13: 'signature_algorithms', 16: 'application_layer_protocol_negotiation', 17: 'status_request_v2', 21: 'padding',
  22: 'encrypt_then_mac', 23: 'extended_master_secret', 35: 'session_ticket', 41: 'psk', 42: 'early_data',
  43: 'supported_versions', 44: 'cookie', 45: 'psk_key_exchange_modes', 47: 'certificate_authorities',
  49: 'post_handshake_auth', 50: 'signature_algorithms_cert', 51: 'key_share', 65281: 'renegotiate',
};
const CLIENT_HELLO = 1;
const SERVER_HELLO = 2;
const HELLO_VERSION = { '__proto__': null, 0x301: 'TLS 1.0', 0x302: 'TLS 1.1', 0x303: 'TLS 1.2' };

const hex = (bytes) => bytes.hexSlice().toUpperCase();
const byteText = (byte) => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** Reads a message from its front. */
class Reader {
  at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  get isDone() {
    return this.at >= this.bytes.length;
  }

  number(size) {
    this.at += size;
    return this.bytes.readUIntBE(this.at - size, size);
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

function suiteText(first, second) {
  return `{${byteText(first)}, ${byteText(second)}} ${suiteName(first << 8 | second)}`;
}

function extensionsText(reader) {
  if (reader.isDone) return '      No extensions\n';
  const length = reader.number(2);
  let text = `      extensions, length = ${length}\n`;
  while (!reader.isDone) {
    const type = reader.number(2);
    const content = reader.take(reader.number(2));
    text += `        extension_type=${EXTENSIONS[type] ?? 'UNKNOWN'}(${type}), length=${content.length}\n`;
    if (content.length > 0) text += `            ${hex(content)}\n`;
  }
  return text;
}

function helloText(bytes, isClient) {
  const reader = new Reader(bytes);
  const version = reader.number(2);
  const random = reader.take(32);
  const session = reader.take(reader.number(1));
  const side = isClient ? 'client' : 'server';
  let text = `      ${side}_version=0x${version.toString(16)} (${HELLO_VERSION[version] ?? 'UNKNOWN'})\n` +
    `      Random:\n        gmt_unix_time=0x${hex(random.subarray(0, 4))}\n` +
    `        random_bytes (len=28): ${hex(random.subarray(4))}\n` +
    `      session_id (len=${session.length}): ${hex(session)}\n`;
  if (isClient) {
    const suites = reader.take(reader.number(2));
    text += `      cipher_suites (len=${suites.length})\n`;
    for (let i = 0; i < suites.length; i += 2) text += `        ${suiteText(suites[i], suites[i + 1])}\n`;
    const methods = reader.take(reader.number(1));
    text += `      compression_methods (len=${methods.length})\n        No Compression (0x00)\n`;
  } else {
    text += `      cipher_suite ${suiteText(reader.number(1), reader.number(1))}\n`;
    reader.number(1);
    text += '      compression_method: No Compression (0x00)\n';
  }
  return text + extensionsText(reader);
}

/** The messages in the clear content of a record; one that goes on in the next record is shown by its head. */
function traceHandshake(content) {
  let text = '';
  for (let at = 0; at + 4 <= content.length;) {
    const type = content[at];
    const length = content.readUIntBE(at + 1, 3);
    const message = content.subarray(at + 4, at + 4 + length);
    text += `    ${MESSAGES[type] ?? 'UNKNOWN'}, Length=${length}\n`;
    const isHello = type === CLIENT_HELLO || type === SERVER_HELLO;
    if (isHello && message.length === length) text += helloText(message, type === CLIENT_HELLO);
    at += 4 + length;
  }
  return text;
}

module.exports = { traceHandshake };
