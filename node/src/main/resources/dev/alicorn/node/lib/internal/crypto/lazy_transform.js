'use strict';

// A Transform that becomes a stream when it is first used as one: most hashes never are.

const { Transform } = require('stream');

function LazyTransform(options) {
  this._options = options;
}
Object.setPrototypeOf(LazyTransform.prototype, Transform.prototype);
Object.setPrototypeOf(LazyTransform, Transform);

const STATES = ['_readableState', '_writableState'];

function own(stream, name, value) {
  Object.defineProperty(stream, name, { configurable: true, enumerable: true, value, writable: true });
}

function becomeStream(stream) {
  for (const name of STATES) own(stream, name, undefined);
  const options = stream._options;
  Reflect.apply(Transform, stream, [options]);
  if (!options?.decodeStrings) stream._writableState.decodeStrings = false;
}

for (const name of STATES) {
  Object.defineProperty(LazyTransform.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      becomeStream(this);
      return this[name];
    },
    set(value) {
      own(this, name, value);
    },
  });
}

module.exports = { LazyTransform };
