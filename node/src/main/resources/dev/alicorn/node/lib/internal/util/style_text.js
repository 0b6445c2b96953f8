'use strict';
// util.styleText: text in terminal colours, nested without one end closing another.

const { codes } = require('internal/errors');
const { colors } = require('internal/util/inspect/options');
const { validateBoolean, validateObject, validateOneOf, validateString } = require('internal/validators');

const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const DIM_OR_BOLD_END = 22;

function fromHex(text) {
  const digits = text.length === 4 ? Array.from(text.slice(1), (d) => d + d).join('') : text.slice(1);
  const channel = (i) => Number.parseInt(digits.slice(i, i + 2), 16);
  return [`38;2;${channel(0)};${channel(2)};${channel(4)}`, 39];
}

function sequenceOf(format) {
  if (typeof format === 'string' && HEX.test(format)) return fromHex(format);
  const sequence = typeof format === 'string' ? colors[format] : undefined;
  if (sequence === undefined) {
    validateOneOf(format, 'format', Object.getOwnPropertyNames(colors));
  }
  return sequence;
}

// Where an inner style ends, the outer one goes on, unless that is the end of all. Bold and dim share their end, which
// then has to stay.
function reopen(text, open, end) {
  const close = `\u001b[${end}m`;
  if (!text.includes(close)) return text;
  const tail = text.endsWith(close) ? close : '';
  const head = text.slice(0, text.length - tail.length);
  return head.replaceAll(close, end === DIM_OR_BOLD_END ? `${close}${open}` : open) + tail;
}

function isStream(value) {
  const { isReadableStream, isWritableStream, isNodeStream } = require('internal/streams/utils');
  return isReadableStream(value) || isWritableStream(value) || isNodeStream(value);
}

function mayColor(options) {
  validateObject(options, 'options');
  const { validateStream = true } = options;
  validateBoolean(validateStream, 'options.validateStream');
  if (!validateStream) return true;
  const stream = options.stream ?? require('process').stdout;
  if (!isStream(stream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  return require('internal/util/colors').shouldColorize(stream);
}

function styleText(format, text, options = {}) {
  validateString(text, 'text');
  const colored = mayColor(options);
  let opening = '';
  let closing = '';
  let inner = text;
  for (const name of Array.isArray(format) ? format : [format]) {
    if (name === 'none') continue;
    const [start, end] = sequenceOf(name);
    if (!colored) continue;
    const open = `\u001b[${start}m`;
    opening += open;
    closing = `\u001b[${end}m${closing}`;
    inner = reopen(inner, open, end);
  }
  return `${opening}${inner}${closing}`;
}

module.exports = { styleText };
