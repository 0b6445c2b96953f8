'use strict';

// An 'error' event that nobody listens for.

const { codes: { ERR_UNHANDLED_ERROR } } = require('internal/errors');

/** Key of a method on an error that returns its stack with the place of the emit added; for the fatal-exception report. */
const kEnhanceStack = Symbol('kEnhanceStackBeforeInspector');

/** Where the frames of `thrown` end in a run that `emitted` ends in as well: [length, index in thrown], or [0, 0]. */
function sharedTail(thrown, emitted) {
  for (let i = 0; i < thrown.length - 3; i++) {
    const position = emitted.indexOf(thrown[i]);
    if (position === -1) continue;
    const rest = emitted.length - position;
    if (rest <= 3) continue;
    let length = 1;
    const limit = Math.min(rest, thrown.length - i);
    while (length < limit && thrown[i + length] === emitted[position + length]) length++;
    if (length > 3) return { length, at: position };
  }
  return { length: 0, at: 0 };
}

/** Frames of `emitted`, with those that the error's own stack shows too folded into one line. */
function foldFrames(errorFrames, emittedFrames) {
  const { length, at } = sharedTail(errorFrames, emittedFrames);
  if (length === 0) return emittedFrames;
  const folded = emittedFrames.slice();
  folded.splice(at + 1, length - 2, '    [... lines matching original stack trace ...]');
  return folded;
}

function enhanceStack(emitter, error, capture) {
  let context = '';
  try {
    const { name } = emitter.constructor;
    if (name !== 'EventEmitter') context = ` on ${name} instance`;
  } catch {
    // An emitter without a usable constructor is shown without one.
  }
  const separator = `\nEmitted 'error' event${context} at:\n`;
  const errorFrames = `${error.stack}`.split('\n').slice(1);
  const emittedFrames = `${capture.stack}`.split('\n').slice(1);
  return error.stack + separator + foldFrames(errorFrames, emittedFrames).join('\n');
}

function decorate(emitter, error, emit) {
  try {
    const capture = {};
    Error.captureStackTrace(capture, emit);
    Object.defineProperty(error, kEnhanceStack, {
      value: () => enhanceStack(emitter, error, capture), configurable: true,
    });
  } catch {
    // A frozen error is thrown without the decoration.
  }
}

function describe(value) {
  try {
    return require('internal/util/inspect').inspect(value);
  } catch {
    return value;
  }
}

/** Throws what an unhandled 'error' event carried: the error itself, or one that tells of the value. */
function throwUnhandled(emitter, value, emit) {
  if (value instanceof Error) {
    decorate(emitter, value, emit);
    throw value;
  }
  const error = new ERR_UNHANDLED_ERROR(describe(value));
  error.context = value;
  throw error;
}

module.exports = { kEnhanceStack, throwUnhandled };
