'use strict';

// https://nodejs.org/api/perf_hooks.html#perf_hookstimerifyfn-options

const { isRecordable } = require('internal/histogram');
const { kMake, PerformanceEntry } = require('internal/perf/entries');
const { enqueue } = require('internal/perf/observer');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');

const binding = internalBinding('performance');

/** The entry of a call: it also holds the arguments, by their position. */
function entryOf(fn, start, args) {
  const entry = new PerformanceEntry(kMake, fn.name, 'function', start, binding.now() - start, args);
  for (let i = 0; i < args.length; i++) entry[i] = args[i];
  return entry;
}

function timerify(fn, options = {}) {
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  const { histogram } = options;
  if (histogram !== undefined && !isRecordable(histogram)) {
    throw new ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  }
  function timerified(...args) {
    const start = binding.now();
    const result = new.target === undefined ? Reflect.apply(fn, this, args) : Reflect.construct(fn, args);
    const finish = () => {
      const entry = entryOf(fn, start, args);
      histogram?.record(Math.max(Math.ceil(entry.duration * 1e6), 1));
      enqueue(entry);
    };
    if (new.target === undefined && typeof result?.finally === 'function') return result.finally(finish);
    finish();
    return result;
  }
  Object.defineProperties(timerified, {
    length: { configurable: false, enumerable: true, value: fn.length },
    name: { configurable: false, enumerable: true, value: `timerified ${fn.name}` },
  });
  return timerified;
}

module.exports = { timerify };
