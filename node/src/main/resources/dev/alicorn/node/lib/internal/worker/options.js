'use strict';

// The options of `new Worker`, checked and brought into one form.

const { codes } = require('internal/errors');
const path = require('path');
const { fileURLToPath, isURL } = require('internal/url');
const { validateString } = require('internal/validators');

const { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_WORKER_INVALID_EXEC_ARGV, ERR_WORKER_PATH } = codes;

const SHARE_ENV = Symbol.for('nodejs.worker_threads.SHARE_ENV');

/** What the engine allows where nothing is said, in megabytes. */
function defaultLimits() {
  const [, , , , , heapLimit] = internalBinding('v8').heapStatistics();
  return {
    maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: Math.floor(heapLimit / 2 ** 20), codeRangeSizeMb: 0, stackSizeMb: 4,
  };
}

/** What is to be run: a file, or code. */
function readProgram(filename, options) {
  if (options.eval) {
    if (typeof filename !== 'string') {
      throw new ERR_INVALID_ARG_VALUE('options.eval', options.eval, 'must be false when \'filename\' is not a string');
    }
    return { code: filename, isModule: false };
  }
  if (isURL(filename) && filename.protocol === 'data:') {
    return { code: `import ${JSON.stringify(`${filename}`)}`, isModule: true };
  }
  if (isURL(filename)) return { file: fileURLToPath(filename) };
  if (typeof filename !== 'string') throw new ERR_INVALID_ARG_TYPE('filename', ['string', 'URL'], filename);
  if (!path.isAbsolute(filename) && !/^\.\.?[\\/]/.test(filename)) throw new ERR_WORKER_PATH(filename);
  return { file: path.resolve(filename) };
}

/** A copy of the environment; null if it is to be the same. */
function readEnv(env) {
  if (env === SHARE_ENV) return null;
  if (env === undefined || env === null) return { ...require('process').env };
  if (typeof env !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options.env', ['object', 'undefined', 'null', 'worker_threads.SHARE_ENV'], env);
  }
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, `${value}`]));
}

function readLimits(limits) {
  const read = defaultLimits();
  for (const name of Object.keys(read)) if (limits?.[name] > 0) read[name] = Number(limits[name]);
  return read;
}

/** Options that a thread of its own can have. */
const PER_THREAD = new Set(['--abort-on-uncaught-exception', '--addons', '--conditions', '-C', '--deprecation',
  '--disable-warning', '--enable-source-maps', '--experimental-detect-module', '--experimental-loader',
  '--experimental-require-module', '--import', '--input-type', '--insecure-http-parser', '--inspect-brk', '--loader',
  '--pending-deprecation', '--preserve-symlinks', '--preserve-symlinks-main', '--prof-process', '--require', '-r',
  '--stack-trace-limit', '--throw-deprecation', '--trace-deprecation', '--trace-exit', '--trace-sync-io', '--trace-uncaught',
  '--trace-warnings', '--unhandled-rejections', '--verify-base-objects', '--warnings', '--entry-url', '--experimental-vm-modules',
  '--experimental-import-meta-resolve', '--experimental-strip-types', '--experimental-global-navigator', '--network-family-autoselection']);
const WITH_VALUE = new Set(['--conditions', '-C', '--disable-warning', '--experimental-loader', '--import', '--input-type',
  '--loader', '--require', '-r', '--stack-trace-limit', '--unhandled-rejections']);
const REPEATED = new Set(['--conditions', '--disable-warning', '--experimental-loader', '--import', '--require']);
const ALIASES = { '-C': '--conditions', '-r': '--require', '--loader': '--experimental-loader' };

/** The options by name; throws for those that are unknown, or of the process. */
function parseFlags(flags, message) {
  const parsed = {};
  const refused = [];
  for (let i = 0; i < flags.length; i++) {
    const [written, inline] = flags[i].split(/=(.*)/s, 2);
    const name = written.replace(/_/g, '-');
    const positive = name.replace(/^--no-/, '--');
    if (!PER_THREAD.has(name) && !(name.startsWith('--no-') && PER_THREAD.has(positive))) {
      refused.push(flags[i]);
      continue;
    }
    const value = WITH_VALUE.has(name) ? inline ?? flags[++i] : true;
    const option = ALIASES[name] ?? name;
    if (REPEATED.has(option)) (parsed[option] ??= []).push(value);
    else parsed[option] = option === '--stack-trace-limit' ? Number(value) : value;
  }
  if (refused.length > 0) throw new ERR_WORKER_INVALID_EXEC_ARGV(refused, message);
  return parsed;
}

function readFlags({ execArgv, env }) {
  if (execArgv !== undefined && execArgv !== null && !Array.isArray(execArgv)) {
    throw new ERR_INVALID_ARG_TYPE('options.execArgv', 'Array', execArgv);
  }
  const own = env !== null && typeof env === 'object' ? env.NODE_OPTIONS : undefined;
  if (own !== undefined && own !== require('process').env.NODE_OPTIONS) {
    parseFlags(`${own}`.split(/\s+/).filter(Boolean), 'invalid NODE_OPTIONS env variable');
  }
  if (!execArgv) return { execArgv: [...require('process').execArgv], options: {} };
  return { execArgv: execArgv.map(String), options: parseFlags(execArgv.map(String)) };
}

function readArguments(argv) {
  if (!argv) return [];
  if (!Array.isArray(argv)) throw new ERR_INVALID_ARG_TYPE('options.argv', 'Array', argv);
  return argv.map(String);
}

/** @return what a worker is told first, but for the values that are the program's own */
function readOptions(filename, options) {
  const argv = readArguments(options.argv);
  const flags = readFlags(options);
  const program = readProgram(filename, options);
  const env = readEnv(options.env);
  let name = 'WorkerThread';
  if (options.name) {
    validateString(options.name, 'options.name');
    name = options.name.trim();
  }
  return { ...program, ...flags, argv, env, name, stdin: Boolean(options.stdin), resourceLimits: readLimits(options.resourceLimits) };
}

module.exports = { SHARE_ENV, readOptions };
