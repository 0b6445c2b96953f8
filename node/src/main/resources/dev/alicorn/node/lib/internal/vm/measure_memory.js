'use strict';
// vm.measureMemory: all contexts share one heap, so the one that asks has all of it.

const { validateObject, validateOneOf } = require('internal/validators');

async function measure(mode) {
  const { used_heap_size: used } = require('v8').getHeapStatistics();
  const amount = () => ({ jsMemoryEstimate: used, jsMemoryRange: [used, used] });
  return mode === 'summary' ? { total: amount() } : { total: amount(), current: amount(), other: [] };
}

function measureMemory(options) {
  require('internal/util/deprecate').emitExperimentalWarning('vm.measureMemory');
  validateObject(options, 'options');
  const { mode = 'summary', execution = 'default' } = options;
  validateOneOf(mode, 'options.mode', ['summary', 'detailed']);
  validateOneOf(execution, 'options.execution', ['default', 'eager']);
  return measure(mode);
}

module.exports = { measureMemory };
