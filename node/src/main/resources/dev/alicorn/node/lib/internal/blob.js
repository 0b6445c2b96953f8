'use strict';

// Blob: bytes that do not change, in pieces that slices share; and the registry of blob: URLs.

const { codes } = require('internal/errors');
const { isAnyArrayBuffer } = require('internal/buffer/brands');
const { encodeUtf8 } = require('internal/encoding');
const utf8 = require('internal/encoding/utf8');

const { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_THIS } = codes;

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const STREAM_CHUNK = 64 * 1024;
const NOT_A_TYPE = /[^\u{20}-\u{7e}]/u;
const LINE_ENDS = /\r\n?|\n/g;

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Runs of bytes: `read(start, end)` gives them at once or as a promise. */
const memoryPiece = (bytes) => ({ size: bytes.length, read: (start, end) => bytes.subarray(start, end) });

function partOf(piece, start, end) {
  if (start === 0 && end === piece.size) return piece;
  return { size: end - start, read: (from, to) => piece.read(start + from, start + to) };
}

/** The pieces of [start, end) of a run of pieces. */
function slicePieces(pieces, start, end) {
  const out = [];
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, piece.size);
    if (from < to) out.push(partOf(piece, from, to));
    at += piece.size;
  }
  return out;
}

function sourceBytes(source, endings) {
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
  }
  if (isAnyArrayBuffer(source)) return new Uint8Array(source).slice();
  const text = `${source}`;
  return encodeUtf8(endings === 'native' ? text.replace(LINE_ENDS, nativeLineEnd()) : text);
}

const nativeLineEnd = () => (require('process').platform === 'win32' ? '\r\n' : '\n');

function normalizeType(type) {
  const text = `${type}`;
  return NOT_A_TYPE.test(text) ? '' : text.toLowerCase();
}

/** A start or end of a slice, as a place between 0 and the size. */
function place(value, byDefault, size) {
  if (value === undefined) return byDefault;
  const number = Math.trunc(Number(value)) || 0;
  return number < 0 ? Math.max(size + number, 0) : Math.min(number, size);
}

let make; // set in the static block: a Blob of pieces
let isBlob;

class Blob {
  #pieces = [];
  #size = 0;
  #type = '';

  static {
    make = (pieces, type) => {
      const blob = new Blob();
      blob.#setPieces(pieces, type);
      return blob;
    };
    isBlob = (value) => isObject(value) && #pieces in value;
  }

  constructor(sources = [], options = undefined) {
    if (!isObject(sources) || typeof sources[Symbol.iterator] !== 'function') {
      const error = new ERR_INVALID_ARG_TYPE('sources', 'a sequence', sources);
      throw error;
    }
    if (options !== undefined && options !== null && !isObject(options)) {
      throw new ERR_INVALID_ARG_TYPE('options', 'a dictionary', options);
    }
    const { type = '', endings = 'transparent' } = options ?? {};
    if (endings !== 'transparent' && endings !== 'native') {
      throw new ERR_INVALID_ARG_VALUE('options.endings', endings);
    }
    const pieces = [];
    for (const source of sources) {
      if (isBlob(source)) pieces.push(...source.#pieces);
      else pieces.push(memoryPiece(sourceBytes(source, endings)));
    }
    this.#setPieces(pieces, normalizeType(type));
  }

  #setPieces(pieces, type) {
    this.#pieces = pieces.filter((piece) => piece.size > 0);
    this.#size = this.#pieces.reduce((sum, piece) => sum + piece.size, 0);
    this.#type = type;
  }

