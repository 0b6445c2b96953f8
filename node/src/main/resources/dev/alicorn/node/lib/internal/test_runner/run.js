'use strict';

// run(): files, each in a process of its own, whose events become one stream. https://nodejs.org/api/test.html#runoptions

const process = require('process');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
const { TIMEOUT_MAX } = require('internal/timers');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateInteger, validateNumber, validateObject, validateOneOf,
  validateString, validateStringArray, validateUint32,
} = require('internal/validators');
const { EventTeller } = require('internal/test_runner/events');
const { FileRun } = require('internal/test_runner/file_run');
const { findFiles, shardOf } = require('internal/test_runner/files');
const { toPattern } = require('internal/test_runner/filters');
const { TestsStream } = require('internal/test_runner/stream');

function checkConcurrency(concurrency) {
  if (typeof concurrency === 'number') validateUint32(concurrency, 'options.concurrency', true);
  else if (concurrency !== undefined && concurrency !== null && typeof concurrency !== 'boolean') {
    throw new ERR_INVALID_ARG_TYPE('options.concurrency', ['boolean', 'number'], concurrency);
  }
}

function parallelism(concurrency) {
  if (typeof concurrency === 'number') return concurrency;
  return concurrency === true ? Math.max(require('os').availableParallelism() - 1, 1) : 1;
}

function checkShard(shard) {
  validateObject(shard, 'options.shard');
  validateInteger(shard.total, 'options.shard.total', 1);
  validateInteger(shard.index, 'options.shard.index', 1, shard.total);
}

function patternFlags(given, name, flag) {
  if (given === undefined || given === null) return [];
  return (Array.isArray(given) ? given : [given]).map((pattern, i) => {
    if (Object.prototype.toString.call(pattern) === '[object RegExp]') return `${flag}=${pattern}`;
    validateString(pattern, Array.isArray(given) ? `${name}[${i}]` : name);
    toPattern(pattern, name);
    return `${flag}=${pattern}`;
  });
}

/** What a process of each file is given besides its file. */
function childFlags({ only, testNamePatterns, testSkipPatterns }) {
  return [
    ...(only ? ['--test-only'] : []),
    ...patternFlags(testNamePatterns, 'options.testNamePatterns', '--test-name-pattern'),
    ...patternFlags(testSkipPatterns, 'options.testSkipPatterns', '--test-skip-pattern'),
  ];
}

function refuse(options) {
  for (const name of ['coverage', 'watch', 'rerunFailuresFilePath', 'globalSetupPath']) {
    if (options[name]) throw new ERR_METHOD_NOT_IMPLEMENTED(`run({ ${name} })`);
  }
  if (options.isolation === 'none') throw new ERR_METHOD_NOT_IMPLEMENTED("run({ isolation: 'none' })");
}

function check(options) {
  const { argv, cwd, execArgv, files, forceExit, globPatterns, isolation, only, setup, shard, signal, timeout } = options;
  if (files !== undefined && files !== null) validateStringArray(files, 'options.files');
  if (globPatterns !== undefined && globPatterns !== null) validateStringArray(globPatterns, 'options.globPatterns');
  if (files?.length > 0 && globPatterns?.length > 0) {
    throw new ERR_INVALID_ARG_VALUE('options.globPatterns', globPatterns, "is not supported when specifying 'options.files'");
  }
  if (only !== undefined && only !== null) validateBoolean(only, 'options.only');
  if (forceExit !== undefined && forceExit !== null) validateBoolean(forceExit, 'options.forceExit');
  checkConcurrency(options.concurrency);
  if (shard !== undefined && shard !== null) checkShard(shard);
  if (setup !== undefined && setup !== null) validateFunction(setup, 'options.setup');
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  if (timeout !== undefined && timeout !== null && timeout !== Infinity) validateNumber(timeout, 'options.timeout', 0, TIMEOUT_MAX);
  if (isolation !== undefined) validateOneOf(isolation, 'options.isolation', ['process', 'none']);
  if (cwd !== undefined) validateString(cwd, 'options.cwd');
  if (execArgv !== undefined) validateStringArray(execArgv, 'options.execArgv');
  if (argv !== undefined) validateStringArray(argv, 'options.argv');
  refuse(options);
}

/** The root of a run, as far as reporters know of it. */
class Run {
  parent = null;
  nesting = -1;
  error = null;
  diagnostics = [];
  passed = true;
}

async function runFiles(runs, concurrency, teller, root) {
  const ends = runs.map(() => Promise.withResolvers());
  let next = 0;
  const work = async () => {
    while (next < runs.length) {
      const i = next++;
      await runs[i].run();
      ends[i].resolve();
    }
  };
  for (let i = 0; i < Math.min(concurrency, runs.length); i++) work();
  for (const [i, run] of runs.entries()) {
    run.parent = root;
    run.tellTo((event) => {
      if (event.type !== 'test:summary') teller.passOn(event, root);
      else teller.add(event.data.counts);
    });
    await ends[i].promise;
    if (!run.isSilent) teller.ended(run);
    if (!run.passed) root.passed = false;
  }
}

function run(options = {}) {
  validateObject(options, 'options');
  check(options);
  const { argv = [], cwd = process.cwd(), env = process.env, execArgv, setup, shard, signal, timeout } = options;
  const stream = new TestsStream();
  const teller = new EventTeller((event) => stream.tell(event));
  const root = new Run();
  const flags = childFlags(options);
  let files = options.files?.map((file) => require('path').resolve(cwd, file)) ?? findFiles(options.globPatterns ?? [], cwd);
  if (require('internal/test_runner/output').isTold()) {
    process.emitWarning('node:test run() is being called recursively within a test file. skipping running files.');
    files = [];
  }
  if (shard) files = shardOf(files, shard);
  const runs = files.map((file) => new FileRun(file, { argv, cwd, env, execArgv, flags, signal, timeout: timeout ?? Infinity }));
  process.nextTick(async () => {
    await setup?.(stream);
    await runFiles(runs, parallelism(options.concurrency), teller, root);
    teller.summarize(root, false);
    stream.end();
  });
  return stream;
}

module.exports = { run };
