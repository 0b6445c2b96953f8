'use strict';

// What happens to an exception that nobody caught, and how the process ends.
// https://nodejs.org/api/process.html#event-uncaughtexception

const {
  codes: {
    ERR_DOMAIN_CALLBACK_NOT_AVAILABLE, ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE, ERR_INVALID_ARG_TYPE,
    ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET,
  },
} = require('internal/errors');
const { isOn } = require('internal/options');
const { setFrame } = require('internal/async_context');
const { clearStack, flushDestroyed } = require('internal/async_ids');

const binding = internalBinding('process');

const NO_HANDLER = 6;
const FAILED_HANDLER = 7;

let captureCallback = null;
let domainHandler = null;
let domainRequired; // an error whose stack says where
let exiting = false;

function setUncaughtExceptionCaptureCallback(callback) {
  if (callback === null) {
    captureCallback = null;
    return;
  }
  if (typeof callback !== 'function') throw new ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], callback);
  if (domainHandler !== null) throw domainInUse();
  if (captureCallback !== null) throw new ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  captureCallback = callback;
}

/** @param handler of the module domain, called with the error and whether a promise had it: true if a domain has handled the error */
function setDomainHandler(handler) {
  if (captureCallback !== null) throw new ERR_DOMAIN_CALLBACK_NOT_AVAILABLE();
  domainHandler = handler;
  domainRequired = new Error('require(`domain`) at this point');
}

function domainInUse() {
  const error = new ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE();
  error.stack = `${error.stack}\n${'-'.repeat(40)}\n${domainRequired.stack}`;
  return error;
}

/**
 * Called for each exception that left user code, in the asynchronous context that it came from. True: somebody
 * handled it and the process goes on. False: the host prints it and the process ends with the code in
 * process.exitCode.
 */
function onUncaught(err, fromPromise) {
  try {
    return tell(err, fromPromise ? 'unhandledRejection' : 'uncaughtException');
  } finally {
    clearStack();
    setFrame(undefined);
  }
}

/** Whether the program itself deals with what nobody caught. */
function isHeard() {
  return captureCallback !== null || require('process').listenerCount('uncaughtException') > 0;
}

/** What a domain's own listeners throw is uncaught too. */
function toldDomain(err, origin) {
  if (domainHandler === null) return false;
  try {
    return domainHandler(err, origin === 'unhandledRejection');
  } catch (thrown) {
    if (!exiting) setExitCode(tellFailure === null ? FAILED_HANDLER : 1);
    if (isOn('abort-on-uncaught-exception')) abort(thrown);
    throw thrown;
  }
}

function tell(err, origin) {
  const process = require('process');
  if (typeof process._fatalException !== 'function') return endWithoutHandler();
  process.emit('uncaughtExceptionMonitor', err, origin);
  if (captureCallback !== null) captureCallback(err);
  else if (toldDomain(err, origin)) return true;
  else if (isOn('abort-on-uncaught-exception')) abort(err);
  else if (!emitUncaught(process, err, origin)) return endFatally(process, err);
  return true;
}

/** --abort-on-uncaught-exception: no listener is asked, so that the dump shows what was when it was thrown. */
function abort(err) {
  const { formatUncaught } = require('internal/process/report');
  require('process')._rawDebug(formatUncaught(err, '', 0, '', 0, 0).trimStart());
  binding.abort();
}

/** A program that took away what handles its errors has none of them told. */
function endWithoutHandler() {
  setExitCode(NO_HANDLER);
  if (tellFailure === null) return false;
  return reallyExit(NO_HANDLER);
}

/** A listener that throws itself ends the program with a code of its own. */
function emitUncaught(process, err, origin) {
  let returned = false;
  try {
    const heard = process.emit('uncaughtException', err, origin);
    returned = true;
    return heard;
  } finally {
    if (!returned && !exiting) setExitCode(tellFailure === null ? FAILED_HANDLER : 1);
  }
}

const closers = new Set();

/** Has `close()` called when the program has ended and its listeners have been told. */
function whenEnded(close) {
  closers.add(close);
}

function announceExit(process, code) {
  try {
    process.emit('exit', code);
  } finally {
    for (const close of closers) close();
  }
}

let reportFatal = null;

/** Has `report(err)` called for an exception that ends the process. */
function setFatalReporter(report) {
  reportFatal = report;
}

function endFatally(process, err) {
  reportFatal?.(err);
  try {
    if (!exiting) {
      exiting = true;
      setExitCode(1);
      announceExit(process, 1);
    } else if (!exitCode) {
      setExitCode(1); // a listener of 'exit' threw
    }
  } catch {
    // The first error is the one that is told.
  }
  if (tellFailure === null) return false;
  tellFailure(err);
  return reallyExit(currentExitCode());
}

let tellFailure = null;

/** In a worker: `tell(err)` takes the place of the report that the host would print. */
function setFailureTeller(tell) {
  tellFailure = tell;
}

let exitCode;

function setExitCode(code) {
  exitCode = code;
}

/** The code the process would end with now. */
function currentExitCode() {
  return Number(exitCode ?? 0);
}

function emitExit(code) {
  const process = require('process');
  if (exiting) return currentExitCode();
  exiting = true;
  if (code !== undefined) process.exitCode = code;
  announceExit(process, currentExitCode());
  return currentExitCode();
}

function exit(code) {
  const process = require('process');
  if (arguments.length > 0 && code !== undefined) process.exitCode = code;
  if (isOn('trace-exit')) traceExit(process);
  if (!exiting) {
    exiting = true;
    announceExit(process, currentExitCode());
  }
  process.reallyExit(currentExitCode());
}

function traceExit({ exitCode, pid, _rawDebug }) {
  const place = {};
  Error.captureStackTrace(place, exit);
  const stack = place.stack.slice(place.stack.indexOf('\n'));
  _rawDebug(`(node:${pid}) WARNING: Exited the environment with code ${exitCode ?? 0}${stack}\n`);
}

/** The host has interrupted us when it returns, which the engine sees at the next turn of a loop. */
function reallyExit(code) {
  binding.exit(code);
  for (;;);
}

/** Emits 'beforeExit'; the host looks afterwards whether the loop has become alive again. */
function emitBeforeExit() {
  flushDestroyed();
  require('process').emit('beforeExit', currentExitCode());
}

module.exports = {
  currentExitCode,
  emitBeforeExit,
  emitExit,
  exit,
  getExitCode: () => exitCode,
  hasUncaughtExceptionCaptureCallback: () => captureCallback !== null,
  isExiting: () => exiting,
  isHeard,
  onUncaught,
  reallyExit,
  setDomainHandler,
  setExitCode,
  setFailureTeller,
  setFatalReporter,
  setUncaughtExceptionCaptureCallback,
  whenEnded,
};