  static #check(value) {
    if (!isBlob(value)) throw new ERR_INVALID_THIS('Blob');
  }

  get type() {
    Blob.#check(this);
    return this.#type;
  }

  get size() {
    Blob.#check(this);
    return this.#size;
  }

  slice(start = undefined, end = undefined, contentType = '') {
    Blob.#check(this);
    const from = place(start, 0, this.#size);
    const to = place(end, this.#size, this.#size);
    return make(slicePieces(this.#pieces, from, to), normalizeType(contentType));
  }

  async #read() {
    const out = new Uint8Array(this.#size);
    let at = 0;
    for (const piece of this.#pieces) {
      out.set(await piece.read(0, piece.size), at);
      at += piece.size;
    }
    return out;
  }

  // Not async functions: they reject for a wrong `this`, and must be seen to be what Node's are.
  arrayBuffer() {
    if (!isBlob(this)) return Promise.reject(new ERR_INVALID_THIS('Blob'));
    return this.#read().then((bytes) => bytes.buffer);
  }

  text() {
    if (!isBlob(this)) return Promise.reject(new ERR_INVALID_THIS('Blob'));
    return this.#read().then((bytes) => utf8.decode(bytes, startOfText(bytes), bytes.length));
  }

  bytes() {
    if (!isBlob(this)) return Promise.reject(new ERR_INVALID_THIS('Blob'));
    return this.#read();
  }

  stream() {
    Blob.#check(this);
    const { ReadableStream } = require('stream/web');
    const chunks = this.#chunks();
    return new ReadableStream({
      type: 'bytes',
      async pull(controller) {
        const { value, done } = await chunks.next();
        if (done) {
          controller.close();
          controller.byobRequest?.respond(0);
        } else {
          controller.enqueue(value);
        }
      },
    });
  }

  async* #chunks() {
    for (const piece of this.#pieces) {
      for (let start = 0; start < piece.size; start += STREAM_CHUNK) {
        const bytes = await piece.read(start, Math.min(start + STREAM_CHUNK, piece.size));
        yield bytes.slice(); // a stream of bytes takes over what it is given
      }
    }
  }

  [kInspect](depth, options, inspect = require('internal/util/inspect').inspect) {
    return show('Blob', this, depth, options, inspect);
  }

  [require('internal/structured_clone').kClone]() {
    return make(this.#pieces, this.#type);
  }

  [require('internal/structured_clone').kSerialize]() {
    return ['Blob', { bytes: bytesNow(this.#pieces), type: this.#type }];
  }
}

/** The bytes of pieces that are in memory. */
function bytesNow(pieces) {
  const parts = pieces.map((piece) => piece.read(0, piece.size));
  if (parts.some((part) => !(part instanceof Uint8Array))) {
    const { DOMException } = require('internal/dom_exception');
    throw new DOMException('A Blob over a file cannot be sent to another thread.', 'DataCloneError');
  }
  return Uint8Array.from(require('buffer').Buffer.concat(parts));
}

// As TextDecoder: a byte order mark is no part of the text.
function startOfText(bytes) {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Prints as `Name { size, type, … }`. */
function show(name, blob, depth, options, inspect, more = {}) {
  if (depth < 0) return options.stylize(`[${name}]`, 'special');
  const inner = { ...options };
  if (options.depth !== null && options.depth !== undefined) inner.depth = options.depth - 1;
  return `${name} ${inspect({ size: blob.size, type: blob.type, ...more }, inner)}`;
}

const enumerable = { enumerable: true };
Object.defineProperties(Blob.prototype, {
  size: enumerable,
  type: enumerable,
  slice: enumerable,
  stream: enumerable,
  text: enumerable,
  arrayBuffer: enumerable,
  bytes: enumerable,
  [Symbol.toStringTag]: { configurable: true, value: 'Blob' },
});

/** A Blob whose bytes are read when they are wanted: `read(start, end)` gives a promise of them. */
function createBlobFromSource({ size, type, read }) {
  return make([{ size, read }], type);
}

const STORE = 'blob:nodedata:';
const urls = new Map();

function createObjectURL(obj) {
  if (!isBlob(obj)) throw new ERR_INVALID_ARG_TYPE('obj', 'Blob', obj);
  const url = STORE + require('crypto').randomUUID();
  urls.set(url, obj);
  return url;
}

function revokeObjectURL(url) {
  urls.delete(url.split('#', 1)[0]);
}

/** The Blob of a URL that createObjectURL made. */
function resolveObjectURL(url) {
  const blob = urls.get(`${url}`.split('#', 1)[0]);
  return blob === undefined ? undefined : blob.slice(0, blob.size, blob.type);
}

module.exports = { Blob, isBlob, show, createBlobFromSource, createObjectURL, revokeObjectURL, resolveObjectURL };

