'use strict';

// The public module: Buffer, Blob, File and what goes with them.

const { FastBuffer } = require('internal/buffer/fast_buffer');
const { kMaxLength, kStringMaxLength } = require('internal/buffer/limits');
const { limits, setMaxBytes } = require('internal/buffer/inspect');
const { compare } = require('internal/buffer/compare');
const { byteLength, isEncoding } = require('internal/buffer/text');
const { transcode, isUtf8, isAscii } = require('internal/buffer/transcode');
const { atob, btoa } = require('internal/buffer/base64_text');
const { warnOfConstructor, warnOfSlowBuffer } = require('internal/buffer/deprecation');
const create = require('internal/buffer/create');
const pool = require('internal/buffer/pool');
const prototype = require('internal/buffer/prototype');

function Buffer(arg, encodingOrOffset, length) {
  warnOfConstructor();
  return create.construct(arg, encodingOrOffset, length);
}

Object.setPrototypeOf(Buffer, Uint8Array);
Buffer.prototype = FastBuffer.prototype;
Object.defineProperty(Buffer.prototype, 'constructor', {
  value: Buffer, writable: true, enumerable: false, configurable: true,
});
prototype.install(Buffer.prototype);

pool.useSizeOf(Buffer);

Object.assign(Buffer, {
  from: function from(value, encodingOrOffset, length) {
    return create.from(value, encodingOrOffset, length);
  },

  copyBytesFrom: function copyBytesFrom(view, offset, length) {
    return create.copyBytesFrom(view, offset, length);
  },

  of: create.of,

  alloc: function alloc(size, fill, encoding) {
    return create.alloc(size, fill, encoding);
  },

  allocUnsafe: function allocUnsafe(size) {
    return create.allocUnsafe(size);
  },

  allocUnsafeSlow: function allocUnsafeSlow(size) {
    return create.allocUnsafeSlow(size);
  },

  isBuffer: function isBuffer(b) {
    return b instanceof Buffer;
  },

  compare,

  isEncoding,

  concat: function concat(list, length) {
    return create.concat(list, length);
  },

  byteLength,
});

Object.defineProperty(Buffer, Symbol.species, {
  get: Object.defineProperty(() => FastBuffer, 'name', { value: 'get' }),
  enumerable: false,
  configurable: true,
});

function SlowBuffer(size) {
  warnOfSlowBuffer();
  return create.slowBuffer(size);
}

Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
Object.setPrototypeOf(SlowBuffer, Uint8Array);

module.exports = {
  Buffer,
  SlowBuffer,
  transcode,
  isUtf8,
  isAscii,
  kMaxLength,
  kStringMaxLength,
  btoa,
  atob,
};

/** A property that is loaded when it is first read. */
function lazily(id, key) {
  let value;
  let loaded = false;
  const accessors = {
    get() {
      if (!loaded) set(require(id)[key]);
      return value;
    },
    set,
  };
  function set(newValue) {
    loaded = true;
    value = newValue;
  }
  Object.defineProperty(accessors.get, 'name', { value: key });
  Object.defineProperty(module.exports, key, { ...accessors, enumerable: true, configurable: true });
}

Object.defineProperties(module.exports, {
  constants: {
    value: Object.defineProperties({}, {
      MAX_LENGTH: { value: kMaxLength, enumerable: true },
      MAX_STRING_LENGTH: { value: kStringMaxLength, enumerable: true },
    }),
    enumerable: true,
  },
  INSPECT_MAX_BYTES: {
    get() { return limits.maxBytes; },
    set: setMaxBytes,
    enumerable: true,
    configurable: true,
  },
});
lazily('internal/blob', 'Blob');
lazily('internal/blob', 'resolveObjectURL');
lazily('internal/file', 'File');
