'use strict';

const { TransformStream } = require('internal/webstreams/core');
const { TextDecoder, TextEncoder } = require('internal/encoding');
const { codes: { ERR_INVALID_THIS } } = require('internal/errors');

const kInspect = Symbol.for('nodejs.util.inspect.custom');

/** Gives a class Node's inspection: its name and its public properties. */
function inspectable(Class, keys) {
  Object.defineProperty(Class.prototype, kInspect, {
    __proto__: null,
    configurable: true,
    value(depth, options) {
      if (!(this instanceof Class)) throw new ERR_INVALID_THIS(Class.name);
      if (depth < 0) return this;
      const { inspect } = require('internal/util/inspect');
      const fields = Object.fromEntries(keys.map((key) => [key, this[key]]));
      const below = options.depth == null ? null : options.depth - 1;
      return `${Class.name} ${inspect(fields, { ...options, depth: below })}`;
    },
  });
  for (const key of keys) Object.defineProperty(Class.prototype, key, { __proto__: null, enumerable: true });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, {
    __proto__: null, configurable: true, value: Class.name,
  });
}

class TextEncoderStream {
  #transform;
  #high = ''; // the first half of a pair that the next chunk may complete

  constructor() {
    const encoder = new TextEncoder();
    this.#transform = new TransformStream({
      transform: (chunk, controller) => {
        let text = this.#high + chunk;
        this.#high = '';
        const last = text.charCodeAt(text.length - 1);
        if (last >= 0xd800 && last <= 0xdbff) {
          this.#high = text.at(-1);
          text = text.slice(0, -1);
        }
        const bytes = encoder.encode(text);
        if (bytes.length > 0) controller.enqueue(bytes);
      },
      flush: (controller) => {
        if (this.#high !== '') controller.enqueue(new Uint8Array([0xef, 0xbf, 0xbd]));
      },
    });
  }

  get encoding() {
    if (!(#transform in this)) throw new ERR_INVALID_THIS('TextEncoderStream');
    return 'utf-8';
  }

  get readable() {
    if (!(#transform in this)) throw new ERR_INVALID_THIS('TextEncoderStream');
    return this.#transform.readable;
  }

  get writable() {
    if (!(#transform in this)) throw new ERR_INVALID_THIS('TextEncoderStream');
    return this.#transform.writable;
  }
}

class TextDecoderStream {
  #decoder;
  #transform;

  constructor(encoding = 'utf-8', options = {}) {
    const decoder = this.#decoder = new TextDecoder(encoding, options);
    this.#transform = new TransformStream({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text) controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text) controller.enqueue(text);
      },
    });
  }

  get encoding() {
    if (!(#transform in this)) throw new ERR_INVALID_THIS('TextDecoderStream');
    return this.#decoder.encoding;
  }

  get fatal() {
    if (!(#transform in this)) throw new ERR_INVALID_THIS('TextDecoderStream');
    return this.#decoder.fatal;
  }

  get ignoreBOM() {
    if (!(#transform in this)) throw new ERR_INVALID_THIS('TextDecoderStream');
    return this.#decoder.ignoreBOM;
  }

  get readable() {
    if (!(#transform in this)) throw new ERR_INVALID_THIS('TextDecoderStream');
    return this.#transform.readable;
  }

  get writable() {
    if (!(#transform in this)) throw new ERR_INVALID_THIS('TextDecoderStream');
    return this.#transform.writable;
  }
}

inspectable(TextEncoderStream, ['encoding', 'readable', 'writable']);
inspectable(TextDecoderStream, ['encoding', 'fatal', 'ignoreBOM', 'readable', 'writable']);

module.exports = { TextEncoderStream, TextDecoderStream, inspectable };
