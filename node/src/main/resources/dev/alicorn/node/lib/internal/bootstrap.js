'use strict';

// Brings the library up in two steps: `prepare`, while a snapshot is built or right after the scripts were run, and
// `start`, in each process, with what only that process knows.

const shared = require('internal/shared');
const builtins = require('internal/builtins');
const gate = require('internal/gate');
const options = require('internal/options');
const process = require('process');
const bridge = require('internal/bridge');
const execution = require('internal/process/execution');
const immediates = require('internal/immediates');
const rejections = require('internal/process/rejections');
const requests = require('internal/requests');
const { setSlab } = require('internal/stream_memory');
const taskQueues = require('internal/task_queues');
const timers = require('internal/timers');
const { createEnv, loadEnvFiles } = require('internal/process/env');
const { onWarning } = require('internal/process/warning');
const { watchListeners } = require('internal/process/signals');
const { decorate, formatUncaught } = require('internal/process/report');
const { toHostError } = require('internal/host_errors');
const runMain = require('internal/modules/run_main');

const binding = internalBinding('process');

/** What nearly every program needs: in the snapshot it has run already. (`stream` itself V8 cannot read back.) */
const EARLY = [
  'fs', 'internal/fs/host', 'internal/modules/cjs/loader', 'internal/modules/cjs/run', 'internal/modules/compile_cache',
  'internal/modules/source_maps', 'internal/streams/compose', 'internal/streams/duplexpair', 'internal/streams/operators',
  'internal/streams/passthrough',
  'internal/pipe_wrap', 'internal/tcp_wrap', 'internal/util/colors',
];

/** What servers and most tools need: the snapshot has their sources, since asking the host takes longer. */
const COMMON = /^(?:_|internal\/)?(?:async|dns|http(?!2)|net|stdio|stream|timer|util)/;

/** @param natives the engine's own functions, or undefined where it has none in this context */
function prepare(boot, natives) {
  builtins.setup(boot);
  if (natives?.drainMicrotasks) gate.setMicrotaskRunner(natives.drainMicrotasks);
  require('internal/globals').install();
  for (const id of EARLY) require(id);
  boot.leaveToHost(COMMON);
  watchListeners(process);
  process.on('warning', onWarning);
}

/**
 * @param boot the registry
 * @param host the host's one function
 * @param names the operations of `host`
 * @param memory the ArrayBuffer of internal/shared
 * @param pairs facts of this process, names and values in turn: argv, execArgv, env, pid, platform, options, …
 */
function start(boot, host, names, memory, pairs) {
  const config = fromPairs(pairs);
  config.env = fromPairs(config.env);
  config.options = fromPairs(config.options);
  config.versions = fromPairs(config.versions);
  boot.bind(names, host);
  require('internal/fs/host').adapt(internalBinding('fs'));
  shared.attach(memory, () => internalBinding('streams').flush());
  options.setup(config.options);
  require('internal/globals').installExperiments(config.options, config.execArgv);
  describeProcess(config);
  rejections.setup({ mode: config.options['--unhandled-rejections'], fatal: reportUncaught });
  taskQueues.setup({
    processRejections: rejections.processRejections,
    reportUncaught,
    isExiting: execution.isExiting,
  });
  require('internal/diagnostics_registry').start();
  if (config.env.NODE_V8_COVERAGE) require('internal/inspector/coverage').startProgram(config.env.NODE_V8_COVERAGE);
  return entryPoints();
}

/** Opens the channel that a parent process has given to this one. The program does not see how it was told. */
function openChannel() {
  const { NODE_CHANNEL_FD: fd, NODE_CHANNEL_SERIALIZATION_MODE: mode } = process.env;
  if (!fd) return;
  delete process.env.NODE_CHANNEL_FD;
  delete process.env.NODE_CHANNEL_SERIALIZATION_MODE;
  require('child_process')._forkChild(Number.parseInt(fd, 10), mode || 'json');
  if (process.argv[1] === undefined || !Object.hasOwn(process.env, 'NODE_UNIQUE_ID')) return;
  require('cluster')._setupWorker();
  delete process.env.NODE_UNIQUE_ID;
}

function fromPairs(pairs) {
  const object = {};
  for (let i = 0; i < pairs.length; i += 2) object[pairs[i]] = pairs[i + 1];
  return object;
}

function describeProcess(config) {
  process.title = config.options['--title'] ?? config.title;
  process.argv = config.argv;
  process.execArgv = config.execArgv;
  process.argv0 = config.argv0;
  process.execPath = config.execPath;
  process.env = createEnv(config.env);
  process.pid = config.pid;
  process.ppid = config.ppid;
  process.arch = config.arch;
  process.platform = config.platform;
  process._preload_modules = config.options['--require'] ?? [];
  Object.assign(process.versions, { node: process.version.slice(1), ...config.versions });
  Object.freeze(process.versions);
  Object.freeze(process.release);
  applyOptions(config.options);
}

