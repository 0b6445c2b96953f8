'use strict';

// Promises that reject without a handler, in the modes of --unhandled-rejections.
// https://nodejs.org/api/cli.html#--unhandled-rejectionsmode

const shared = require('internal/shared');
const { getFrame, setFrame } = require('internal/async_context');
const { isWatched } = require('internal/async_ids');
const { codes: { ERR_UNHANDLED_REJECTION }, isErrorLike } = require('internal/errors');

// Kinds of V8's promise events.
const REJECTED_WITHOUT_HANDLER = 0;
const HANDLER_ADDED_AFTER = 1;
const REJECTED_AFTER_RESOLVED = 2;
const RESOLVED_AFTER_RESOLVED = 3;

const unhandled = new Map(); // promise -> info, told by V8 since the queues last ran dry
const reported = new WeakMap(); // those whose 'unhandledRejection' has been emitted
const handledLate = [];
let lastId = 0;
let mode = 'throw';
let fatal = (err) => { throw err; };

function onPromiseEvent(kind, promise, reason) {
  switch (kind) {
    case REJECTED_WITHOUT_HANDLER:
      unhandled.set(promise, { reason, id: ++lastId, warned: false, frame: getFrame() });
      shared.counters[shared.HAS_REJECTION] = 1;
      break;
    case HANDLER_ADDED_AFTER:
      handlerAdded(promise);
      break;
    case RESOLVED_AFTER_RESOLVED:
      multiple('resolve', promise, reason);
      break;
    case REJECTED_AFTER_RESOLVED:
      multiple('reject', promise, reason);
      break;
  }
}

function multiple(type, promise, reason) {
  const process = require('process');
  if (process.listenerCount('multipleResolves') === 0) return;
  require('internal/process/warning').emitDeprecationOnce('The multipleResolves event has been deprecated.', 'DEP0160');
  process.emit('multipleResolves', type, promise, reason);
}

function handlerAdded(promise) {
  if (unhandled.delete(promise)) return;
  const info = reported.get(promise);
  if (info === undefined) return;
  reported.delete(promise);
  handledLate.push({ promise, info });
  shared.counters[shared.HAS_REJECTION] = 1;
}

function describe(reason) {
  return require('internal/process/describe_reason').describeReason(reason);
}

function warn(name, text, reason) {
  const warning = new Error(text);
  warning.name = name;
  if (isErrorLike(reason)) warning.stack = reason.stack;
  require('process').emitWarning(warning);
}

function warnUnhandled(info) {
  info.warned = true;
  const { reason } = info;
  const process = require('process');
  if (isErrorLike(reason)) process.emitWarning(reason.stack, 'UnhandledPromiseRejectionWarning');
  else process.emitWarning(describe(reason), 'UnhandledPromiseRejectionWarning');
  warn('UnhandledPromiseRejectionWarning',
    'Unhandled promise rejection. This error originated either by throwing inside of an async function without a catch ' +
    'block, or by rejecting a promise which was not handled with .catch(). To terminate the node process on unhandled ' +
    'promise rejection, use the CLI flag `--unhandled-rejections=strict` (see ' +
    'https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). ' +
    `(rejection id: ${info.id})`, reason);
}

function toError(reason) {
  return isErrorLike(reason) ? reason : new ERR_UNHANDLED_REJECTION(describe(reason));
}

/** Each mode answers true where the rejection has been dealt with. */
const modes = {
  throw(promise, { reason }) {
    if (require('process').emit('unhandledRejection', reason, promise)) return;
    fatal(toError(reason), true);
  },
  strict(promise, info) {
    fatal(toError(info.reason), true);
    if (!require('process').emit('unhandledRejection', info.reason, promise)) warnUnhandled(info);
  },
  warn(promise, info) {
    require('process').emit('unhandledRejection', info.reason, promise);
    warnUnhandled(info);
  },
  none(promise, { reason }) {
    require('process').emit('unhandledRejection', reason, promise);
  },
  'warn-with-error-code'(promise, info) {
    const process = require('process');
    if (process.emit('unhandledRejection', info.reason, promise)) return;
    warnUnhandled(info);
    process.exitCode = 1;
  },
};

/** Emits what is outstanding; true if user code ran, which may have queued ticks. */
function processRejections() {
  shared.counters[shared.HAS_REJECTION] = 0;
  const process = require('process');
  let ran = false;
  while (handledLate.length > 0) {
    const { promise, info } = handledLate.shift();
    if (info.warned) {
      warn('PromiseRejectionHandledWarning', `Promise rejection was handled asynchronously (rejection id: ${info.id})`);
    }
    process.emit('rejectionHandled', promise);
    ran = true;
  }
  return reportUnhandled() || ran;
}

/** Reports those that are there now, each once even if one of them throws; ticks come before those they add. */
function reportUnhandled() {
  let count = unhandled.size;
  if (count === 0) return false;
  try {
    for (const [promise, info] of unhandled) {
      if (count-- === 0) break;
      unhandled.delete(promise);
      reported.set(promise, info);
      setFrame(info.frame);
      if (isWatched()) require('internal/promise_ids').runIn(promise, () => modes[mode](promise, info));
      else modes[mode](promise, info);
    }
  } finally {
    if (unhandled.size > 0) shared.counters[shared.HAS_REJECTION] = 1;
  }
  return true;
}

function setup(options) {
  mode = options.mode ?? 'throw';
  ({ fatal } = options);
}

module.exports = { onPromiseEvent, processRejections, setup, modeNames: Object.keys(modes) };
