'use strict';
// How an error's frames become its `stack`, and how frames are read as objects.

const kIsNodeError = Symbol('kIsNodeError');

function headOf(error) {
  if (error !== null && typeof error === 'object' && error[kIsNodeError]) {
    return `${error.name} [${error.code}]: ${error.message}`;
  }
  return Error.prototype.toString.call(error);
}

/** What stands between a function of the API and the host that failed: no frames of theirs begin a stack. */
const PASSAGES = new Set(['node:internal/engine/prelude', 'node:internal/loader', 'node:internal/host_errors', 'node:internal/fs/readdir']);

function withoutPassages(frames) {
  let first = 0;
  while (first < frames.length && PASSAGES.has(frames[first].getFileName())) first++;
  return first === 0 ? frames : frames.slice(first);
}

/** @param frames as objects or as text */
function render(error, frames) {
  const head = headOf(error);
  return frames.length === 0 ? head : `${head}\n    at ${frames.join('\n    at ')}`;
}

function defaultPrepareStackTrace(error, frames) {
  return render(error, withoutPassages(frames));
}

// V8's own formatting knows no codes. It is in force only while a program has removed Error.prepareStackTrace: the
// head is then baked in, by naming the error otherwise for as long as the stack is rendered.
function bakeHead(error) {
  if (typeof Error.prepareStackTrace === 'function') return;
  const own = Object.getOwnPropertyDescriptor(error, 'name');
  Object.defineProperty(error, 'name', { value: `${error.name} [${error.code}]`, configurable: true });
  void error.stack;
  if (own === undefined) delete error.name;
  else Object.defineProperty(error, 'name', own);
}

/** Makes the stack of `error` begin at the caller of `below`. */
function recapture(error, below) {
  if (!Error.stackTraceLimit) return;
  Error.captureStackTrace(error, below);
  if (error[kIsNodeError]) bakeHead(error);
}

let internalPrepareStackTrace = defaultPrepareStackTrace;

// Source maps install themselves here.
function setInternalPrepareStackTrace(callback) {
  internalPrepareStackTrace = callback;
}

// Installed as Error.prepareStackTrace, under the name that Node's has; a program may put its own in its place.
function ErrorPrepareStackTrace(error, frames) {
  return internalPrepareStackTrace(error, frames);
}

function isErrorStackTraceLimitWritable() {
  const descriptor = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  if (descriptor === undefined) return Object.isExtensible(Error);
  return Object.hasOwn(descriptor, 'writable') ? descriptor.writable : descriptor.set !== undefined;
}

/** The call sites above `below`, at most `limit`, whatever prepareStackTrace the program has set. */
function captureCallSites(limit, below) {
  const target = {};
  const prepare = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  const { stackTraceLimit } = Error;
  const limitWritable = isErrorStackTraceLimitWritable();
  if (limitWritable) Error.stackTraceLimit = limit;
  Object.defineProperty(Error, 'prepareStackTrace', {
    value: (_, frames) => frames, writable: true, enumerable: false, configurable: true,
  });
  try {
    Error.captureStackTrace(target, below);
    return target.stack;
  } finally {
    if (limitWritable) Error.stackTraceLimit = stackTraceLimit;
    if (prepare) Object.defineProperty(Error, 'prepareStackTrace', prepare);
    else delete Error.prepareStackTrace;
  }
}

Object.defineProperty(Error, 'prepareStackTrace', {
  value: ErrorPrepareStackTrace, writable: true, enumerable: false, configurable: true,
});

module.exports = {
  kIsNodeError,
  bakeHead,
  recapture,
  defaultPrepareStackTrace,
  render,
  withoutPassages,
  setInternalPrepareStackTrace,
  isErrorStackTraceLimitWritable,
  captureCallSites,
};
