'use strict';

// What enableTrace() writes to stderr: the records of a connection, in the layout of OpenSSL's SSL_trace(). What is encrypted is
// shown as far as its head.

const { Buffer } = require('buffer');
const process = require('process');
const { traceHandshake } = require('internal/tls/trace_handshake');

const HEAD_BYTES = 5;
const VERSIONS = { '__proto__': null, 0x300: 'SSL 3.0', 0x301: 'TLS 1.0', 0x302: 'TLS 1.1', 0x303: 'TLS 1.2', 0x304: 'TLS 1.3' };
const TYPES = { '__proto__': null, 20: 'ChangeCipherSpec', 21: 'Alert', 22: 'Handshake', 23: 'ApplicationData' };
const CHANGE_CIPHER_SPEC = 20;
const ALERT = 21;
const HANDSHAKE = 22;
const ALERTS = {
  '__proto__': null,
  0: 'close notify', 10: 'unexpected_message', 20: 'bad record mac', 40: 'handshake failure', 42: 'bad certificate',
  43: 'unsupported certificate', 45: 'certificate expired', 46: 'certificate unknown', 47: 'illegal parameter', 48: 'unknown CA',
  50: 'decode error', 51: 'decrypt error', 70: 'protocol version', 71: 'insufficient security', 80: 'internal error',
  90: 'user canceled', 100: 'no renegotiation', 112: 'unrecognized name', 115: 'unknown psk identity',
};

function versionText(number) {
  return `${VERSIONS[number] ?? 'UNKNOWN'} (0x${number.toString(16)})`;
}

/** The bytes of one direction, which come in pieces of any size. */
class Direction {
  #title;
  #held = Buffer.alloc(0);
  #encrypted = false;

  constructor(title) {
    this.#title = title;
  }

  /** The text of the records that are whole now. */
  take(bytes) {
    let held = this.#held.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#held, bytes]);
    let text = '';
    while (held.length >= HEAD_BYTES && held.length >= HEAD_BYTES + held.readUInt16BE(3)) {
      const end = HEAD_BYTES + held.readUInt16BE(3);
      text += this.#record(held.subarray(0, end));
      held = held.subarray(end);
    }
    this.#held = held;
    return text;
  }

  #record(record) {
    const type = record[0];
    const content = record.subarray(HEAD_BYTES);
    const head = `${this.#title}\nHeader:\n  Version = ${versionText(record.readUInt16BE(1))}\n` +
      `  Content Type = ${TYPES[type] ?? 'UNKNOWN'} (${type})\n  Length = ${content.length}\n`;
    return `${head}${this.#content(type, content)}\n`;
  }

  #content(type, content) {
    if (type === CHANGE_CIPHER_SPEC) {
      this.#encrypted = true;
      return `    change_cipher_spec (${content[0]})\n`;
    }
    if (this.#encrypted) return '';
    if (type === HANDSHAKE) return traceHandshake(content);
    if (type === ALERT && content.length === 2) {
      const [level, alert] = content;
      return `    Level=${level === 1 ? 'warning' : 'fatal'}(${level}), description=${ALERTS[alert] ?? 'unknown'}(${alert})\n`;
    }
    return '';
  }
}

class Trace {
  #sent = new Direction('Sent Record');
  #received = new Direction('Received Record');

  sent(bytes) {
    print(this.#sent.take(bytes));
  }

  received(bytes) {
    print(this.#received.take(bytes));
  }
}

function print(text) {
  if (text !== '') process._rawDebug(text.slice(0, -1));
}

module.exports = { Trace };
