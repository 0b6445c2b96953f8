'use strict';
// Algorithms over many host calls, written once for both forms: a generator yields `[method, ...arguments]` of the fs
// binding and gets the result, or the error thrown into it, from a runner that blocks or from one that awaits.

const { promised } = require('internal/fs/call');

const binding = internalBinding('fs');

function runSync(steps) {
  let turn = steps.next();
  while (!turn.done) {
    const [method, ...args] = turn.value;
    let result;
    try {
      result = method === 'value' ? args[0] : binding[method](0, ...args);
    } catch (err) {
      turn = steps.throw(err);
      continue;
    }
    turn = steps.next(result);
  }
  return turn.value;
}

async function awaitStep([method, ...args]) {
  return method === 'value' ? args[0] : promised((id) => binding[method](id, ...args));
}

async function run(steps) {
  let turn = steps.next();
  while (!turn.done) {
    let result;
    try {
      result = await awaitStep(turn.value);
    } catch (err) {
      turn = steps.throw(err);
      continue;
    }
    turn = steps.next(result);
  }
  return turn.value;
}

/** The call's result, or null if the error's code is one of `codes`. */
function* unless(codes, step) {
  try {
    return yield step;
  } catch (err) {
    if (codes.includes(err.code)) return null;
    throw err;
  }
}

module.exports = { run, runSync, unless };
