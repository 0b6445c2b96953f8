'use strict';

// process.env: names and values are strings; what is assigned is converted.
// https://nodejs.org/api/process.html#processenv

const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_OBJECT_DEFINE_PROPERTY } } = require('internal/errors');

const binding = internalBinding('process');

function changed(name, value) {
  if (name === 'TZ') binding.setTimeZone(value ?? '');
}

const handler = {
  set(target, name, value) {
    if (typeof name === 'symbol' || typeof value === 'symbol') {
      throw new TypeError('Cannot convert a Symbol value to a string');
    }
    target[name] = `${value}`;
    changed(name, target[name]);
    return true;
  },
  defineProperty(target, name, descriptor) {
    if ('get' in descriptor || 'set' in descriptor) {
      throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY("'process.env' does not accept an accessor(getter/setter) descriptor");
    }
    if (!('value' in descriptor)) {
      throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY("'process.env' only accepts a configurable, writable, and enumerable data descriptor");
    }
    if (descriptor.configurable !== true || descriptor.writable !== true || descriptor.enumerable !== true) {
      // An assignment through Reflect.set arrives here with the value alone.
      if ('configurable' in descriptor || 'writable' in descriptor || 'enumerable' in descriptor || !(name in target)) {
        throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY("'process.env' only accepts a configurable, writable, and enumerable data descriptor");
      }
    }
    return handler.set(target, name, descriptor.value);
  },
  deleteProperty(target, name) {
    delete target[name];
    changed(name, undefined);
    return true;
  },
};

function createEnv(values) {
  return new Proxy(Object.assign({}, values), handler);
}

/** Names and values of a file in the form of .env. */
function readEnvFile(path) {
  return Object.entries(require('util').parseEnv(require('fs').readFileSync(path, 'utf8')));
}

/** process.loadEnvFile: what is set already stays. */
function loadEnvFile(path = '.env') {
  if (typeof path !== 'string' && !(path instanceof Uint8Array) && !(path instanceof URL)) {
    throw new ERR_INVALID_ARG_VALUE('path', path);
  }
  const entries = readEnvFile(path);
  const { env } = require('process');
  for (const [name, value] of entries) env[name] ??= value;
}

/** --env-file: the name of the first file that is not there, after which nothing more is loaded. */
function loadEnvFiles(paths) {
  const { env } = require('process');
  const before = { ...env };
  for (const path of paths) {
    try {
      // A later file wins over an earlier one, and what was set at launch over both.
      for (const [name, value] of readEnvFile(path)) {
        if (!(name in before)) env[name] = value;
      }
    } catch (err) {
      if (err.code === 'ENOENT') return path;
      throw err;
    }
  }
  return undefined;
}

module.exports = { createEnv, loadEnvFile, loadEnvFiles };
