'use strict';

// v8.Deserializer and v8.DefaultDeserializer. https://nodejs.org/api/v8.html#class-v8deserializer

const { Buffer } = require('buffer');
const { isAnyArrayBuffer } = require('internal/buffer/brands');
const { constructible, typeError } = require('internal/v8/classes');
const { createView } = require('internal/v8/host_views');
const { ERROR_PROTOTYPES, ErrorTag, LENGTH_TRACKING, Malformed, OLDEST_VERSION, REGEXP_FLAGS, Reader, Tag, VERSION,
  viewName } = require('internal/v8/wire');

function define(object, key, value) {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { configurable: true, enumerable: true, value, writable: true });
  } else {
    object[key] = value;
  }
}

function hide(object, key, value) {
  Object.defineProperty(object, key, { configurable: true, enumerable: false, value, writable: true });
}

class ValueDeserializer {
  #reader;
  #version = 0;
  #objects = [];
  #transferred = new Map();

  constructor(buffer) {
    if (!ArrayBuffer.isView(buffer)) throw typeError('buffer must be a TypedArray or a DataView');
    this.buffer = buffer;
    this.#reader = new Reader(buffer);
  }

  static #of(value) {
    if (typeof value !== 'object' || value === null || !(#reader in value)) throw new TypeError('Illegal invocation');
    return value.#reader;
  }

  readHeader() {
    const reader = ValueDeserializer.#of(this);
    try {
      if (reader.byte() !== Tag.VERSION) throw new Malformed();
      this.#version = reader.varint();
      if (this.#version > VERSION || this.#version < OLDEST_VERSION) throw new Malformed();
    } catch (err) {
      if (!(err instanceof Malformed)) throw err;
      throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
    }
    return true;
  }

  readValue() {
    ValueDeserializer.#of(this);
    try {
      return this.#read();
    } catch (err) {
      if (!(err instanceof Malformed)) throw err;
      throw new Error('Unable to deserialize cloned data.');
    }
  }

  getWireFormatVersion() {
    ValueDeserializer.#of(this);
    return this.#version;
  }

  transferArrayBuffer(...args) {
    ValueDeserializer.#of(this);
    const [id, arrayBuffer] = args;
    if (!isAnyArrayBuffer(arrayBuffer)) throw typeError('arrayBuffer must be an ArrayBuffer or SharedArrayBuffer');
    this.#transferred.set(id >>> 0, arrayBuffer);
  }

  readUint32() {
    const reader = ValueDeserializer.#of(this);
    return attempt('ReadUint32', () => reader.varint());
  }

  readUint64() {
    const reader = ValueDeserializer.#of(this);
    const value = attempt('ReadUint64', () => reader.bigVarint());
    return [Number(value >> 32n), Number(value & 0xffffffffn)];
  }

  readDouble() {
    const reader = ValueDeserializer.#of(this);
    return attempt('ReadDouble', () => reader.double());
  }

  /** Where the bytes are in the buffer. */
  _readRawBytes(...args) {
    const reader = ValueDeserializer.#of(this);
    return attempt('ReadRawBytes', () => reader.skip(Math.trunc(args[0]) || 0));
  }

  readRawBytes(length) {
    const offset = this._readRawBytes(length);
    return Buffer.from(this.buffer.buffer, this.buffer.byteOffset + offset, length);
  }

  #read() {
    const value = this.#readAny();
    // A view comes right after its buffer.
    if (isAnyArrayBuffer(value) && this.#reader.peek() === Tag.VIEW) return this.#readView(value);
    return value;
  }

  #readAny() {
    const reader = this.#reader;
    const tag = reader.tag();
    switch (tag) {
      case Tag.UNDEFINED: return undefined;
      case Tag.NULL: return null;
      case Tag.TRUE: return true;
      case Tag.FALSE: return false;
      case Tag.INT32: return reader.zigZag();
      case Tag.UINT32: return reader.varint();
      case Tag.DOUBLE: return reader.double();
      case Tag.BIGINT: return reader.bigint();
      case Tag.ONE_BYTE_STRING: return reader.oneByteString();
      case Tag.TWO_BYTE_STRING: return reader.twoByteString();
      case Tag.UTF8_STRING: return reader.utf8String();
      case Tag.REFERENCE: return this.#known(reader.varint());
      default: return this.#readObject(tag);
    }
  }

  #known(id) {
    if (id >= this.#objects.length) throw new Malformed();
    return this.#objects[id];
  }

  #remember(object) {
    this.#objects.push(object);
    return object;
  }

