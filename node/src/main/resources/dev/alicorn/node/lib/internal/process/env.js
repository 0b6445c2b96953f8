'use strict';

// process.env: names and values are strings; what is assigned is converted.
// https://nodejs.org/api/process.html#processenv

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_OBJECT_DEFINE_PROPERTY } } = require('internal/errors');

const binding = internalBinding('process');
const shared = internalBinding('shared_env');

/** With --pending-deprecation, once. */
function warnOfKind() {
  if (!require('internal/modules/options').pendingDeprecation()) return;
  require('internal/process/warning').emitDeprecationOnce(
    'Assigning any value other than a string, number, or boolean to a process.env property is deprecated. Please make ' +
    'sure to convert the value to a string before setting process.env with it.', 'DEP0104');
}

/** A process.env over an object, in which the names and values are. */
const handler = {
  changesProcess: true,
  set(target, name, value) {
    if (typeof name === 'symbol' || typeof value === 'symbol') {
      throw new TypeError('Cannot convert a Symbol value to a string');
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') warnOfKind();
    target[name] = `${value}`;
    this.changed(name, target[name]);
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
    return this.set(target, name, descriptor.value);
  },
  deleteProperty(target, name) {
    delete target[name];
    this.changed(name, undefined);
    return true;
  },
  changed(name, value) {
    if (name === 'TZ' && this.changesProcess) binding.setTimeZone(value ?? '');
  },
};

/** What a handler does besides once other threads see the same variables: the host has them, and says how old ours are. */
const sharing = {
  version: -1,
  renew(target) {
    const version = shared.version();
    if (version === this.version) return;
    this.version = version;
    const pairs = shared.pairs();
    for (const name of Object.keys(target)) delete target[name];
    for (let i = 0; i < pairs.length; i += 2) target[pairs[i]] = pairs[i + 1];
  },
  changed(name, value) {
    if (value === undefined) shared.remove(name);
    else shared.put(name, value);
    handler.changed.call(this, name, value);
  },
};
for (const trap of ['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor']) {
  sharing[trap] = function(target, ...args) {
    this.renew(target);
    return Reflect[trap](target, ...args);
  };
}

let current; // target and handler of this thread's process.env

/** @param changesProcess whether the time zone follows it: it is the main thread's */
function createEnv(values, { changesProcess = true } = {}) {
  current = { target: { ...values }, own: { __proto__: handler, changesProcess } };
  return new Proxy(current.target, current.own);
}

/** From now on, workers can have the same variables as this thread. */
function shareEnv() {
  const { target, own } = current;
  if (own.renew !== undefined) return;
  for (const [name, value] of Object.entries(target)) shared.put(name, value);
  Object.assign(own, sharing);
}

/** A process.env with the variables that another thread shares. */
function createSharedEnv() {
  const env = createEnv({}, { changesProcess: false });
  Object.assign(current.own, sharing);
  return env;
}

/** Names and values of a file in the form of .env. */
function readEnvFile(path) {
  return Object.entries(require('util').parseEnv(require('fs').readFileSync(path, 'utf8')));
}

/** process.loadEnvFile: what is set already stays. */
function loadEnvFile(path = '.env') {
  if (typeof path !== 'string' && !(path instanceof Uint8Array) && !(path instanceof URL)) {
    throw new ERR_INVALID_ARG_TYPE('path', ['string', 'Buffer', 'URL'], path);
  }
  const entries = readEnvFile(path);
  const { env } = require('process');
  for (const [name, value] of entries) env[name] ??= value;
}

/** --env-file: the name of the first file that is not there, after which nothing more is loaded. */
function loadEnvFiles(paths, optional) {
  const { env } = require('process');
  const before = { ...env };
  for (const path of [...paths, ...optional]) {
    try {
      // A later file wins over an earlier one, and what was set at launch over both.
      for (const [name, value] of readEnvFile(path)) {
        if (!(name in before)) env[name] = value;
      }
    } catch (err) {
      if (err.code !== 'ENOENT') throw err;
      if (paths.includes(path)) return path;
    }
  }
  return undefined;
}

module.exports = { createEnv, createSharedEnv, loadEnvFile, loadEnvFiles, shareEnv };
