'use strict';

// What spawn() and its kin are called with, checked and brought into one form.

const process = require('process');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { convertToValidSignal } = require('internal/util');
const {
  validateAbortSignal, validateBoolean, validateObject, validateString,
} = require('internal/validators');

function validateNoNul(value, name) {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new ERR_INVALID_ARG_VALUE(name, value, 'must be a string without null bytes');
  }
}

function validateTimeout(timeout) {
  if (timeout != null && !(Number.isInteger(timeout) && timeout >= 0)) {
    throw new ERR_OUT_OF_RANGE('timeout', 'an unsigned integer', timeout);
  }
}

function validateMaxBuffer(maxBuffer) {
  if (maxBuffer != null && !(typeof maxBuffer === 'number' && maxBuffer >= 0)) {
    throw new ERR_OUT_OF_RANGE('options.maxBuffer', 'a positive number', maxBuffer);
  }
}

/** The number of the signal that `killSignal` names, or undefined where none is given. */
function sanitizeKillSignal(killSignal) {
  if (typeof killSignal === 'string' || typeof killSignal === 'number') return convertToValidSignal(killSignal);
  if (killSignal != null) throw new ERR_INVALID_ARG_TYPE('options.killSignal', ['string', 'number'], killSignal);
  return undefined;
}

function validateSignal(signal) {
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
}

/** (file, args, options), where the arguments may be left out. */
function splitArguments(args, options) {
  if (Array.isArray(args)) return [args.slice(), options];
  if (args == null) return [[], options];
  if (typeof args !== 'object') throw new ERR_INVALID_ARG_TYPE('args', 'object', args);
  return [[], args];
}

function cwdOf(options) {
  if (options.cwd == null) return undefined;
  const { hostPath } = require('internal/fs/paths');
  return hostPath(options.cwd, 'options.cwd') || undefined;
}

function validateFlags(options) {
  for (const name of ['uid', 'gid']) {
    const id = options[name];
    if (id != null && id !== (id | 0)) throw new ERR_INVALID_ARG_TYPE(`options.${name}`, 'int32', id);
  }
  const { shell, argv0 } = options;
  if (shell != null && typeof shell !== 'boolean' && typeof shell !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.shell', ['boolean', 'string'], shell);
  }
  validateNoNul(shell, 'options.shell');
  if (argv0 != null) {
    validateString(argv0, 'options.argv0');
    validateNoNul(argv0, 'options.argv0');
  }
  for (const name of ['windowsHide', 'windowsVerbatimArguments']) {
    if (options[name] != null) validateBoolean(options[name], `options.${name}`);
  }
}

/** The environment as NAME=value: inherited properties count, what is undefined does not. */
function toPairs(env) {
  const pairs = [];
  for (const name in env) { // eslint-disable-line guard-for-in
    const value = env[name];
    if (value === undefined) continue;
    validateNoNul(name, `options.env['${name}']`);
    const text = `${value}`;
    validateNoNul(text, `options.env['${name}']`);
    pairs.push(`${name}=${text}`);
  }
  return pairs;
}

let shellWarned = false;

function throughShell(file, args, shell) {
  if (args.length > 0 && !shellWarned) {
    shellWarned = true;
    process.emitWarning(
      'Passing args to a child process with shell option true can lead to security vulnerabilities, as the arguments ' +
      'are not escaped, only concatenated.', 'DeprecationWarning', 'DEP0190');
  }
  const command = [file, ...args].join(' ');
  return { file: typeof shell === 'string' ? shell : '/bin/sh', args: ['-c', command] };
}

function normalizeSpawnArguments(file, args, options) {
  validateString(file, 'file');
  validateNoNul(file, 'file');
  if (file.length === 0) throw new ERR_INVALID_ARG_VALUE('file', file, 'cannot be empty');
  [args, options] = splitArguments(args, options);
  for (let i = 0; i < args.length; i++) {
    args[i] = `${args[i]}`;
    validateNoNul(args[i], `args[${i}]`);
  }
  if (options === undefined) options = {};
  else validateObject(options, 'options');
  options = { __proto__: null, ...options };

  const cwd = cwdOf(options);
  if (options.detached != null) validateBoolean(options.detached, 'options.detached');
  validateFlags(options);
  if (options.shell) ({ file, args } = throughShell(file, args, options.shell));
  const argv0 = typeof options.argv0 === 'string' ? options.argv0 : file;
  const envPairs = toPairs(options.env || process.env);
  if (file === process.execPath) envPairs.push(`ALICORN_ARGV0=${argv0}`); // our launcher cannot see its argv[0]
  return {
    __proto__: null,
    ...options,
    args: [argv0, ...args],
    cwd,
    detached: Boolean(options.detached),
    envPairs,
    file,
    windowsHide: Boolean(options.windowsHide),
    windowsVerbatimArguments: Boolean(options.windowsVerbatimArguments),
  };
}

module.exports = {
  normalizeSpawnArguments, sanitizeKillSignal, validateMaxBuffer, validateNoNul, validateSignal, validateTimeout,
};