  #readObject(tag) {
    switch (tag) {
      case Tag.OBJECT: return this.#readPlain();
      case Tag.DENSE_ARRAY: return this.#readDense();
      case Tag.SPARSE_ARRAY: return this.#readSparse();
      case Tag.MAP: return this.#readMap();
      case Tag.SET: return this.#readSet();
      case Tag.ERROR: return this.#readError();
      case Tag.HOST_OBJECT: return this.#readHostObject();
      default: return this.#remember(this.#readLeaf(tag));
    }
  }

  #readLeaf(tag) {
    const reader = this.#reader;
    switch (tag) {
      case Tag.DATE: return new Date(reader.double());
      case Tag.TRUE_OBJECT: return Object(true);
      case Tag.FALSE_OBJECT: return Object(false);
      case Tag.NUMBER_OBJECT: return Object(reader.double());
      case Tag.BIGINT_OBJECT: return Object(reader.bigint());
      case Tag.STRING_OBJECT: return Object(this.#readString());
      case Tag.REGEXP: return this.#readRegExp();
      case Tag.ARRAY_BUFFER: return reader.copy(reader.varint());
      case Tag.RESIZABLE_ARRAY_BUFFER: {
        const length = reader.varint();
        return reader.copy(length, { maxByteLength: reader.varint() });
      }
      case Tag.TRANSFERRED_ARRAY_BUFFER:
      case Tag.SHARED_ARRAY_BUFFER: return this.#readTransferred();
      default: throw new Malformed();
    }
  }

  #readString() {
    const value = this.#readAny();
    if (typeof value !== 'string') throw new Malformed();
    return value;
  }

  #readRegExp() {
    const source = this.#readString();
    const bits = this.#reader.varint();
    return new RegExp(source, REGEXP_FLAGS.map(([flag, bit]) => (bits & bit ? flag : '')).join(''));
  }

  #readTransferred() {
    const buffer = this.#transferred.get(this.#reader.varint());
    if (buffer === undefined) throw new Malformed();
    return buffer;
  }

  /** Reads keys and values up to the end's tag. */
  #readProperties(object, endTag) {
    let count = 0;
    for (; this.#reader.peek() !== endTag; count++) {
      const key = this.#read();
      if (typeof key !== 'string' && typeof key !== 'number') throw new Malformed();
      define(object, key, this.#read());
    }
    this.#expectEnd(count);
    return object;
  }

  #expectEnd(...numbers) {
    this.#reader.tag();
    for (const number of numbers) if (this.#reader.varint() !== number) throw new Malformed();
  }

  #readPlain() {
    return this.#readProperties(this.#remember({}), Tag.OBJECT_END);
  }

  #readDense() {
    const length = this.#reader.varint();
    if (length > this.#reader.remaining) throw new Malformed();
    const array = this.#remember(new Array(length));
    for (let i = 0; i < length; i++) {
      if (this.#reader.peek() === Tag.HOLE) this.#reader.tag();
      else array[i] = this.#read();
    }
    this.#readProperties(array, Tag.DENSE_ARRAY_END);
    if (this.#reader.varint() !== length) throw new Malformed();
    return array;
  }

  #readSparse() {
    const length = this.#reader.varint();
    const array = this.#remember([]);
    array.length = length;
    this.#readProperties(array, Tag.SPARSE_ARRAY_END);
    if (this.#reader.varint() !== length) throw new Malformed();
    return array;
  }

  #readMap() {
    const map = this.#remember(new Map());
    let count = 0;
    for (; this.#reader.peek() !== Tag.MAP_END; count += 2) {
      const key = this.#read();
      map.set(key, this.#read());
    }
    this.#expectEnd(count);
    return map;
  }

  #readSet() {
    const set = this.#remember(new Set());
    let count = 0;
    for (; this.#reader.peek() !== Tag.SET_END; count++) set.add(this.#read());
    this.#expectEnd(count);
    return set;
  }

  #readError() {
    const reader = this.#reader;
    const Type = ERROR_PROTOTYPES.get(reader.peek());
    if (Type !== undefined) reader.tag();
    const error = this.#remember(new (Type ?? Error)());
    hide(error, 'stack', undefined);
    for (;;) {
      switch (reader.tag()) {
        case ErrorTag.MESSAGE: hide(error, 'message', this.#readString()); break;
        case ErrorTag.STACK: hide(error, 'stack', this.#readString()); break;
        case ErrorTag.CAUSE: hide(error, 'cause', this.#read()); break;
        case ErrorTag.END: return error;
        default: throw new Malformed();
      }
    }
  }

  #readView(buffer) {
    const reader = this.#reader;
    reader.tag();
    const View = globalThis[viewName.get(reader.byte())];
    const offset = reader.varint();
    const length = reader.varint();
    const flags = this.#version >= 14 ? reader.varint() : 0;
    const size = View?.BYTES_PER_ELEMENT ?? 1;
    if (View === undefined || offset + length > buffer.byteLength || offset % size || length % size) throw new Malformed();
    return this.#remember(flags & LENGTH_TRACKING ? new View(buffer, offset) : new View(buffer, offset, length / size));
  }

  #readHostObject() {
    if (typeof this._readHostObject !== 'function') throw new Malformed();
    const id = this.#objects.push(undefined) - 1;
    return this.#objects[id] = this._readHostObject();
  }
}
function attempt(what, read) {
  try {
    return read();
  } catch (err) {
    if (!(err instanceof Malformed)) throw err;
    throw new Error(`${what}() failed`);
  }
}

const Deserializer = constructible('Deserializer', ValueDeserializer);

/** Reads what DefaultSerializer writes. */
class DefaultDeserializer extends Deserializer {
  _readHostObject() {
    const index = this.readUint32();
    const length = this.readUint32();
    const offset = this._readRawBytes(length);
    return createView(index, this.buffer.buffer, this.buffer.byteOffset + offset, length);
  }
}

module.exports = { DefaultDeserializer, Deserializer };
