'use strict';

// v8.Serializer and v8.DefaultSerializer. https://nodejs.org/api/v8.html#class-v8serializer

const { isAnyArrayBuffer, bytesOf, typedArrayName } = require('internal/buffer/brands');
const { ERROR_PROTOTYPES, ErrorTag, LENGTH_TRACKING, REGEXP_FLAGS, RESIZABLE, Tag, VERSION, Writer, viewTag } =
  require('internal/v8/wire');
const { constructible, typeError } = require('internal/v8/classes');
const { indexOfView } = require('internal/v8/host_views');

const types = internalBinding('types');

const { toString } = Object.prototype;
const HIGHEST_INDEX = 2 ** 32 - 2;

/** What V8 calls a value in an error, without looking at more of it than it must. */
function describe(value) {
  if (typeof value === 'symbol') return String(value);
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  const { constructor } = value;
  const named = typeof constructor === 'function' && constructor.name !== '';
  if (value.toString === toString && named) return `#<${constructor.name}>`;
  return toString.call(value);
}

/** The number that an array index is written as; any other key stays text. */
function asKey(key) {
  const first = key.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return key;
  const index = Number(key);
  return Number.isInteger(index) && index <= HIGHEST_INDEX && String(index) === key ? index : key;
}

const isSmall = (number) => number === (number | 0) && !Object.is(number, -0);

function hasHoles(array) {
  if (!array.includes(undefined)) return false;
  for (let i = 0; i < array.length; i++) if (array[i] === undefined && !Object.hasOwn(array, i)) return true;
  return false;
}

/** A serializer of the library's own says by this method which objects it writes itself. */
const kIsHostObject = Symbol('kIsHostObject');

class ValueSerializer {
  #writer = new Writer();
  #ids = new Map();
  #transferred = new Map();
  #viewsAreHostObjects = false;

  static #of(value) {
    if (typeof value !== 'object' || value === null || !(#writer in value)) throw new TypeError('Illegal invocation');
    return value.#writer;
  }

  writeHeader() {
    const writer = ValueSerializer.#of(this);
    writer.tag(Tag.VERSION);
    writer.varint(VERSION);
  }

  writeValue(...args) {
    ValueSerializer.#of(this);
    this.#write(args[0]);
    return true;
  }

  releaseBuffer() {
    return ValueSerializer.#of(this).release();
  }

  transferArrayBuffer(...args) {
    ValueSerializer.#of(this);
    const [id, arrayBuffer] = args;
    if (!isAnyArrayBuffer(arrayBuffer)) throw typeError('arrayBuffer must be an ArrayBuffer');
    this.#transferred.set(arrayBuffer, id >>> 0);
  }

  writeUint32(...args) {
    ValueSerializer.#of(this).varint(args[0] >>> 0);
  }

  writeUint64(...args) {
    ValueSerializer.#of(this).bigVarint((BigInt(args[0] >>> 0) << 32n) | BigInt(args[1] >>> 0));
  }

  writeDouble(...args) {
    ValueSerializer.#of(this).double(Number(args[0]));
  }

  writeRawBytes(...args) {
    const writer = ValueSerializer.#of(this);
    if (!ArrayBuffer.isView(args[0])) throw typeError('source must be a TypedArray or a DataView');
    writer.raw(bytesOf(args[0]));
  }

  _setTreatArrayBufferViewsAsHostObjects(...args) {
    ValueSerializer.#of(this);
    this.#viewsAreHostObjects = Boolean(args[0]);
  }

  #refuse(value) {
    throw this._getDataCloneError(`${describe(value)} could not be cloned.`);
  }

