'use strict';

// The warning of `Buffer(...)` and `new Buffer(...)`: once, and for a program's own code only.

const { isOn } = require('internal/options');
const { isInsideNodeModules } = require('internal/caller');

const MESSAGE = 'Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
  'Buffer.allocUnsafe(), or Buffer.from() methods instead.';
const MAX_STACK_LOOKS = 10000; // a dependency that calls it for ever shall not pay for a stack each time

let settled = false;
let looks = 0;

function pendingDeprecations(process) {
  return isOn('pending-deprecation') || process.env.NODE_PENDING_DEPRECATION === '1';
}

function warnOfConstructor() {
  if (settled || ++looks > MAX_STACK_LOOKS) return;
  const process = require('process');
  if (!pendingDeprecations(process) && isInsideNodeModules()) return;
  settled = true;
  process.emitWarning(MESSAGE, 'DeprecationWarning', 'DEP0005');
}

let slowSettled = false;

function warnOfSlowBuffer() {
  if (slowSettled) return;
  slowSettled = true;
  require('process').emitWarning('SlowBuffer() is deprecated. Please use Buffer.allocUnsafeSlow()',
    'DeprecationWarning', 'DEP0030');
}

module.exports = { warnOfConstructor, warnOfSlowBuffer };
