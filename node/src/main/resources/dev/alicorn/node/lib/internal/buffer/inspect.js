'use strict';

// How a buffer prints: `<Buffer 61 62 ... 3 more bytes>`, followed by properties that a program added.

const hex = require('internal/encoding/hex');
const { validateNumber } = require('internal/validators');

const limits = { maxBytes: 50 };

function setMaxBytes(value) {
  validateNumber(value, 'INSPECT_MAX_BYTES', 0);
  limits.maxBytes = value;
}

const INDEX = /^(0|[1-9][0-9]*)$/;

// V8 tells a program the names of an object's properties only together with its indices, each as a string.
const MAX_LISTED = 128 * 1024;

function extraKeys(buffer, showHidden) {
  if (buffer.length > MAX_LISTED) return [];
  const keys = showHidden ? Reflect.ownKeys(buffer) : Object.keys(buffer);
  const symbols = showHidden ? [] : Object.getOwnPropertySymbols(buffer)
    .filter((key) => Object.prototype.propertyIsEnumerable.call(buffer, key));
  return [...keys.filter((key) => typeof key === 'symbol' || !INDEX.test(key)), ...symbols];
}

function extras(buffer, context) {
  const keys = extraKeys(buffer, context?.showHidden);
  if (keys.length === 0) return '';
  const { inspect } = require('internal/util/inspect');
  const object = Object.create(null);
  for (const key of keys) object[key] = buffer[key];
  const text = inspect(object, { ...context, breakLength: Infinity, compact: true });
  return text.slice('[Object: null prototype] { '.length, -2);
}

function constructorName(buffer) {
  try {
    const { constructor } = buffer;
    if (typeof constructor === 'function' && Object.hasOwn(constructor, 'name')) return constructor.name;
  } catch {
    // A getter of the program's own that throws: the name does not matter that much.
  }
  return 'Buffer';
}

function inspectBuffer(recurseTimes, context) {
  const { length } = this;
  const shown = Math.min(limits.maxBytes, length);
  let text = hex.decode(this, 0, Math.trunc(shown)).replace(/(.{2})/g, '$1 ').trim();
  const rest = length - limits.maxBytes;
  if (rest > 0) text += ` ... ${rest} more byte${rest > 1 ? 's' : ''}`;
  if (context) {
    const more = extras(this, context);
    if (more !== '') text += `${length === 0 ? '' : ', '}${more}`;
  }
  return `<${constructorName(this)} ${text}>`;
}

Object.defineProperty(inspectBuffer, 'name', { value: 'inspect' });

module.exports = { limits, setMaxBytes, inspectBuffer };
