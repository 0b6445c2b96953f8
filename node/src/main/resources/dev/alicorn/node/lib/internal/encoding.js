'use strict';

// TextEncoder and TextDecoder.

const { codes } = require('internal/errors');
const { validateObject, kValidateObjectAllowObjectsAndNull } = require('internal/validators');
const { isUint8Array, isAnyArrayBuffer } = require('internal/buffer/brands');
const { KERNEL_UNITS, LOOP_ENCODE } = require('internal/encoding/limits');
const { encodingOf, requireEncoding } = require('internal/encoding/labels');
const { legacyDecoder } = require('internal/encoding/legacy');
const { Utf8Decoder, Utf16Decoder } = require('internal/encoding/unicode');
const kernel = require('internal/encoding/kernel');
const utf8 = require('internal/encoding/utf8');

const { ERR_ENCODING_INVALID_ENCODED_DATA, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS } = codes;

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const BYTE_ORDER_MARK = 0xfeff;

const defaultInspect = () => require('internal/util/inspect').inspect;

function encodeUtf8(string) {
  const { length } = string;
  if (length > LOOP_ENCODE && length <= KERNEL_UNITS && kernel.ready(length)) {
    const bytes = new Uint8Array(kernel.encodeToMemory(string));
    kernel.take(bytes, 0, bytes.length);
    return bytes;
  }
  const bytes = new Uint8Array(utf8.byteLength(string));
  utf8.write(bytes, string, 0, bytes.length);
  return bytes;
}

class TextEncoder {
  #brand = true;

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#brand in value)) throw new ERR_INVALID_THIS('TextEncoder');
  }

  get encoding() {
    TextEncoder.#check(this);
    return 'utf-8';
  }

  encode(input = '') {
    TextEncoder.#check(this);
    return encodeUtf8(`${input}`);
  }

  encodeInto(src, dest) {
    TextEncoder.#check(this);
    if (typeof src !== 'string') throw new ERR_INVALID_ARG_TYPE('src', 'string', src);
    if (!isUint8Array(dest)) throw new ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', dest);
    const written = utf8.writeCounting(dest, src, dest.length);
    return { read: utf8.read(), written };
  }

  [kInspect](depth, options, inspect = defaultInspect()) {
    TextEncoder.#check(this);
    if (typeof depth === 'number' && depth < 0) return this;
    return inspect({ encoding: this.encoding }, options);
  }
}

function bytesOfInput(input) {
  if (isUint8Array(input)) return input;
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (isAnyArrayBuffer(input)) return new Uint8Array(input);
  const error = new TypeError(
    'The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.');
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

function decoderOf(encoding) {
  switch (encoding) {
    case 'utf-8': return new Utf8Decoder();
    case 'utf-16le': return new Utf16Decoder(false);
    case 'utf-16be': return new Utf16Decoder(true);
    default: return legacyDecoder(encoding);
  }
}

class TextDecoder {
  #encoding;
  #fatal;
  #ignoreBOM;
  #decoder = null; // made when it is first needed: one-shot UTF-8 needs none
  #streaming = false;
  #started = false; // whether a byte order mark can no longer come

  constructor(encoding = 'utf-8', options = {}) {
    const label = `${encoding}`;
    validateObject(options, 'options', kValidateObjectAllowObjectsAndNull);
    this.#encoding = requireEncoding(label);
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#fatal in value)) throw new ERR_INVALID_THIS('TextDecoder');
  }

  get encoding() {
    TextDecoder.#check(this);
    return this.#encoding;
  }

  get fatal() {
    TextDecoder.#check(this);
    return this.#fatal;
  }

  get ignoreBOM() {
    TextDecoder.#check(this);
    return this.#ignoreBOM;
  }

  decode(input = undefined, options = undefined) {
    TextDecoder.#check(this);
    const bytes = input === undefined ? new Uint8Array(0) : bytesOfInput(input);
    const stream = Boolean(options?.stream);
    const text = this.#convert(bytes, stream);
    if (text === undefined) {
      this.#reset();
      throw new ERR_ENCODING_INVALID_ENCODED_DATA(this.#encoding, undefined);
    }
    const plain = this.#withoutMark(text);
    if (!stream) this.#reset();
    return plain;
  }

  #convert(bytes, stream) {
    if (this.#encoding === 'utf-8' && !stream && !this.#streaming) {
      return this.#fatal ? utf8.decodeFatal(bytes, 0, bytes.length) : utf8.decode(bytes, 0, bytes.length);
    }
    this.#decoder ??= decoderOf(this.#encoding);
    this.#streaming = stream;
    return this.#decoder.decode(bytes, this.#fatal, stream);
  }

  #withoutMark(text) {
    if (this.#started || text.length === 0) return text;
    this.#started = true;
    if (this.#ignoreBOM || text.charCodeAt(0) !== BYTE_ORDER_MARK || !this.#encoding.startsWith('utf-')) return text;
    return text.slice(1);
  }

  #reset() {
    this.#streaming = false;
    this.#started = false;
    if (this.#encoding === 'utf-8' || this.#encoding.startsWith('utf-16')) this.#decoder = null;
  }

  [kInspect](depth, options, inspect = defaultInspect()) {
    TextDecoder.#check(this);
    const { encoding, fatal, ignoreBOM } = this;
    if (typeof depth === 'number' && depth < 0) return this;
    return `${this.constructor.name} ${inspect({ encoding, fatal, ignoreBOM }, options)}`;
  }
}

for (const [Class, keys] of [
  [TextEncoder, ['encode', 'encodeInto', 'encoding']],
  [TextDecoder, ['decode', 'encoding', 'fatal', 'ignoreBOM']],
]) {
  for (const key of keys) Object.defineProperty(Class.prototype, key, { enumerable: true });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

module.exports = { TextEncoder, TextDecoder, encodeUtf8, getEncodingFromLabel: encodingOf };