function applyOptions(given) {
  if (given['--no-deprecation']) process.noDeprecation = true;
  if (given['--throw-deprecation']) process.throwDeprecation = true;
  if (given['--trace-deprecation']) process.traceDeprecation = true;
  if (given['--trace-warnings']) process.traceProcessWarnings = true;
  if (given['--no-warnings'] || process.env.NODE_NO_WARNINGS === '1') process.removeListener('warning', onWarning);
  if (given['--disable-warning']) process[Symbol.for('alicorn.disabledWarnings')] = new Set(given['--disable-warning']);
  if (given['--stack-trace-limit']) Error.stackTraceLimit = given['--stack-trace-limit'];
  if (given['--eval'] !== undefined) process._eval = given['--eval'];
  if (given['--report-on-signal'] || given['--report-uncaught-exception']) require('internal/report/api');
  if (given['--trace-sync-io']) require('internal/fs/trace_sync').install();
  if (given['--enable-source-maps']) require('internal/modules/source_maps').setSourceMapsSupport(true);
  if (given['--no-experimental-strip-types'] || given['--no-strip-types']) require('internal/typescript').disable();
  if (given['--disable-proto']) require('internal/process/proto').disable(given['--disable-proto']);
}

/** An entry that runs user code: what that queued is run before the host goes on. */
function draining(entry) {
  return (...args) => {
    if (execution.isHeard()) return drainingHeard(entry, args);
    const result = entry(...args);
    gate.drain();
    return result;
  };
}

/**
 * An entry of many callbacks. Where the program listens for what nobody caught, it hears of it here, before the engine
 * runs microtasks as it does when an exception leaves to the host; then the entry goes on, and ticks that are left.
 */
function heard(entry) {
  return (...args) => {
    if (!execution.isHeard()) return entry(...args);
    let result;
    let failures = 0;
    while (!attempt(() => { result = entry(...args); })) failures++;
    while (failures > 0 && !attempt(gate.drain)) failures++;
    return result;
  };
}

function drainingHeard(entry, args) {
  let result;
  attempt(() => { result = entry(...args); });
  while (!attempt(gate.drain));
  return result;
}

function attempt(work) {
  try {
    work();
    return true;
  } catch (err) {
    reportHeard(err);
    return false;
  }
}

function reportHeard(err) {
  try {
    reportUncaught(err);
  } catch (thrown) {
    binding.fatal(thrown); // by who listened
  }
}

/** For errors that cannot leave to the host: of microtasks, and of promises. */
function reportUncaught(err, fromPromise) {
  if (!execution.onUncaught(err, fromPromise === true)) binding.fatal(err);
}

/** --env-file and --env-file-if-exists; false if the program cannot run without a file that is not there. */
function loadEnvironment() {
  const files = options.getOptionValue('--env-file') ?? [];
  const optional = options.getOptionValue('--env-file-if-exists') ?? [];
  if (files.length + optional.length === 0) return true;
  const missing = loadEnvFiles(files, optional);
  if (missing === undefined) return true;
  binding.writeStderr(`node: ${missing}: not found\n`);
  execution.reallyExit(9);
  return false;
}

let unsettledMain = null;

/**
 * Runs a main module or piece of code. For an ES module, which ends as a promise, microtasks come before ticks,
 * as they do where its evaluation is a microtask itself.
 */
function runToEnd(run) {
  return (...args) => {
    const promise = run(...args);
    if (promise !== undefined) {
      unsettledMain = promise;
      promise.then(() => { unsettledMain = null; }, (err) => {
        unsettledMain = null;
        reportUncaught(err, true);
      });
      gate.microtasks();
      if (!gate.hasNatives()) return;
    }
    gate.drain();
  };
}

/** The same for the process's own thread, which may have been given a channel and files of variables. */
function main(run) {
  const runNow = runToEnd(run);
  return (...args) => {
    openChannel();
    if (loadEnvironment()) runNow(...args);
  };
}

/** The loop has nothing left to do: the code to end with. */
function finish() {
  if (unsettledMain !== null && execution.getExitCode() === undefined) {
    binding.writeStderr(runMain.describeUnsettled?.() ?? '');
    return execution.emitExit(13);
  }
  return execution.emitExit();
}

/** What the host calls. */
function entryPoints() {
  return {
    complete: draining(requests.complete),
    currentExitCode: execution.currentExitCode,
    decorate,
    emitBeforeExit: draining(execution.emitBeforeExit),
    dispatch: heard(bridge.dispatch),
    evalStdin: main((code) => runMain.evalStdin(code, { inputType: options.getOptionValue('--input-type') })),
    // A leading backslash lets code begin with a dash.
    evalString: main((code, print) => runMain.evalString(
      code.replace(/^\\/, ''), { print, inputType: options.getOptionValue('--input-type') })),
    finish,
    fsEvent: draining((...args) => internalBinding('fs_event').onevent(...args)),
    formatUncaught,
    onPromiseEvent: rejections.onPromiseEvent,
    onUncaught: execution.onUncaught,
    preload: draining((...args) => {
      openChannel();
      return runMain.preload(...args);
    }),
    processImmediates: heard(immediates.processImmediates),
    processTicks: heard(taskQueues.processTicksAndRejections),
    processTimers: heard(timers.processTimers),
    runMain: main(runMain.runMain),
    setSlab,
    toHostError,
    runWorker: runToEnd((...args) => require('internal/worker/main').runWorker(...args)),
    workerFailed: (err) => require('internal/worker/main').fail(err),
  };
}

module.exports = { prepare, start };
