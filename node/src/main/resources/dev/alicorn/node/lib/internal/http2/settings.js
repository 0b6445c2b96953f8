'use strict';

// Settings as programs write them, and as pairs of numbers (RFC 9113, section 6.5.2).

const { Buffer } = require('buffer');
const {
  codes: {
    ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH, ERR_HTTP2_INVALID_SETTING_VALUE, ERR_HTTP2_TOO_MANY_CUSTOM_SETTINGS,
    ERR_INVALID_ARG_TYPE,
  },
  hideStackFrames,
} = require('internal/errors');
const { isTypedArray } = require('internal/util/types');

const MAX_INT = 0xffffffff;
const MAX_CUSTOM = 10;
const BYTES = 6;

/** Names in the order in which they are sent, with the protocol's numbers. */
const SENT = [
  [1, 'headerTableSize'], [2, 'enablePush'], [3, 'maxConcurrentStreams'], [4, 'initialWindowSize'], [5, 'maxFrameSize'],
  [6, 'maxHeaderListSize'], [8, 'enableConnectProtocol'],
];
const NUMBERS = new Map(SENT);

const RANGES = [
  ['headerTableSize', 0, MAX_INT], ['initialWindowSize', 0, 0x7fffffff], ['maxFrameSize', 16384, 0xffffff],
  ['maxConcurrentStreams', 0, MAX_INT], ['maxHeaderListSize', 0, MAX_INT], ['maxHeaderSize', 0, MAX_INT],
];
const SWITCHES = new Set(['enablePush', 'enableConnectProtocol']);

function checkRange(name, value, min, max) {
  if (value === undefined || (typeof value === 'number' && value >= min && value <= max)) return;
  throw new ERR_HTTP2_INVALID_SETTING_VALUE.RangeError(name, value, min, max);
}

function checkCustom(custom) {
  if (custom === undefined) return;
  if (custom === null || typeof custom !== 'object' || Array.isArray(custom)) {
    throw new ERR_INVALID_ARG_TYPE('customSettings', 'Number', custom);
  }
  const entries = Object.entries(custom);
  if (entries.length > MAX_CUSTOM) throw new ERR_HTTP2_TOO_MANY_CUSTOM_SETTINGS();
  for (const [key, value] of entries) {
    checkRange('customSettings:id', Number(key), 0, 0xffff);
    checkRange('customSettings:value', Number(value), 0, MAX_INT);
  }
}

const validateSettings = hideStackFrames((settings) => {
  if (settings === undefined) return;
  checkCustom(settings.customSettings);
  for (const [name, min, max] of RANGES) checkRange(name, settings[name], min, max);
  for (const name of SWITCHES) {
    const value = settings[name];
    if (value !== undefined && typeof value !== 'boolean') throw new ERR_HTTP2_INVALID_SETTING_VALUE(name, value);
  }
});

/** Numbers and values of what is set. */
function toPairs(settings) {
  const pairs = [];
  for (const [id, name] of SENT) {
    let value = settings[name];
    if (name === 'maxHeaderListSize') value = settings.maxHeaderSize ?? value;
    if (typeof value === 'number') pairs.push([id, value]);
    else if (typeof value === 'boolean') pairs.push([id, value ? 1 : 0]);
  }
  for (const [key, value] of Object.entries(settings.customSettings ?? {})) {
    const id = Number(key);
    if (!NUMBERS.has(id)) pairs.push([id, Number(value)]);
  }
  return pairs;
}

function getDefaultSettings() {
  return {
    __proto__: null,
    headerTableSize: 4096,
    enablePush: true,
    initialWindowSize: 65535,
    maxFrameSize: 16384,
    maxConcurrentStreams: MAX_INT,
    maxHeaderSize: 65535,
    maxHeaderListSize: 65535,
    enableConnectProtocol: false,
  };
}

/** What is in force, as programs see it. */
function toObject(engineSettings, custom) {
  const {
    headerTableSize, enablePush, initialWindowSize, maxFrameSize, maxConcurrentStreams, maxHeaderListSize, enableConnectProtocol,
  } = engineSettings;
  const settings = {
    headerTableSize,
    enablePush: enablePush === 1,
    initialWindowSize,
    maxFrameSize,
    maxConcurrentStreams,
    maxHeaderListSize,
    maxHeaderSize: maxHeaderListSize,
    enableConnectProtocol: enableConnectProtocol === 1,
  };
  if (custom.size > 0) settings.customSettings = Object.fromEntries(custom);
  return settings;
}

function getPackedSettings(settings) {
  const given = settings === undefined ? {} : settings;
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    throw new ERR_INVALID_ARG_TYPE('settings', 'Object', settings);
  }
  validateSettings(given);
  const pairs = toPairs(given);
  const packed = Buffer.alloc(BYTES * pairs.length);
  pairs.forEach(([id, value], i) => {
    packed.writeUInt16BE(id, BYTES * i);
    packed.writeUInt32BE(value, BYTES * i + 2);
  });
  return packed;
}

function getUnpackedSettings(buf, options = {}) {
  if (!isTypedArray(buf)) throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray'], buf);
  if (buf.length % BYTES !== 0) throw new ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH();
  const settings = {};
  // Elements of any typed array count as bytes.
  for (let at = 0; at < buf.length; at += BYTES) {
    const id = buf[at] * 2 ** 8 + buf[at + 1];
    const value = buf[at + 2] * 2 ** 24 + buf[at + 3] * 2 ** 16 + buf[at + 4] * 2 ** 8 + buf[at + 5];
    const name = NUMBERS.get(id);
    if (name === undefined) {
      settings.customSettings ??= {};
      settings.customSettings[id] = value;
    } else if (SWITCHES.has(name)) {
      settings[name] = value !== 0;
    } else {
      if (name === 'maxHeaderListSize') settings.maxHeaderSize = value;
      settings[name] = value;
    }
  }
  if (options?.validate) validateSettings(settings);
  return settings;
}

module.exports = { getDefaultSettings, getPackedSettings, getUnpackedSettings, toObject, toPairs, validateSettings };
