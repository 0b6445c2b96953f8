'use strict';

// The worker's side: what a new thread does before and after it runs its program.

const process = require('process');
const { codes: { ERR_WORKER_UNSUPPORTED_OPERATION } } = require('internal/errors');
const execution = require('internal/process/execution');
const options = require('internal/options');
const { adoptPort } = require('internal/worker/message_port');
const { adopt } = require('internal/worker/remote');
const { state } = require('internal/worker/thread');
const { send } = require('internal/worker/wire');

/** The channel to who started this thread, for the library's own messages. */
let control;
let given;

function post(message) {
  if (control.isOpen) send(control.group, message);
}

const streams = [null, null, null];
let writesWaiting = 0;

/** The thread stays alive while the other side has not taken what was written. */
function holdForWrite(waits) {
  writesWaiting += waits ? 1 : -1;
  control.setRef(writesWaiting > 0);
}

function makeStream(fd) {
  const { IncomingStdio, OutgoingStdio } = require('internal/worker/stdio');
  if (fd !== 0) return new OutgoingStdio(fd === 1 ? 'stdout' : 'stderr', post, holdForWrite);
  const stream = new IncomingStdio('stdin', post);
  if (!given.stdin) stream.push(null);
  else holdWhileRead(stream);
  return stream;
}

/** A program that reads its input waits for it. */
function holdWhileRead(stream) {
  let held = false;
  const hold = (change) => {
    if (held === change) return;
    held = change;
    holdForWrite(change);
  };
  stream.on('resume', () => hold(true));
  stream.on('pause', () => hold(false));
  stream.on('close', () => hold(false));
}

function stdio(fd) {
  return streams[fd] ??= Object.assign(makeStream(fd), { fd });
}

function onControl(message) {
  const { type, stream, pieces } = message;
  if (type === 'stdio') stdio(0).take(pieces);
  else if (type === 'question') post(require('internal/worker/questions').answer(message));
  else if (type === 'wanted') streams[stream === 'stdout' ? 1 : 2]?.wanted();
}

/** Tells who started this thread of the error that ends it. */
function fail(err) {
  post({ type: 'error', error: require('internal/worker/errors').describe(err) });
  sendOutput();
}

function sendOutput() {
  streams[1]?.sendAll();
  streams[2]?.sendAll();
}

const UNAVAILABLE = ['abort', 'chdir', '_debugEnd', '_debugProcess', '_startProfilerIdleNotifier',
  '_stopProfilerIdleNotifier', 'initgroups', 'setegid', 'seteuid', 'setgid', 'setgroups', 'setuid'];

function refuser(name) {
  const refuse = function unavailableInWorker() {
    throw new ERR_WORKER_UNSUPPORTED_OPERATION(name);
  };
  return Object.assign(refuse, { disabled: true });
}

function restrictProcess() {
  for (const name of UNAVAILABLE) process[name] = refuser(`process.${name}()`);
  const { umask } = process;
  process.umask = function(mask) {
    if (mask !== undefined) throw new ERR_WORKER_UNSUPPORTED_OPERATION('Setting process.umask()');
    return umask();
  };
  const { title } = process;
  Object.defineProperty(process, 'title', { configurable: true, enumerable: true, get: () => title, set() {} });
  require('internal/process/signals').ignoreListeners(process);
}

/** Only where the environment tells of a channel to a parent process: without one, programs see none in any thread. */
function restrictChannel() {
  if (!process.env.NODE_CHANNEL_FD) return;
  for (const name of ['channel', 'connected']) {
    const get = refuser(`process.${name}`);
    Object.defineProperty(process, name, { configurable: false, enumerable: false, get });
  }
  for (const name of ['send', 'disconnect']) process[name] = refuser(`process.${name}()`);
}

function describeProcess() {
  const { createEnv, createSharedEnv } = require('internal/process/env');
  process.env = given.env === null ? createSharedEnv() : createEnv(given.env, { changesProcess: false });
  process.argv = [process.execPath, ...given.argv];
  process.execArgv = given.execArgv;
  options.setup({ ...options.givenOptions(), ...given.options });
  process._eval = undefined;
  if (given.code !== undefined) process._eval = given.code;
}

function become(threadId, publicId) {
  Object.assign(state, {
    isMainThread: false,
    threadId,
    threadName: given.name,
    parentPort: adoptPort(publicId),
    workerData: given.workerData,
    resourceLimits: given.resourceLimits,
    environmentData: given.environmentData,
  });
}

function limitHeap(megabytes) {
  if (megabytes > 0) internalBinding('v8').limitHeap(Math.ceil(megabytes));
}

function runWorker(threadId, publicId, controlId) {
  control = adopt(controlId, { onMessage: ({ value }) => onControl(value), onClosed() {} });
  const first = control.take();
  given = first.value;
  if (first.error !== undefined) throw first.error;
  become(threadId, publicId);
  execution.setFailureTeller(fail);
  restrictProcess();
  describeProcess();
  limitHeap(given.resourceLimits.maxOldGenerationSizeMb);
  restrictChannel();
  process.on('exit', sendOutput);
  require('internal/worker/to_thread').listen();
  control.start();
  post({ type: 'online' });
  return runProgram();
}

function runProgram() {
  const { evalString, preload, runMain } = require('internal/modules/run_main');
  const { values } = require('internal/modules/options');
  if (values('require').length > 0) preload(values('require'));
  if (given.code === undefined) {
    process.argv.splice(1, 0, given.file);
    return runMain(given.file);
  }
  process.argv.splice(1, 0, '[worker eval]');
  if (given.isModule) return require('internal/modules/eval').evaluate(given.code, { name: '[worker eval]', inputType: 'module' });
  return evalString(given.code, { name: '[worker eval]' });
}

module.exports = { fail, runWorker, stdio };