  #write(value) {
    const writer = this.#writer;
    switch (typeof value) {
      case 'undefined': return writer.tag(Tag.UNDEFINED);
      case 'boolean': return writer.tag(value ? Tag.TRUE : Tag.FALSE);
      case 'number': return this.#writeNumber(value);
      case 'string': return writer.string(value);
      case 'bigint':
        writer.tag(Tag.BIGINT);
        return writer.bigint(value);
      case 'object': return value === null ? writer.tag(Tag.NULL) : this.#writeObject(value);
      default: return this.#refuse(value);
    }
  }

  #writeNumber(value) {
    if (isSmall(value)) {
      this.#writer.tag(Tag.INT32);
      this.#writer.zigZag(value);
    } else {
      this.#writeDouble(value);
    }
  }

  #writeDouble(value) {
    this.#writer.tag(Tag.DOUBLE);
    this.#writer.double(value);
  }

  #writeObject(value) {
    const isView = ArrayBuffer.isView(value);
    // A view follows its buffer.
    if (isView && !this.#viewsAreHostObjects && !this.#ids.has(value)) this.#writeObject(value.buffer);
    const known = this.#ids.get(value);
    if (known !== undefined) {
      this.#writer.tag(Tag.REFERENCE);
      this.#writer.varint(known);
      return;
    }
    this.#ids.set(value, this.#ids.size);
    if (isView) this.#writeView(value);
    else this.#writeKind(value, types.kindOf(value));
  }

  #writeKind(value, kind) {
    switch (kind) {
      case '':
      case 'Object':
      case 'Array':
        if (this[kIsHostObject]?.(value)) this.#writeHostObject(value);
        else if (Array.isArray(value)) this.#writeArray(value);
        else this.#writePlain(value);
        break;
      case 'Map': this.#writeMap(value); break;
      case 'Set': this.#writeSet(value); break;
      case 'NativeError':
        if (this[kIsHostObject]?.(value)) this.#writeHostObject(value);
        else this.#writeError(value);
        break;
      case 'ArrayBuffer': this.#writeArrayBuffer(value); break;
      case 'SharedArrayBuffer': this.#writeShared(value); break;
      case 'External': this.#writeHostObject(value); break;
      default: this.#writeLeaf(value, kind);
    }
  }

  /** Objects that hold one primitive. */
  #writeLeaf(value, kind) {
    const writer = this.#writer;
    switch (kind) {
      case 'Date':
        writer.tag(Tag.DATE);
        return writer.double(Date.prototype.getTime.call(value));
      case 'BooleanObject':
        return writer.tag(Boolean.prototype.valueOf.call(value) ? Tag.TRUE_OBJECT : Tag.FALSE_OBJECT);
      case 'NumberObject':
        writer.tag(Tag.NUMBER_OBJECT);
        return writer.double(Number.prototype.valueOf.call(value));
      case 'BigIntObject':
        writer.tag(Tag.BIGINT_OBJECT);
        return writer.bigint(BigInt.prototype.valueOf.call(value));
      case 'StringObject':
        writer.tag(Tag.STRING_OBJECT);
        return writer.string(String.prototype.valueOf.call(value));
      case 'RegExp':
        writer.tag(Tag.REGEXP);
        writer.string(value.source);
        return writer.varint(REGEXP_FLAGS.reduce((bits, [flag, bit]) => (value.flags.includes(flag) ? bits | bit : bits), 0));
      default:
        return this.#refuse(value);
    }
  }

  /** Returns how many there were. */
  #writeProperties(object, keys) {
    let count = 0;
    for (const key of keys) {
      if (!Object.hasOwn(object, key)) continue; // a getter before it took it away
      const value = object[key];
      const written = asKey(key);
      if (typeof written === 'number') this.#writeNumber(written);
      else this.#writer.string(written);
      this.#write(value);
      count++;
    }
    return count;
  }

  #writePlain(object) {
    this.#writer.tag(Tag.OBJECT);
    const count = this.#writeProperties(object, Object.keys(object));
    this.#writer.tag(Tag.OBJECT_END);
    this.#writer.varint(count);
  }

  #writeArray(array) {
    const { length } = array;
    if (hasHoles(array) || !Object.isExtensible(array)) {
      this.#writer.tag(Tag.SPARSE_ARRAY);
      this.#writer.varint(length);
      this.#endArray(Tag.SPARSE_ARRAY_END, this.#writeProperties(array, Object.keys(array)), length);
      return;
    }
    this.#writer.tag(Tag.DENSE_ARRAY);
    this.#writer.varint(length);
    this.#writeElements(array, length);
    const keys = Object.keys(array);
    const named = keys.length > length ? keys.filter((key) => typeof asKey(key) !== 'number') : [];
    this.#endArray(Tag.DENSE_ARRAY_END, this.#writeProperties(array, named), length);
  }

  #writeElements(array, length) {
    // V8 keeps an array of numbers that are not all small integers as doubles, and writes it so.
    const isNumbers = array.every((element) => typeof element === 'number');
    if (isNumbers && !array.every(isSmall)) {
      for (let i = 0; i < length; i++) this.#writeDouble(array[i]);
      return;
    }
    for (let i = 0; i < length; i++) {
      const element = array[i];
      if (element === undefined && !Object.hasOwn(array, i)) this.#writer.tag(Tag.HOLE); // gone since
      else this.#write(element);
    }
  }

  #endArray(tag, count, length) {
    this.#writer.tag(tag);
    this.#writer.varint(count);
    this.#writer.varint(length);
  }

  #writeMap(map) {
    const entries = [...Map.prototype.entries.call(map)];
    this.#writer.tag(Tag.MAP);
    for (const [key, value] of entries) {
      this.#write(key);
      this.#write(value);
    }
    this.#writer.tag(Tag.MAP_END);
    this.#writer.varint(entries.length * 2);
  }

  #writeSet(set) {
    const values = [...Set.prototype.values.call(set)];
    this.#writer.tag(Tag.SET);
    for (const value of values) this.#write(value);
    this.#writer.tag(Tag.SET_END);
    this.#writer.varint(values.length);
  }

  #writeError(error) {
    const writer = this.#writer;
    writer.tag(Tag.ERROR);
    const { name, stack } = error;
    for (const [tag, Type] of ERROR_PROTOTYPES) if (Type.name === name) writer.tag(tag);
    const message = Object.getOwnPropertyDescriptor(error, 'message');
    if (message !== undefined && 'value' in message) {
      writer.tag(ErrorTag.MESSAGE);
      writer.string(String(message.value));
    }
    if (typeof stack === 'string') {
      writer.tag(ErrorTag.STACK);
      writer.string(stack);
    }
    // Last, as it may lead back to the error.
    const cause = Object.getOwnPropertyDescriptor(error, 'cause');
    if (cause !== undefined && 'value' in cause) {
      writer.tag(ErrorTag.CAUSE);
      this.#write(cause.value);
    }
    writer.tag(ErrorTag.END);
  }

  #writeArrayBuffer(buffer) {
    const writer = this.#writer;
    const id = this.#transferred.get(buffer);
    if (id !== undefined) {
      writer.tag(Tag.TRANSFERRED_ARRAY_BUFFER);
      writer.varint(id);
      return;
    }
    if (buffer.detached) throw this._getDataCloneError('An ArrayBuffer is detached and could not be cloned.');
    writer.tag(buffer.resizable ? Tag.RESIZABLE_ARRAY_BUFFER : Tag.ARRAY_BUFFER);
    writer.varint(buffer.byteLength);
    if (buffer.resizable) writer.varint(buffer.maxByteLength);
    writer.raw(new Uint8Array(buffer));
  }

  #writeShared(buffer) {
    if (typeof this._getSharedArrayBufferId !== 'function') this.#refuse(buffer);
    const id = this._getSharedArrayBufferId(buffer);
    this.#writer.tag(Tag.SHARED_ARRAY_BUFFER);
    this.#writer.varint(id >>> 0);
  }

  #writeView(view) {
    if (this.#viewsAreHostObjects) {
      this.#writeHostObject(view);
      return;
    }
    const writer = this.#writer;
    writer.tag(Tag.VIEW);
    writer.tag(viewTag.get(typedArrayName(view) ?? 'DataView'));
    writer.varint(view.byteOffset);
    const tracking = view.buffer.resizable && tracksLength(view);
    writer.varint(tracking ? 0 : view.byteLength);
    writer.varint((view.buffer.resizable ? RESIZABLE : 0) | (tracking ? LENGTH_TRACKING : 0));
  }

  #writeHostObject(object) {
    if (typeof this._writeHostObject !== 'function') this.#refuse(object);
    this.#writer.tag(Tag.HOST_OBJECT);
    this._writeHostObject(object);
  }
}

/** Whether a view grows with its buffer: for a view that reaches the end, resizing a copy tells. */
function tracksLength(view) {
  const { buffer, byteOffset, byteLength } = view;
  if (byteOffset + byteLength !== buffer.byteLength || buffer.byteLength === buffer.maxByteLength) return false;
  const before = buffer.byteLength;
  buffer.resize(buffer.maxByteLength);
  const grown = view.byteLength !== byteLength;
  buffer.resize(before);
  return grown;
}

ValueSerializer.prototype._getDataCloneError = Error;
const Serializer = constructible('Serializer', ValueSerializer);

/** Writes views as host objects of their own, without the rest of their buffers. */
class DefaultSerializer extends Serializer {
  constructor() {
    super();
    this._setTreatArrayBufferViewsAsHostObjects(true);
  }

  _writeHostObject(object) {
    const index = ArrayBuffer.isView(object) ? indexOfView(object) : undefined;
    if (index === undefined) {
      throw new this._getDataCloneError(`Unserializable host object: ${require('internal/util/inspect').inspect(object)}`);
    }
    this.writeUint32(index);
    this.writeUint32(object.byteLength);
    this.writeRawBytes(object);
  }
}

module.exports = { DefaultSerializer, Serializer, kIsHostObject };
