'use strict';

// spawn() and fork().

const process = require('process');
const {
  AbortError, codes: { ERR_CHILD_PROCESS_IPC_REQUIRED },
} = require('internal/errors');
const { addAbortListener } = require('internal/events/abort_listener');
const { validateArray, validateObject } = require('internal/validators');
const { ChildProcess } = require('internal/child_process/child');
const {
  normalizeSpawnArguments, sanitizeKillSignal, validateNoNul, validateSignal, validateTimeout,
} = require('internal/child_process/options');
const { fromString } = require('internal/child_process/stdio');
const { setTimeout, clearTimeout } = require('timers');

function abort(child, killSignal, reason) {
  try {
    if (child.kill(killSignal)) child.emit('error', new AbortError(undefined, { cause: reason }));
  } catch (err) {
    child.emit('error', err);
  }
}

function killAfter(child, timeout, killSignal) {
  let timer = setTimeout(() => {
    timer = null;
    try {
      child.kill(killSignal);
    } catch (err) {
      child.emit('error', err);
    }
  }, timeout);
  child.once('exit', () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  });
}

function killOnAbort(child, signal, killSignal) {
  if (signal.aborted) {
    process.nextTick(() => abort(child, killSignal, signal.reason));
    return;
  }
  const listener = addAbortListener(signal, () => abort(child, killSignal, signal.reason));
  child.once('exit', () => listener[Symbol.dispose]());
}

function spawn(file, args, options) {
  options = normalizeSpawnArguments(file, args, options);
  validateTimeout(options.timeout);
  validateSignal(options.signal);
  const killSignal = sanitizeKillSignal(options.killSignal);
  const child = new ChildProcess();
  child.spawn(options);
  if (options.timeout > 0) killAfter(child, options.timeout, killSignal);
  if (options.signal) killOnAbort(child, options.signal, killSignal);
  return child;
}

function forkStdio({ stdio, silent }) {
  if (typeof stdio === 'string') return fromString(stdio, 'ipc');
  if (!Array.isArray(stdio)) return fromString(silent ? 'pipe' : 'inherit', 'ipc');
  if (!stdio.includes('ipc')) throw new ERR_CHILD_PROCESS_IPC_REQUIRED('options.stdio');
  return stdio;
}

/** What follows -e or -p is code, which the child is not to run again. */
function ownExecArgv() {
  const { execArgv } = process;
  const at = process._eval == null ? -1 : execArgv.lastIndexOf(process._eval);
  return at > 0 ? execArgv.toSpliced(at - 1, 2) : execArgv;
}

function fork(modulePath, args, options) {
  const { hostPath } = require('internal/fs/paths');
  modulePath = hostPath(modulePath, 'modulePath');
  if (args == null) {
    args = [];
  } else if (typeof args === 'object' && !Array.isArray(args)) {
    options = args;
    args = [];
  } else {
    validateArray(args, 'args');
  }
  if (options != null) validateObject(options, 'options');
  options = { __proto__: null, ...options, shell: false };
  options.execPath ||= process.execPath;
  validateNoNul(options.execPath, 'options.execPath');
  const execArgv = options.execArgv || ownExecArgv();
  validateArray(execArgv, 'options.execArgv');
  execArgv.forEach((arg, i) => validateNoNul(`${arg}`, `options.execArgv[${i}]`));
  options.stdio = forkStdio(options);
  return spawn(options.execPath, [...execArgv, modulePath, ...args], options);
}

module.exports = { fork, spawn };
