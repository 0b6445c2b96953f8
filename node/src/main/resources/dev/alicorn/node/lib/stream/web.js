'use strict';
// Web streams. The classes come from a package that looks at its surroundings when it is loaded, so each export is
// an accessor until it is first used.

const NAMES = {
  core: [
    'ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest',
    'ReadableByteStreamController', 'ReadableStreamDefaultController', 'TransformStream',
    'TransformStreamDefaultController', 'WritableStream', 'WritableStreamDefaultController',
    'WritableStreamDefaultWriter', 'ByteLengthQueuingStrategy', 'CountQueuingStrategy',
  ],
  encoding: ['TextEncoderStream', 'TextDecoderStream'],
  compression: ['CompressionStream', 'DecompressionStream'],
};

function defineLazy(name, load) {
  const set = (value) => {
    Object.defineProperty(module.exports, name, {
      __proto__: null, value, writable: true, enumerable: true, configurable: true,
    });
  };
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    enumerable: true,
    configurable: true,
    get() {
      const value = load()[name];
      set(value);
      return value;
    },
    set,
  });
}

for (const [part, names] of Object.entries(NAMES)) {
  for (const name of names) defineLazy(name, () => require(`internal/webstreams/${part}`));
}
