'use strict';

// The program that --test is. https://nodejs.org/api/cli.html#--test

const process = require('process');
const { getOptionValue, isOn } = require('internal/options');

function fail(message) {
  internalBinding('process').writeStderr(`${message}\n`);
  process.exit(1);
}

/** 'index/total' */
function readShard(text) {
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  const { validateInteger } = require('internal/validators');
  if (!/^\d+\/\d+$/.test(text)) {
    throw new ERR_INVALID_ARG_VALUE('--test-shard', text, 'must be in the form of <index>/<total>');
  }
  const [index, total] = text.split('/').map(Number);
  validateInteger(total, '--test-shard.total', 1);
  validateInteger(index, '--test-shard.index', 1, total);
  return { index, total };
}

/** All files in this process. */
async function runHere(files) {
  const { importModule } = require('internal/modules/esm/loader');
  const { fileURLOf } = require('internal/modules/url');
  for (const file of files) await importModule(`${fileURLOf(file)}`, `${fileURLOf(process.cwd())}/`, undefined);
}

function start() {
  const patterns = process.argv.slice(1);
  const files = require('internal/test_runner/files').findFiles(patterns, process.cwd());
  if (patterns.length > 0 && files.length === 0) return fail(`Could not find '${patterns.join(', ')}'`);
  const isolation = getOptionValue('--test-isolation') ?? 'process';
  if (isolation === 'none') return runHere(files);
  return runApart(files);
}

function runApart(files) {
  const shard = getOptionValue('--test-shard');
  const concurrency = getOptionValue('--test-concurrency');
  const timeout = getOptionValue('--test-timeout');
  const stream = require('internal/test_runner/run').run({
    files,
    concurrency: concurrency === undefined ? true : Number(concurrency),
    only: isOn('test-only'),
    shard: shard === undefined ? undefined : readShard(shard),
    testNamePatterns: getOptionValue('--test-name-pattern'),
    testSkipPatterns: getOptionValue('--test-skip-pattern'),
    timeout: timeout === undefined ? undefined : Number(timeout),
  });
  stream.on('test:fail', ({ todo }) => {
    if (!todo) process.exitCode = 1;
  });
  stream.on('test:summary', ({ success }) => {
    if (!success) process.exitCode = 1;
  });
  if (isOn('test-force-exit')) stream.on('end', () => setImmediate(() => process.exit()));
  return require('internal/test_runner/output').connect(stream);
}

module.exports = { start };
