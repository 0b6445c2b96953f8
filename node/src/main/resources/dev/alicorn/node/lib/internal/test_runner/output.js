'use strict';

// Where events go: by default text to standard output; with --test-reporter, through one or more reporters to
// --test-reporter-destination; in a process of `run()`, to the one that started it.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { getOptionValue } = require('internal/options');

const BUILT_IN = new Set(['dot', 'junit', 'lcov', 'spec', 'tap']);

const isTold = () => require('process').env.NODE_TEST_CONTEXT === 'child-v8';

/** Where a reporter's text goes: a stream of the process, or a file. */
function openDestination(name) {
  const process = require('process');
  if (name === 'stdout') return process.stdout;
  if (name === 'stderr') return process.stderr;
  return require('fs').createWriteStream(name);
}

/** A reporter's module: one of ours, or one of the program's. */
async function loadReporter(name) {
  if (BUILT_IN.has(name)) return require('test/reporters')[name];
  const { importModule } = require('internal/modules/esm/loader');
  const { fileURLOf } = require('internal/modules/url');
  const { default: reporter } = await importModule(name, `${fileURLOf(require('process').cwd())}/`, undefined);
  return reporter;
}

function isClass(reporter) {
  return typeof reporter === 'function' && typeof reporter.prototype?._transform === 'function' || reporter?.name === 'SpecReporter';
}

/** Pipes a stream of events through reporters, as the command line names them. */
async function connect(stream) {
  const names = getOptionValue('--test-reporter') ?? ['spec'];
  const destinations = getOptionValue('--test-reporter-destination') ?? (names.length === 1 ? ['stdout'] : []);
  if (names.length !== destinations.length) {
    throw new ERR_INVALID_ARG_VALUE('--test-reporter', names, 'must match the number of specified \'--test-reporter-destination\'');
  }
  for (let i = 0; i < names.length; i++) {
    const reporter = await loadReporter(names[i]);
    const compose = isClass(reporter) ? new reporter() : reporter;
    stream.compose(compose).pipe(openDestination(destinations[i]));
  }
}

/** A function that takes the events of this process's tests. */
function openSink() {
  if (isTold()) return require('internal/test_runner/child').openSink();
  if (getOptionValue('--test-reporter') === undefined) {
    const process = require('process');
    const format = new (require('internal/test_runner/reporters/spec_format').SpecFormat)();
    return (event) => {
      const text = format.format(event);
      if (text !== '') process.stdout.write(text);
    };
  }
  const { TestsStream } = require('internal/test_runner/stream');
  const stream = new TestsStream();
  connect(stream);
  return (event) => {
    stream.tell(event);
    if (event.type === 'test:summary') stream.end();
  };
}

module.exports = { connect, isTold, openSink };
